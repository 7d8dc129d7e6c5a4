"""Meta's export by day becomes ad days, with figures worked out by hand."""

from __future__ import annotations

import pytest

from helloword.errors import FileFormatError
from helloword.lake.importing import export_rejects
from tests.connectors.company import Company
from tests.connectors.workbooks import workbook

COLUMNS = (
    "date", "channel", "campaign_id", "campaign", "impressions", "clicks", "spend", "attributed_orders",
    "attributed_units", "attributed_sales", "currency",
)  # fmt: skip
BY_AD = """\ufeffReporting starts,Reporting ends,Campaign name,Ad set name,Ad name,Day,Results,Amount spent (GBP),Impressions,"CPM (cost per 1,000 impressions) (GBP)",Link clicks,Clicks (all),CTR (all),Purchases,Purchases conversion value
,,,,,,,1027.5,6600,155.68,93,120,1.81,3,177
2026-09-20,2026-09-21,"Winter, sale",Broad,Video A,2026-09-20,2,12.50,3400,3.68,51,60,1.76,2,118.00
2026-09-20,2026-09-21,"Winter, sale",Broad,Video B,2026-09-20,,10.00,200,50,2,3,1.5,,
2026-09-20,2026-09-21,"Winter, sale",Broad,Video A,2026-09-21,1,"1,005.00",3000,335,40,57,1.9,1,59.00
"""
ROWS = [
    ("2026-09-20", "meta", "Winter, sale", "Winter, sale", "3600", "53", "22.500000", "2", "2", "118.000000", "GBP"),
    ("2026-09-21", "meta", "Winter, sale", "Winter, sale", "3000", "40", "1005.000000", "1", "1", "59.000000", "GBP"),
]


def test_ads_are_added_up_to_days_of_campaigns_in_the_currency_of_the_header(company: Company) -> None:
    done = company.load(BY_AD, store="eu")
    again = company.load(BY_AD, "again.csv", store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("meta.campaigns", 3, 2, 0)
    assert company.rows("ads", *COLUMNS) == ROWS
    assert (again.new, again.changed) == (0, 0)


def test_chinese_names_and_a_workbook(company: Company) -> None:
    header = ("单日", "广告系列编号", "广告系列名称", "展示次数", "货币", "已花费金额 (USD)", "链接点击量", "购物次数", "购物转化价值",
              "报告开始日期", "报告结束日期")  # fmt: skip
    row = ("2026-09-20", "23850001", "冬季", 1000, "USD", 12.5, 30, 2, 80.25, "2026-09-01", "2026-09-30")
    done = company.load(workbook(company.folder / "meta.xlsx", [header, row]), store="us")

    assert (done.kind, done.rejected, done.ignored_columns) == ("meta.campaigns", 0, ())
    assert company.rows("ads", *COLUMNS) == [
        ("2026-09-20", "meta", "23850001", "冬季", "1000", "30", "12.500000", "2", "2", "80.250000", "USD")
    ]


def test_a_row_of_several_days_is_rejected_and_one_of_a_single_day_needs_no_column_of_days(company: Company) -> None:
    header = "Reporting starts,Reporting ends,Campaign name,Amount spent (USD),Impressions,Link clicks,Purchases,Purchases conversion value\n"
    rows = "2026-09-20,2026-09-20,Winter,10.00,100,5,1,50\n2026-09-01,2026-09-30,Summer,300.00,9000,150,30,1500\n"
    done = company.load(header + rows, store="us")

    assert (done.read, done.new, done.rejected) == (2, 1, 1)
    assert company.reasons() == [(3, "Reporting ends", "several_days")]
    assert company.rows("ads", "date", "spend") == [("2026-09-20", "10.000000")]


def test_a_campaign_with_a_row_that_cannot_be_read_waits_whole_and_is_whole_when_mended(company: Company) -> None:
    done = company.load(BY_AD.replace("10.00,200", "ten,200"), store="eu")
    reasons = company.reasons()
    mend = company.folder / "mend.csv"
    export_rejects(company.workspace, done.import_id, mend)
    mended = company.load(mend.read_text(encoding="utf-8").replace("ten", "10.00"), "mended.csv", store="eu")

    assert (done.new, done.rejected) == (0, 3)
    assert (4, "Amount spent", "not_amount") in reasons
    assert (mended.new, mended.rejected) == (2, 0)
    assert company.rows("ads", *COLUMNS) == ROWS


def test_an_export_without_purchases_says_so(company: Company) -> None:
    with pytest.raises(
        FileFormatError, match=r"Nearest is meta\.campaigns: missing Purchases, Purchases conversion value;"
    ):
        company.load("Day,Campaign name,Results,Amount spent (USD),Impressions,Link clicks\n2026-09-20,x,3,10,100,5\n")
