"""TikTok Shop's income statement becomes fees, with figures worked out by hand."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.test_amazon_orders import plain
from tests.connectors.workbooks import Cells, workbook

HEADER = (
    "Order/adjustment ID  ", "Type ", "Order created time(UTC)", "Order settled time(UTC)", "Currency",
    "Total settlement amount", "Total Revenue", "Subtotal after seller discounts", "Refund subtotal after seller discounts",
    "Total Fees", "Transaction fee", "TikTok Shop commission fee", "Seller shipping fee", "Actual shipping fee",
    "Affiliate Commission", "Voucher Xtra Service Fee", "Brand new fee", "Ajustment amount", "Related order ID",
)  # fmt: skip
ROWS = (
    # 100.00 - 15.50 = 84.50; of the fees 2.00 + 6.00 + 3.00 + 4.00 are known, 0.50 is not.
    ("577431091617435979", "Order", "2026/06/10", "2026/06/20", "MYR", "84.50", "100.00", "100.00", "0", "-15.50", "-2.00",
     "-6.00", "-3.00", "-7.00", "-4.00", "0", "-0.50", "0", "/"),
    # Refunded: the commission comes back.
    ("577431091617435980", "Order", "2026/06/11", "2026/06/21", "MYR", "4.00", "0.00", "50.00", "-50.00", "4.00", "1.00", "3.00",
     "0", "0", "0", "0", "0", "0", "577431091617435980"),
    ("8001", "Logistics reimbursement", "/", "2026/06/22", "MYR", "9.90", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0",
     "9.90", "577431091617435979"),
    ("8002", "GMV Payment for TikTok Ads", "/", "2026/06/23", "MYR", "-20.00", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0",
     "0", "-20.00", "/"),
    ("8003", "Other adjustment", "/", "2026/06/24", "MYR", "-1.25", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "0", "-1.25",
     "/"),
)  # fmt: skip
FIRST, SECOND = "577431091617435979", "577431091617435980"
FEES = [
    (FIRST, "2026-06-20", "other", "0.5", "MYR"),
    (FIRST, "2026-06-20", "other", "4", "MYR"),
    (FIRST, "2026-06-20", "payment", "2", "MYR"),
    (FIRST, "2026-06-20", "referral", "6", "MYR"),
    (FIRST, "2026-06-20", "shipping", "3", "MYR"),
    (FIRST, "2026-06-22", "reimbursement", "-9.9", "MYR"),
    (SECOND, "2026-06-21", "payment", "-1", "MYR"),
    (SECOND, "2026-06-21", "referral", "-3", "MYR"),
    ("-", "2026-06-24", "other", "1.25", "MYR"),
]


def fees(company: Company) -> list[tuple[str, ...]]:
    rows = company.rows("fees", "order_id", "posted_day", "type", "amount", "currency")
    return sorted(tuple(plain(cell) for cell in row) for row in rows)


def test_every_fee_is_one_and_what_is_not_known_by_name_is_other(company: Company) -> None:
    sheets: dict[str, Cells] = {
        "Reports": [("Income report",), ("Time period:", "2026/06")],
        "Order details": [HEADER, *ROWS],
    }
    path = workbook(company.folder / "income.xlsx", **sheets)
    done = company.load(path, store="us")
    again = company.load(path, store="us")

    assert (done.kind, done.read, done.rejected, done.ignored_columns) == ("tiktok.income", 5, 0, ("Brand new fee",))
    assert fees(company) == sorted(FEES)
    assert [text.en.split(";")[0].split(",")[0] for text in done.notices] == [
        "1 row has fees under names that are not known",
        "1 row pays for TikTok ads out of the balance",
    ]
    assert company.rows("refunds", "order_id", "refunded_day", "amount", "currency") == [
        (SECOND, "2026-06-21", "50.000000", "MYR")
    ]
    assert (again.new, again.changed) == (0, 0)


def test_the_american_statement_has_shipping_beside_its_fees_and_a_row_for_each_sku(company: Company) -> None:
    header = (
        "Statement date (UTC),Statement ID,Currency,Type,Order/adjustment ID,SKU ID,Total settlement amount,Net sales,Gross sales,"
        "Shipping,TikTok Shop shipping fee,Customer-paid shipping fee,Fees,Referral fee,Affiliate Commission,Adjustment amount\n"
    )
    rows = (
        "2026-06-20,S1,USD,Order,111,901,22.50,30.00,30.00,-2.00,-6.00,4.00,-5.50,-1.80,-3.70,0\n"
        "2026-06-20,S1,USD,Order,111,902,9.00,10.00,10.00,0,0,0,-1.00,-0.60,-0.40,0\n"
    )
    done = company.load(header + rows, store="us")

    assert (done.kind, done.rejected, [text.en for text in done.notices]) == ("tiktok.income", 0, [])
    assert fees(company) == [
        ("111", "2026-06-20", "other", "0.4", "USD"),
        ("111", "2026-06-20", "other", "3.7", "USD"),
        ("111", "2026-06-20", "referral", "0.6", "USD"),
        ("111", "2026-06-20", "referral", "1.8", "USD"),
        ("111", "2026-06-20", "shipping", "2", "USD"),
    ]


def test_a_settlement_that_does_not_add_up_is_told(company: Company) -> None:
    header = "Order\\adjustment ID,Type,Order settled time,Currency,Total settlement amount,Total revenue,Total fees,Transaction fee\n"
    done = company.load(header + "1,Order,2026/06/20,MYR,80.00,100.00,-15.00,-15.00\n", store="us")

    assert [text.en.split(" than")[0] for text in done.notices] == ["1 row has a `Total settlement amount` other"]


def test_refunds_are_less_the_sellers_discount_and_less_tax(company: Company) -> None:
    company.workspace.add_store("uk", "tiktok", "GB", "GBP", "Europe/London", prices="tax-included")
    header = (
        "Statement date,Currency,Type,Order/adjustment ID,SKU ID,Total settlement amount,Net sales,Gross sales,Gross sales refund,"
        "Seller discount refund,Fees\n"
    )
    company.load(header + "2026-06-20,GBP,Refund,111,901,-12.00,-12.00,0,-15.00,3.00,0\n", store="uk")

    assert company.rows("refunds", "order_id", "refunded_day", "amount", "currency") == [
        ("111", "2026-06-20", "10.000000", "GBP")
    ]
