"""Amazon's settlement becomes fees and refunds, with figures worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from tests.connectors import test_amazon_orders as orders
from tests.connectors.company import Company, company_in

V2 = (
    "settlement-id", "settlement-start-date", "settlement-end-date", "deposit-date", "total-amount", "currency",
    "transaction-type", "order-id", "merchant-order-id", "adjustment-id", "shipment-id", "marketplace-name",
    "amount-type", "amount-description", "amount", "fulfillment-id", "posted-date", "posted-date-time",
    "order-item-code", "merchant-order-item-id", "merchant-adjustment-item-id", "sku", "quantity-purchased", "promotion-id",
)  # fmt: skip
FIRST, SECOND = "113-1000001-0000001", "113-1000002-0000002"
# Kind of line, order, SKU, type, description, amount, day and time; they add up to 24.55.
LINES = f"""
Order             | {FIRST}  | KT | ItemPrice         | Principal                       | 59.98  | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | ItemPrice         | Tax                             | 4.95   | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | ItemPrice         | Shipping                        | 5.99   | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | Promotion         | Shipping                        | -5.99  | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | ItemWithheldTax   | MarketplaceFacilitatorTax-Principal | -4.95 | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | ItemFees          | Commission                      | -9.00  | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | ItemFees          | FBAPerUnitFulfillmentFee        | -5.42  | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | ItemFees          | FBAPerUnitFulfillmentFee        | -5.42  | 2026-01-05 20:00:00
Order             | {FIRST}  | KT | ItemFees          | ShippingChargeback              | -5.99  | 2026-01-05 20:00:00
Refund            | {SECOND} | LP | ItemPrice         | Principal                       | -20.00 | 2026-01-08 06:30:00
Refund            | {SECOND} | LP | ItemPrice         | Tax                             | -1.65  | 2026-01-08 06:30:00
Refund            | {SECOND} | LP | ItemPrice         | Shipping                        | -4.00  | 2026-01-08 06:30:00
Refund            | {SECOND} | LP | Promotion         | Principal                       | 2.00   | 2026-01-08 06:30:00
Refund            | {SECOND} | LP | ItemWithheldTax   | MarketplaceFacilitatorTax-Principal | 1.65 | 2026-01-08 06:30:00
Refund            | {SECOND} | LP | ItemFees          | Commission                      | 2.70   | 2026-01-08 06:30:00
Refund            | {SECOND} | LP | ItemFees          | RefundCommission                | -0.54  | 2026-01-08 06:30:00
ServiceFee        |          |    | Cost of Advertising | TransactionTotalAmount        | -12.40 | 2026-01-09 12:00:00
other-transaction |          |    | other-transaction | Subscription Fee                | -39.99 | 2026-01-10 12:00:00
other-transaction |          |    | other-transaction | Storage Fee                     | -7.15  | 2026-01-12 12:00:00
other-transaction | FBA15ABC | LP | FBA Inventory Reimbursement | WAREHOUSE_DAMAGE      | 18.63  | 2026-01-12 12:00:00
other-transaction |          |    | other-transaction | Brand Story Fee                 | -1.85  | 2026-01-12 12:00:00
other-transaction |          |    | other-transaction | Previous Reserve Amount Balance | 80.00  | 2026-01-13 12:00:00
other-transaction |          |    | other-transaction | Current Reserve Amount          | -27.00 | 2026-01-13 12:00:00
"""
FEES = [
    ("113-1000001-0000001", "KT", "fulfilment", "5.42"),
    ("113-1000001-0000001", "KT", "fulfilment", "5.42"),
    ("113-1000001-0000001", "KT", "referral", "9"),
    ("113-1000001-0000001", "KT", "shipping", "5.99"),
    ("113-1000002-0000002", "LP", "referral", "-2.7"),
    ("113-1000002-0000002", "LP", "referral", "0.54"),
    ("-", "-", "other", "1.85"),
    ("-", "-", "storage", "7.15"),
    ("-", "-", "subscription", "39.99"),
    ("-", "LP", "reimbursement", "-18.63"),
]
SUMMARY = {
    "settlement-start-date": "2026-01-01 08:00:00 UTC", "settlement-end-date": "2026-01-15 08:00:00 UTC",
    "deposit-date": "2026-01-17 08:00:00 UTC", "total-amount": "24.55", "currency": "USD",
}  # fmt: skip


def cells(line: str) -> dict[str, str]:
    event, order, sku, sort, name, amount, posted = (cell.strip() for cell in line.split("|"))
    return {
        "transaction-type": event, "order-id": order, "sku": sku, "amount-type": sort, "amount-description": name,
        "amount": amount, "posted-date": posted[:10], "posted-date-time": f"{posted} UTC", "marketplace-name": "Amazon.com",
        "quantity-purchased": "1" if name == "Principal" and event == "Order" else "",
    }  # fmt: skip


def settlement(
    lines: str = LINES, summary: Mapping[str, str] = SUMMARY, columns: tuple[str, ...] = V2, number: str = "1800"
) -> str:
    """A settlement as Seller Central gives it: tabs, the currency on the first line only."""
    rows = [dict(summary), *(cells(line) for line in lines.strip().splitlines())]
    body = ["\t".join(({"settlement-id": number} | row).get(name, "") for name in columns) for row in rows]
    return "\n".join(["\t".join(columns), *body, ""])


def stores_in(folder: Path) -> Iterator[Company]:
    """A company with a German store whose prices include tax, and an American one whose prices do not."""
    made = company_in(folder)
    made.workspace.add_store("de", "amazon", "DE", "EUR", "Europe/Berlin", prices="tax-included")
    made.workspace.add_store("com", "amazon", "US", "USD", "America/Los_Angeles")
    yield made
    made.workspace.state.close()


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    yield from stores_in(tmp_path)


def fees(company: Company, *columns: str) -> list[tuple[str, ...]]:
    rows = company.rows("fees", *(columns or ("order_id", "sku", "type", "amount")))
    return [tuple(orders.plain(cell) for cell in row) for row in rows]


def refunds(company: Company) -> list[tuple[str, ...]]:
    rows = company.rows("refunds", "order_id", "sku", "refunded_day", "quantity", "amount", "currency")
    return [tuple(orders.plain(cell) for cell in row) for row in rows]


def values(company: Company, *kpis: str) -> list[Decimal | None]:
    return [reading.value for reading in answer(company.workspace, Query(kpis, currency="USD")).readings]


def test_each_line_is_a_fee_a_refund_or_left_to_other_reports_and_told_of(company: Company) -> None:
    done = company.load(settlement(), "settlement.txt", store="com")

    assert (done.kind, done.read, done.rejected, done.ignored_columns) == ("amazon.settlement", 24, 0, ())
    assert sorted(fees(company)) == sorted(FEES)
    assert refunds(company) == [(SECOND, "LP", "2026-01-07", "1", "18", "USD")]
    assert company.rows("order_lines", "order_id") == []
    assert [text.en.split(";")[0] for text in done.notices] == [
        "1 line is a fee of a name not known here (Brand Story Fee)",
        "1 line is the cost of advertising",
        "2 lines only move money (reserves, transfers, debts)",
    ]
    # 5.42 + 5.42 + 9 + 5.99 - 2.70 + 0.54 + 1.85 + 7.15 + 39.99 - 18.63
    assert values(company, "fees", "refunds") == [Decimal("54.03"), Decimal(18)]


def test_a_settlement_that_is_not_whole_is_told_of(company: Company) -> None:
    short = "\n".join(LINES.strip().splitlines()[:-1])
    told = company.load(settlement(short), "settlement.txt", store="com").notices

    assert "1 settlement has lines that do not add up to its total" in told[-1].en


def test_loading_it_twice_or_with_its_lines_in_another_order_changes_nothing(company: Company) -> None:
    company.load(settlement(), "first.txt", store="com")
    turned = "\n".join(reversed(LINES.strip().splitlines()))
    again = company.load(settlement(turned), "second.txt", store="com")

    assert (again.new, again.changed, again.rejected) == (0, 0, 0)
    assert len(fees(company)) == len(FEES)


@pytest.mark.parametrize("settled_first", [True, False])
def test_with_all_orders_each_sale_counts_once(company: Company, settled_first: bool) -> None:
    ordered = orders.report(
        {"amazon-order-id": FIRST, "quantity": "2", "item-price": "59.98", "item-tax": "4.95", "currency": "USD",
         "purchase-date": "2026-01-04T20:00:00+00:00", "sales-channel": "Amazon.com", "ship-country": "US"},
        {"amazon-order-id": SECOND, "sku": "LP", "item-price": "20.00", "item-tax": "1.65", "currency": "USD",
         "item-promotion-discount": "2.00", "purchase-date": "2026-01-02T20:00:00+00:00", "ship-country": "US"},
    )  # fmt: skip
    files: list[tuple[str | bytes, str]] = [(settlement(), "settlement.txt"), (ordered, "orders.txt")]
    for content, name in files if settled_first else reversed(files):
        company.load(content, name, store="com")

    assert [row[:1] for row in company.rows("order_lines", "order_id", "line_id")] == [(FIRST,), (SECOND,)]
    # 59.98 + 20.00 less a discount of 2.00 and a refund of 18.00
    assert values(company, "gross_sales", "net_sales") == [Decimal("79.98"), Decimal("59.98")]
    assert (len(fees(company)), len(refunds(company))) == (len(FEES), 1)


def test_a_european_settlement_has_decimal_commas_and_days_with_points(company: Company) -> None:
    lines = """
