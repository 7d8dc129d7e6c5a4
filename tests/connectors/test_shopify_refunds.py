"""Refunds of Shopify have their SKUs and units, without tax and shipping."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.test_shopify_payments import CONTENT as PAYMENTS

HEADER = (
    "ID,Name,Email,Created At,Currency,Tax: Included,Price: Total,Line: Type,Line: Title,Line: SKU,Line: Quantity,Line: Total,"
    "Line: Tax Total,Refund: ID,Refund: Created At,Refund: Note\n"
)


def row(name: str, kind: str, sku: str = "", units: str = "", total: str = "", tax: str = "", refund: str = "", at: str = "", included: str = "FALSE") -> str:  # fmt: skip
    return (
        f"64891,{name},anna@example.com,2026-01-05 14:27:06 -0800,USD,{included},61.00,{kind},Kettle,{sku},{units},{total},{tax},"
        f"{refund},{at},too loud\n"
    )


DAY = "2026-01-15 22:48:49 -0800"
ROWS = (
    row("#1001", "Line Item", "KT", "2", "59.98")
    + row("#1001", "Refund Line", "KT", "-1", "-29.99", "2.40", "9871", DAY)
    + row("#1001", "Refund Line", "KT", "-1", "-19.99", "1.60", "9871", DAY)
    + row("#1001", "Refund Shipping", total="-5.00", refund="9871", at=DAY)
    + row("#1001", "Transaction")
    + row("#1002", "Refund Line", "LP", "-1", "-11.90", "-1.90", "9872", DAY, included="TRUE")
    + row("#1003", "Refund Line", "LP", "-1", "-11.90", "1.90", "", DAY)
)


def test_refund_lines_are_added_up_by_refund_and_sku(company: Company) -> None:
    done = company.load(HEADER + ROWS, "Orders.csv", store="us")

    assert (done.kind, done.read, done.rejected, done.ignored_columns) == ("shopify.refunds", 7, 1, ())
    assert [row[1:] for row in company.reasons()] == [("Refund: ID", "missing")]
    assert company.rows(
        "refunds", "refund_id", "order_id", "sku", "refunded_day", "quantity", "amount", "currency"
    ) == [
        ("9871", "#1001", "KT", "2026-01-15", "2", "49.980000", "USD"),
        ("9872", "#1002", "LP", "2026-01-15", "1", "10.000000", "USD"),
    ]
    assert company.rows("order_lines", "order_id") == []


def test_the_transactions_can_give_their_fees_alone(shared: Company) -> None:
    done = shared.load(PAYMENTS.format(paid="paid", payout="1"), "pay.csv", store="us", kind="shopify.payments_fees")

    assert (done.kind, done.rejected, len(shared.rows("fees", "fee_id"))) == ("shopify.payments_fees", 0, 3)
    assert shared.rows("refunds", "refund_id") == []
