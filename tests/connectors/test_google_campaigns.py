"""Google Ads' campaigns by day become ad days, with figures worked out by hand."""

from __future__ import annotations

import pytest

from helloword.connectors.staging import Answers
from helloword.errors import FileFormatError
from tests.connectors.company import Company

COLUMNS = (
    "date", "channel", "campaign_id", "campaign", "impressions", "clicks", "spend", "attributed_orders",
    "attributed_units", "attributed_sales", "currency",
)  # fmt: skip
ENGLISH = """Campaign report
"September 1, 2026 - September 2, 2026"
Day,Campaign,Campaign ID,Currency code,Impr.,Clicks,CTR,Cost,Conversions,Conv. value
2026-09-01,"Shopping, all",111,USD,"12,345",120,0.97%,"1,234.56",3.50,"2,469.12"
2026-09-01,Brand,222,USD,800,60,7.50%,4.20, --, --
2026-09-02,"Shopping, all",111,USD,"10,500",88,0.84%,99.90,1.00,80.00
Total: Campaigns, --, --,USD,"23,645",268,1.13%,"1,338.66",4.50,"2,549.12"
Total: Account, --, --,USD,"23,645",268,1.13%,"1,338.66",4.50,"2,549.12"
"""
ROWS = [
    ("2026-09-01", "google", "111", "Shopping, all", "12345", "120", "1234.560000", "4", "4", "2469.120000", "USD"),
    ("2026-09-01", "google", "222", "Brand", "800", "60", "4.200000", "0", "0", "0.000000", "USD"),
    ("2026-09-02", "google", "111", "Shopping, all", "10500", "88", "99.900000", "1", "1", "80.000000", "USD"),
]


def test_the_report_is_read_without_its_prose_and_totals_and_twice_changes_nothing(company: Company) -> None:
    done = company.load(ENGLISH, store="us")
    again = company.load(ENGLISH, "again.csv", store="us")

    assert (done.kind, done.read, done.new, done.rejected) == ("google.campaigns", 3, 3, 0)
    assert [text.en for text in done.notices] == ["2 rows are totals or remarks and no data; they were not read."]
    assert done.ignored_columns == ("CTR",)
    assert company.rows("ads", *COLUMNS) == ROWS
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)


def test_the_excel_variant_is_the_same(company: Company) -> None:
    lines = (
        "Campaign report",
        "September 1, 2026 - September 2, 2026",
        "Day|Campaign|Campaign ID|Currency code|Impr.|Clicks|Cost|Conversions|Conv. value",
        "2026-09-01|Shopping, all|111|USD|12,345|120|1,234.56|3.50|2,469.12",
        "2026-09-01|Brand|222|USD|800|60|4.20| --| --",
        "2026-09-02|Shopping, all|111|USD|10,500|88|99.90|1.00|80.00",
        "Total: Account| --| --|USD|23,645|268|1,338.66|4.50|2,549.12",
    )
    tabbed = "\r\n".join([*lines, ""]).replace("|", "\t")
    done = company.load(b"\xff\xfe" + tabbed.encode("utf-16-le"), store="us")

    assert (done.kind, done.read, done.rejected) == ("google.campaigns", 3, 0)
    assert company.rows("ads", *COLUMNS) == ROWS


def test_numbers_as_in_germany(company: Company) -> None:
    german = """Kampagnenbericht
"1. September 2026 – 2. September 2026"
Tag,Kampagne,Währungscode,Kosten,Impr.,Klicks,Conversions,Conv.-Wert
01.09.2026,Frühling,EUR,"1.234,56","12.345",120,"3,00","99,5"
13.09.2026,Frühling,EUR,"99,90",900,9,"0,50","0"
Gesamt: Konto,--,EUR,"1.334,46","13.245",129,"3,50","99,5"
"""
    company.load(german, store="eu")

    assert company.rows("ads", *COLUMNS) == [
        ("2026-09-01", "google", "Frühling", "Frühling", "12345", "120", "1234.560000", "3", "3", "99.500000", "EUR"),
        ("2026-09-13", "google", "Frühling", "Frühling", "900", "9", "99.900000", "1", "1", "0.000000", "EUR"),
    ]


def test_chinese_names(company: Company) -> None:
    chinese = """广告系列报告
"2026年9月1日 - 2026年9月2日"
天,广告系列,货币代码,展示次数,点击次数,费用,转化次数,转化价值
2026-09-01,品牌,USD,"1,234",60,4.20,2.00,59.5
总计：帐号,--,USD,"1,234",60,4.20,2.00,59.5
"""
    done = company.load(chinese, store="eu")

    assert (done.kind, done.read, done.rejected) == ("google.campaigns", 1, 0)
    assert company.rows("ads", *COLUMNS) == [
        ("2026-09-01", "google", "品牌", "品牌", "1234", "60", "4.200000", "2", "2", "59.500000", "USD"),
    ]


def test_rows_split_further_are_added_up(company: Company) -> None:
    header = "Day,Campaign,Device,Impr.,Clicks,Cost,Conversions,Conv. value\n"
    rows = "2026-09-01,Brand,Computers,100,10,5.10,0.40,20\n2026-09-01,Brand,Mobile phones,200,20,7.20,0.40,30.5\n"
    company.load(header + rows, store="eu")

    assert company.rows("ads", *COLUMNS) == [
        ("2026-09-01", "google", "Brand", "Brand", "300", "30", "12.300000", "1", "1", "50.500000", "EUR"),
    ]


def test_a_querys_cost_is_in_micros(company: Company) -> None:
    header = (
        "segments.date,campaign.id,campaign.name,customer.currency_code,metrics.impressions,metrics.clicks,"
        "metrics.cost_micros,metrics.conversions,metrics.conversions_value\n"
    )
    company.load(header + "2026-09-01,7,Brand,GBP,100,10,12345678,1.0,20.5\n", store="eu")

    assert company.rows("ads", "campaign_id", "spend", "attributed_sales", "currency") == [
        ("7", "12.345678", "20.500000", "GBP")
    ]


def test_a_report_without_conversion_values_says_which_column_to_add(company: Company) -> None:
    with pytest.raises(FileFormatError, match=r"Nearest is google\.campaigns: missing Conv\. value;"):
        company.load("Day,Campaign,Impr.,Clicks,Cost,Conversions\n2026-09-01,Brand,100,10,1.5,1\n", store="eu")


def test_a_total_of_the_whole_time_is_refused(company: Company) -> None:
    with pytest.raises(FileFormatError, match="missing Day"):
        company.load(
            "Campaign,Impr.,Clicks,Cost,Conversions,Conv. value\nBrand,100,10,1.5,1,9\n", store="eu",
            answers=Answers(decimal="point"),
        )  # fmt: skip