Order  | 302-1000001-0000001 | KT | ItemFees  | Commission | -1.234,56 | 15.01.2026 23:30:00
Refund | 302-1000001-0000001 | KT | ItemPrice | Principal  | -119,00   | 16.01.2026 10:00:00
Refund | 302-1000002-0000002 | LP | ItemPrice | Principal  | -100,00   | 16.01.2026 10:00:00
Refund | 302-1000002-0000002 | LP | ItemPrice | Tax        | -19,00    | 16.01.2026 10:00:00
"""
    summary = {"total-amount": "-1.472,56", "currency": "EUR", "deposit-date": "20.01.2026 08:00:00 UTC"}
    done = company.load(settlement(lines, summary).replace("Amazon.com", "Amazon.de"), "eu.txt", store="de")

    assert (done.rejected, [text.en.split(";")[0] for text in done.notices]) == (0, ["1 refund states no tax"])
    assert fees(company, "type", "amount", "posted_day", "currency") == [("referral", "1234.56", "2026-01-16", "EUR")]
    assert [row[4] for row in refunds(company)] == ["100", "100"]


def test_days_with_points_have_the_day_first_though_none_is_above_twelve(company: Company) -> None:
    lines = """
Order  | 302-1000001-0000001 | KT | ItemFees  | Commission | -1,50  | 03.02.2026 23:30:00
Refund | 302-1000001-0000001 | KT | ItemPrice | Principal  | -119,00 | 04.02.2026 10:00:00
"""
    summary = {"total-amount": "-120,50", "currency": "EUR", "deposit-date": "05.02.2026 08:00:00 UTC"}
    company.load(settlement(lines, summary).replace("Amazon.com", "Amazon.de"), "eu.txt", store="de")

    assert fees(company, "amount", "posted_day") == [("1.5", "2026-02-04")]
    assert [row[2] for row in refunds(company)] == ["2026-02-04"]


def test_tax_is_taken_out_by_the_marketplace_of_the_line(company: Company) -> None:
    lines = "Refund | 403-1000001-0000001 | KT | ItemPrice | Principal | -120.00 | 2026-01-16 10:00:00"
    text = settlement(lines, {"total-amount": "-120.00", "currency": "EUR"}).replace("Amazon.com", "Amazon.fr")
    company.load(text, "fr.txt", store="de")

    assert [row[4] for row in refunds(company)] == ["100"]


def test_columns_that_only_some_files_have_may_be_missing(company: Company) -> None:
    some = tuple(name for name in V2 if name not in ("posted-date-time", "order-item-code", "promotion-id"))
    done = company.load(settlement(columns=some), "settlement.txt", store="com")

    assert (done.kind, done.rejected, len(fees(company))) == ("amazon.settlement", 0, len(FEES))


V1 = (
    *V2[:12], "shipment-fee-type", "shipment-fee-amount", "order-fee-type", "order-fee-amount", "fulfillment-id",
    "posted-date", "order-item-code", "merchant-order-item-id", "merchant-adjustment-item-id", "sku",
    "quantity-purchased", "price-type", "price-amount", "item-related-fee-type", "item-related-fee-amount",
    "misc-fee-amount", "other-fee-amount", "other-fee-reason-description", "promotion-id", "promotion-type",
    "promotion-amount", "direct-payment-type", "direct-payment-amount", "other-amount",
)  # fmt: skip
IN_V1 = {
    "ItemPrice": "price",
    "ItemFees": "item-related-fee",
    "ItemWithheldTax": "item-related-fee",
    "Promotion": "promotion",
}
"""Where amounts of a type stand in the old form; what belongs to no order is its own transaction type there."""


def old(row: Mapping[str, str]) -> dict[str, str]:
    """A line of the new form as the old one has it."""
    sort, name, amount = row["amount-type"], row["amount-description"], row["amount"]
    at = row["posted-date-time"].replace(" UTC", "+00:00").replace(" ", "T")
    kept = {key: row[key] for key in ("transaction-type", "order-id", "sku", "marketplace-name")} | {"posted-date": at}
    if sort in IN_V1:
        return kept | {f"{IN_V1[sort]}-type": name, f"{IN_V1[sort]}-amount": amount}
    if sort == "Cost of Advertising":
        return kept | {"item-related-fee-type": sort, "item-related-fee-amount": amount}
    return kept | {"transaction-type": name, "other-amount": amount}


def old_settlement(lines: str = LINES) -> str:
    """The settlement in the old form; units stand on a line of their own."""
    summary = {name: at.replace(" UTC", "+00:00").replace(" ", "T") for name, at in SUMMARY.items()}
    rows = [old(cells(line)) for line in lines.strip().splitlines()]
    units = rows[9] | {"price-type": "", "price-amount": "", "quantity-purchased": "1"}
    body = [
        "\t".join(({"settlement-id": "1800"} | row).get(name, "") for name in V1) for row in (summary, units, *rows)
    ]
    return "\n".join(["\t".join(V1), *body, ""])


def test_the_old_form_gives_the_same_and_says_the_same(company: Company) -> None:
    done = company.load(old_settlement(), "old.txt", store="com")

    assert (done.kind, done.read, done.rejected, done.ignored_columns) == ("amazon.settlement_v1", 25, 0, ())
    assert sorted(fees(company)) == sorted(FEES)
    assert refunds(company) == [(SECOND, "LP", "2026-01-07", "1", "18", "USD")]
    assert [text.en.split(";")[0] for text in done.notices] == [
        "1 line is a fee of a name not known here (Brand Story Fee)",
        "1 line is the cost of advertising",
        "2 lines only move money (reserves, transfers, debts)",
    ]


@pytest.mark.parametrize("forms", [(old_settlement(), settlement()), (settlement(), old_settlement())])
def test_a_settlement_in_both_forms_counts_once(company: Company, forms: tuple[str, str]) -> None:
    first, second = (company.load(text, f"{n}.txt", store="com") for n, text in enumerate(forms))

    assert (first.new, second.new, second.changed) == (len(FEES) + 1, 0, 0)


def test_a_day_whose_year_has_two_digits_is_read(company: Company) -> None:
    lines = "Order | 302-1000001-0000001 | KT | ItemFees | Commission | -9.00 | 31/01/26"
    columns = tuple(name for name in V2 if name != "posted-date-time")
    company.load(settlement(lines, {"total-amount": "-9.00", "currency": "EUR"}, columns), "settlement.txt", store="de")

    assert fees(company, "posted_day", "amount") == [("2026-01-31", "9")]


def test_what_stands_among_prices_and_is_none_is_kept_as_a_fee(company: Company) -> None:
    lines = """
Order  | 302-1000001-0000001 | KT | ItemPrice | Principal           | 10.00 | 2026-01-16 10:00:00
Order  | 302-1000001-0000001 | KT | ItemPrice | CostOfPointsGranted | -1.00 | 2026-01-16 10:00:00
Refund | 302-1000001-0000001 | KT | ItemPrice | NewKindOfCharge     | -2.00 | 2026-01-16 10:00:00
"""
    done = company.load(settlement(lines, {"total-amount": "7.00", "currency": "USD"}), "settlement.txt", store="com")

    assert fees(company, "type", "amount") == [("other", "1"), ("other", "2")]
    assert ["NewKindOfCharge" in text.en for text in done.notices] == [True]
