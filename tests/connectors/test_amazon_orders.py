"""Amazon's all-orders report becomes order lines, with figures worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from tests.connectors.company import Company, company_in

COLUMNS = (
    "amazon-order-id", "merchant-order-id", "purchase-date", "last-updated-date", "order-status",
    "fulfillment-channel", "sales-channel", "order-channel", "url", "ship-service-level", "product-name", "sku",
    "asin", "item-status", "quantity", "currency", "item-price", "item-tax", "shipping-price", "shipping-tax",
    "gift-wrap-price", "gift-wrap-tax", "item-promotion-discount", "ship-promotion-discount", "ship-city",
    "ship-state", "ship-postal-code", "ship-country", "promotion-ids", "is-business-order",
    "purchase-order-number", "price-designation",
)  # fmt: skip
USUAL = {
    "amazon-order-id": "302-1", "purchase-date": "2026-01-15T09:30:00+00:00",
    "last-updated-date": "2026-01-16T10:00:00+00:00", "order-status": "Shipped", "fulfillment-channel": "Amazon",
    "sales-channel": "Amazon.de", "ship-service-level": "Standard", "product-name": 'Kettle 1,7" steel', "sku": "KT",
    "asin": "B0KT", "item-status": "Shipped", "quantity": "1", "currency": "EUR", "item-price": "119.00",
    "item-tax": "19.00", "shipping-price": "0.0", "shipping-tax": "0.0", "ship-city": "Köln",
    "ship-postal-code": "50667", "ship-country": "DE", "is-business-order": "false",
}  # fmt: skip
Row = Mapping[str, str]


def report(*rows: Row, columns: tuple[str, ...] = COLUMNS, encoding: str = "utf-8") -> bytes:
    """A report as Seller Central gives it: tabs, no quotes, CRLF; unnamed cells have usual values."""
    lines = ["\t".join(columns), *("\t".join((USUAL | dict(row)).get(name, "") for name in columns) for row in rows)]
    return "".join(f"{line}\r\n" for line in lines).encode(encoding)


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A company with a German store whose prices include tax, and an American one whose prices do not."""
    made = company_in(tmp_path)
    made.workspace.add_store("de", "amazon", "DE", "EUR", "Europe/Berlin", prices="tax-included")
    made.workspace.add_store("com", "amazon", "US", "USD", "America/Los_Angeles")
    yield made
    made.workspace.state.close()


def lines(company: Company, *columns: str) -> list[tuple[str, ...]]:
    """Order lines as text; amounts without trailing zeros."""
    return [tuple(plain(cell) for cell in row) for row in company.rows("order_lines", *columns)]


def plain(cell: str) -> str:
    whole, point, decimals = cell.partition(".")
    return cell if not point or not decimals.isdigit() else f"{whole}.{decimals.rstrip('0')}".rstrip(".")


def value(company: Company, kpi: str, currency: str = "EUR") -> Decimal | None:
    return answer(company.workspace, Query((kpi,), currency=currency)).readings[0].value


def test_a_row_is_an_order_line_whose_price_is_of_the_whole_row(company: Company) -> None:
    done = company.load(
        report(
            {"quantity": "2", "item-price": "60.00", "item-tax": "4.95", "shipping-price": "5.99",
             "shipping-tax": "0.49", "ship-promotion-discount": "5.99", "item-promotion-discount": "6.00",
             "currency": "USD", "sales-channel": "Amazon.com", "ship-country": "US"},
        ),
        "orders.txt",
        store="com",
    )  # fmt: skip

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("amazon.all_orders", 1, 1, 0, ())
    assert lines(
        company, "order_id", "line_id", "ordered_day", "status", "quantity", "gross", "discount", "tax",
        "shipping_charged", "currency", "channel", "country", "fulfilment",
    ) == [
        ("302-1", "KT", "2026-01-15", "shipped", "2", "60", "6", "4.95", "0", "USD", "Amazon.com", "US", "platform")
    ]  # fmt: skip
    assert (value(company, "gross_sales", "USD"), value(company, "units", "USD")) == (Decimal(60), Decimal(2))


