"""TikTok's ads by day become ad days, with figures worked out by hand."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.workbooks import workbook

COLUMNS = (
    "date", "channel", "campaign_id", "campaign", "impressions", "clicks", "spend", "attributed_orders",
    "attributed_units", "attributed_sales", "currency",
)  # fmt: skip
HEADER = (
    "Campaign name", "Campaign ID", "By Day", "Currency", "Cost", "CPM", "Impressions", "Clicks (destination)",
    "CTR (destination)", "Conversions", "Complete payment", "Total complete payment value",
)  # fmt: skip
ROWS = [
    ("Winter, UGC", "17901", "2026-10-03", "USD", "1,234.50", "10.29", "120000", "1800", "1.50%", "90", "12", "708.00"),
    ("Winter, UGC", "17901", "2026-10-04", "USD", "8.00", "1.60", "5000", "70", "1.40%", "2", "1", "59.00"),
    ("Reach", "17902", "2026-10-04", "USD", "5.25", "1.05", "5000", "0", "0.00%", "0", "-", "-"),
    ("Total of 3 results", "-", "-", "USD", "1,247.75", "9.60", "130000", "1870", "1.44%", "92", "13", "767.00"),
]
DAYS = [
    ("2026-10-03", "tiktok", "17901", "Winter, UGC", "120000", "1800", "1234.500000", "12", "12", "708.000000", "USD"),
    ("2026-10-04", "tiktok", "17901", "Winter, UGC", "5000", "70", "8.000000", "1", "1", "59.000000", "USD"),
    ("2026-10-04", "tiktok", "17902", "Reach", "5000", "0", "5.250000", "0", "0", "0.000000", "USD"),
]


def test_a_workbook_by_day_with_its_row_of_totals(company: Company) -> None:
    path = workbook(company.folder / "tiktok.xlsx", [HEADER, *ROWS])
    done = company.load(path, store="eu")
    again = company.load(path, store="eu")

    assert (done.kind, done.read, done.new, done.rejected) == ("tiktok.campaigns", 3, 3, 0)
    assert company.rows("ads", *COLUMNS) == DAYS
    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)


def test_the_same_as_csv_with_ads_and_without_ids(company: Company) -> None:
    header = "By Day,Campaign name,Ad group name,Ad name,Cost,Impressions,Clicks (destination),Purchases (website),Purchase value (website)\n"
    rows = "2026-10-04,Winter,A,UGC 1,8.00,5000,70,1,59\n2026-10-04,Winter,A,UGC 2,2.50,1000,10,0,0\n"
    done = company.load(header + rows, store="us")

    assert (done.kind, done.read, done.new) == ("tiktok.campaigns", 2, 1)
    assert company.rows("ads", *COLUMNS) == [
        ("2026-10-04", "tiktok", "Winter", "Winter", "6000", "80", "10.500000", "1", "1", "59.000000", "USD")
    ]