PRICES = (
    ({}, "100", "0", "0", "19"),
    ({"item-promotion-discount": "11.90"}, "100", "10", "0", "19"),
    ({"item-tax": ""}, "100", "0", "0", "19"),
    ({"item-tax": "", "purchase-date": "2020-08-01T10:00:00+00:00", "item-price": "116"}, "100", "0", "0", "16"),
    ({"item-tax": "", "ship-country": "FR", "item-price": "120"}, "100", "0", "0", "20"),
    ({"item-tax": "", "ship-country": "", "item-price": "238"}, "200", "0", "0", "38"),
    ({"item-tax": "", "ship-country": "CL"}, "119", "0", "0", "0"),
    ({"item-tax": "0.00"}, "119", "0", "0", "0"),
    ({"shipping-price": "5.95", "shipping-tax": "0.95"}, "100", "0", "5", "19"),
    ({"shipping-price": "5.95", "shipping-tax": ""}, "100", "0", "5", "19"),
    ({"shipping-price": "5.95", "shipping-tax": "0.95", "ship-promotion-discount": "5.95"}, "100", "0", "0", "19"),
    ({"item-price": "10", "item-tax": "", "item-promotion-discount": "1"}, "8.403361", "0.840336", "0", "1.596639"),
)
"""Cells of a row in a store whose prices include tax; gross, discount, shipping and tax that come of it."""
STATUSES = (
    ("Pending", "", "pending"),
    ("Pending - Waiting for Pick Up", "", "pending"),
    ("Unshipped", "Unshipped", "paid"),
    ("PartiallyShipped", "Shipped", "shipped"),
    ("PartiallyShipped", "Unshipped", "paid"),
    ("Shipped", "Shipped", "shipped"),
    ("Shipped", "Cancelled", "cancelled"),
    ("SHIPPED", "", "shipped"),
    ("Shipped - Delivered to Buyer", "Shipped", "delivered"),
    ("Shipped - Returned to Seller", "Shipped", "shipped"),
    ("Cancelled", "Cancelled", "cancelled"),
    ("Canceled", "", "cancelled"),
)
"""An order's status, an item's, and what they mean."""


def numbered(rows: Sequence[Row]) -> list[Row]:
    """The rows as orders of their own."""
    return [{"amazon-order-id": f"302-{n:02}", **row} for n, row in enumerate(rows)]


def test_prices_with_tax_are_brought_to_tax_excluded(company: Company) -> None:
    company.load(report(*numbered([cells for cells, *_ in PRICES])), "orders.txt", store="de")

    found = lines(company, "order_id", "gross", "discount", "shipping_charged", "tax")
    assert [row[1:] for row in found] == [tuple(expected) for _, *expected in PRICES]


def test_an_importer_is_told_where_the_tax_came_from(company: Company) -> None:
    told = company.load(
        report({"item-tax": ""}, {"amazon-order-id": "302-2", "item-tax": "0"}, {"amazon-order-id": "302-3"}),
        "orders.txt",
        store="de",
    ).notices

    assert [text.en.split(";")[0] for text in told] == [
        "1 row states no tax",
        "1 row states a tax of 0, so its prices are taken as free of tax",
    ]
    assert all("1 行" in text.zh for text in told)


def test_each_status_has_one_meaning(company: Company) -> None:
    rows = [{"order-status": order, "item-status": item} for order, item, _ in STATUSES]
    company.load(report(*numbered(rows)), "orders.txt", store="de")

    assert [status for _, status in lines(company, "order_id", "status")] == [status for *_, status in STATUSES]


def test_an_unknown_status_is_rejected_not_guessed(company: Company) -> None:
    done = company.load(report({"order-status": "Versandt"}, {"amazon-order-id": "302-2"}), "orders.txt", store="de")

    assert (done.new, done.rejected) == (1, 1)
    assert company.reasons() == [(2, "order-status", "not_in_list")]


def test_pending_rows_without_price_and_cancelled_rows_without_units_are_kept_and_not_counted(company: Company) -> None:
    empty = {"item-price": "", "item-tax": "", "currency": "", "shipping-price": "", "shipping-tax": ""}
    company.load(
        report(
            {"order-status": "Pending", "item-status": "Pending", **empty},
            {"amazon-order-id": "302-2", "order-status": "Cancelled", "item-status": "Cancelled", "quantity": "0", **empty},
            {"amazon-order-id": "302-3"},
        ),
        "orders.txt",
        store="de",
    )  # fmt: skip

    assert lines(company, "order_id", "status", "quantity", "gross", "currency") == [
        ("302-1", "pending", "1", "0", "EUR"),
        ("302-2", "cancelled", "0", "0", "EUR"),
        ("302-3", "shipped", "1", "100", "EUR"),
    ]
    assert (value(company, "orders"), value(company, "gross_sales")) == (Decimal(1), Decimal(100))


def test_the_day_is_the_stores_day(company: Company) -> None:
    company.load(
        report({"purchase-date": "2026-01-31T23:30:00+00:00"}, {"amazon-order-id": "302-2"}), "de.txt", store="de"
    )
    company.load(report({"purchase-date": "2026-02-01T07:59:59+00:00"}), "us.txt", store="com")

    assert lines(company, "store", "order_id", "ordered_day") == [
        ("com", "302-1", "2026-01-31"), ("de", "302-1", "2026-02-01"), ("de", "302-2", "2026-01-15"),
    ]  # fmt: skip


def test_a_later_report_replaces_what_it_restates_and_an_earlier_one_does_not(company: Company) -> None:
    pending = {
        "order-status": "Pending",
        "item-status": "",
        "item-price": "",
        "last-updated-date": "2026-01-15T10:00:00+00:00",
    }
    first = company.load(report(pending), "first.txt", store="de")
    second = company.load(report({}), "second.txt", store="de")
    again = company.load(report({}), "again.txt", store="de")
    late = company.load(report(pending), "late.txt", store="de")

    assert [(each.new, each.changed, each.unchanged) for each in (first, second, again, late)] == [
        (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 1),
    ]  # fmt: skip
    assert lines(company, "status", "gross") == [("shipped", "100")]


def test_a_sku_that_an_order_lists_twice_is_two_lines(company: Company) -> None:
    done = company.load(
        report({}, {"item-price": "238.00", "item-tax": "38", "quantity": "2"}), "orders.txt", store="de"
    )

    assert lines(company, "line_id", "quantity", "gross") == [("KT", "1", "100"), ("KT#2", "2", "200")]
    assert (value(company, "orders"), value(company, "units")) == (Decimal(1), Decimal(3))
    assert "repeats a SKU" in done.notices[0].en


def test_lines_are_numbered_among_those_that_load(company: Company) -> None:
    bare = {"amazon-order-id": "302-2", "last-updated-date": ""}
    company.load(
        report({"quantity": "one"}, {}, bare, {"sku": "CP"}, bare | {"quantity": "2"}, {"quantity": "3"}, bare),
        "orders.txt",
        store="de",
    )

    assert sorted(lines(company, "order_id", "line_id", "quantity")) == [
        ("302-1", "CP", "1"), ("302-1", "KT", "1"), ("302-1", "KT#2", "3"),
        ("302-2", "KT", "1"), ("302-2", "KT#2", "2"), ("302-2", "KT#3", "1"),
    ]  # fmt: skip


def test_an_order_that_a_joined_file_states_twice_counts_once_as_last_updated(company: Company) -> None:
    older = {"order-status": "Unshipped", "item-status": "", "last-updated-date": "2026-01-15T11:00:00+00:00"}
    company.load(report({}, older), "joined.txt", store="de")

    assert lines(company, "line_id", "status", "gross") == [("KT", "shipped", "100")]


def test_orders_that_amazon_only_ships_belong_to_the_store_that_sold_them(company: Company) -> None:
    done = company.load(
        report({"sales-channel": "Non-Amazon", "item-price": "", "item-tax": ""}, {"amazon-order-id": "302-2"}),
        "orders.txt",
        store="de",
    )

    assert lines(company, "order_id") == [("302-2",)]
    assert [text.en for text in done.notices] == [
        "1 row is an order of other channels that Amazon only ships (Non-Amazon); "
        "it is not loaded, for it belongs to the store that sold it."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_quotes_are_data_and_every_encoding_is_read(company: Company, encoding: str) -> None:
    done = company.load(report({"sku": 'KT "1'}, {"sku": "KÜ"}, encoding=encoding), "orders.txt", store="de")

    assert (done.new, done.rejected) == (2, 0)
    assert lines(company, "sku") == [('KT "1',), ("KÜ",)]


def test_a_japanese_report_in_shift_jis_is_read(company: Company) -> None:
    company.workspace.add_store("jp", "amazon", "JP", "JPY", "Asia/Tokyo", prices="tax-included")
    cells = {"product-name": "電気ケトル 送料無料", "ship-city": "渋谷区", "sales-channel": "Amazon.co.jp", "currency": "JPY",
             "item-price": "1100", "item-tax": "", "ship-country": "JP", "purchase-date": "2026-01-31T15:00:00+00:00"}  # fmt: skip
    company.load(report(cells, encoding="cp932"), "orders.txt", store="jp")

    assert lines(company, "ordered_day", "gross", "tax", "currency") == [("2026-02-01", "1000", "100", "JPY")]


def test_older_and_longer_headers_are_known_by_name(company: Company) -> None:
    shorter = tuple(name for name in COLUMNS[:29] if name != "url")
    longer = (*reversed(COLUMNS), "cpf", "signature-confirmation-recommended")
    first = company.load(report({}, columns=shorter), "old.txt", store="de")
    second = company.load(report({"cpf": "123.456.789-09"}, columns=longer), "new.txt", store="de")

    assert (first.kind, first.new, second.kind, second.unchanged) == ("amazon.all_orders", 1, "amazon.all_orders", 1)
    assert second.ignored_columns == ()
