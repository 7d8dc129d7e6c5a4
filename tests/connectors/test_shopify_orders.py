"""Shopify's orders export becomes order lines, with figures worked out by hand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from tests.connectors.company import Company, company_in
from tests.connectors.test_amazon_orders import lines

PLACE = ["Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Province", "Country", "Phone"]
COLUMNS = (
    *[
        "Name",
        "Email",
        "Financial Status",
        "Paid at",
        "Fulfillment Status",
        "Fulfilled at",
        "Accepts Marketing",
        "Currency",
        "Subtotal",
        "Shipping",
        "Taxes",
        "Total",
        "Discount Code",
        "Discount Amount",
        "Shipping Method",
        "Created at",
        "Lineitem quantity",
        "Lineitem name",
        "Lineitem price",
        "Lineitem compare at price",
        "Lineitem sku",
        "Lineitem requires shipping",
        "Lineitem taxable",
        "Lineitem fulfillment status",
    ],
    *(f"Billing {part}" for part in PLACE),
    *(f"Shipping {part}" for part in PLACE),
    *[
        "Notes",
        "Note Attributes",
        "Cancelled at",
        "Payment Method",
        "Payment Reference",
        "Refunded Amount",
        "Vendor",
        "Outstanding Balance",
        "Employee",
        "Location",
        "Device ID",
        "Id",
        "Tags",
        "Risk Level",
        "Source",
        "Lineitem discount",
    ],
    *(f"Tax {n} {part}" for n in range(1, 6) for part in ("Name", "Value")),
    *[
        "Phone",
        "Receipt Number",
        "Duties",
        "Billing Province Name",
        "Shipping Province Name",
        "Payment ID",
        "Payment Terms Name",
        "Next Payment Due At",
        "Payment References",
    ],
)
EVERY_ROW = {"Name": "#1001", "Email": "jo@shop.example", "Created at": "2026-01-15 10:00:00 +0100"}
FIRST_ROW = {
    "Financial Status": "paid", "Paid at": "2026-01-15 10:00:05 +0100", "Fulfillment Status": "unfulfilled",
    "Accepts Marketing": "no", "Currency": "EUR", "Shipping": "0.00", "Taxes": "0.00", "Discount Amount": "0.00",
    "Shipping Country": "DE", "Billing Country": "AT", "Shipping Zip": "'10115", "Refunded Amount": "0.00",
    "Id": "5600000001", "Source": "web",
}  # fmt: skip
LINE = {
    "Lineitem quantity": "1", "Lineitem name": "Kettle - red", "Lineitem price": "119.00", "Lineitem sku": "KT",
    "Lineitem requires shipping": "true", "Lineitem taxable": "true", "Lineitem fulfillment status": "pending",
    "Vendor": "Lumora", "Lineitem discount": "0.00",
}  # fmt: skip
Row = Mapping[str, str]


def order(order: Row, *items: Row, name: str = "#1001") -> list[Row]:
    """An order's rows: its own cells on the first one only, as Shopify writes them."""
    every = {**EVERY_ROW, "Name": name}
    every |= {cell: value for cell, value in order.items() if cell in EVERY_ROW}
    rows: list[Row] = [{**every, **LINE, **item} for item in items or ({},)]
    return [{**FIRST_ROW, **order, **rows[0]}, *rows[1:]]


def export(*rows: Row, columns: tuple[str, ...] = COLUMNS) -> str:
    """The export as it is downloaded."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, columns, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A company with a German shop whose prices include tax, and an American one (`us`) whose prices do not."""
    made = company_in(tmp_path)
    made.workspace.add_store("de", "shopify", "DE", "EUR", "Europe/Berlin", prices="tax-included")
    yield made
    made.workspace.state.close()


def value(company: Company, kpi: str) -> Decimal | None:
    return answer(company.workspace, Query((kpi,), currency="EUR")).readings[0].value


def test_the_columns_are_shopifys_79() -> None:
    assert (len(COLUMNS), len(set(COLUMNS))) == (79, 79)


def test_an_orders_own_cells_hold_for_all_its_rows(company: Company) -> None:
    done = company.load(
        export(
            *order(
                {"Currency": "USD", "Subtotal": "45.00", "Shipping": "5.00", "Taxes": "4.00", "Discount Amount": "5.00",
                 "Total": "54.00", "Shipping Country": "US", "Created at": "2026-01-31 22:30:00 -0800"},
                {"Lineitem sku": "A", "Lineitem price": "20.00", "Lineitem quantity": "2"},
                {"Lineitem sku": "B", "Lineitem price": "10.00"},
            )
        ),
        store="us",
    )  # fmt: skip

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("shopify.orders", 2, 2, 0, ())
    assert lines(
        company, "order_id", "line_id", "ordered_day", "status", "quantity", "gross", "discount", "tax",
        "shipping_charged", "currency", "channel", "country", "fulfilment",
    ) == [
        ("#1001", "A", "2026-01-31", "paid", "2", "40", "4", "2.88", "4", "USD", "web", "US", "merchant"),
        ("#1001", "B", "2026-01-31", "paid", "1", "10", "1", "0.72", "1", "USD", "web", "US", "merchant"),
    ]  # fmt: skip


DISCOUNTS = (
    # Two for 20, of which 4 off the line, and one for 10; 10 % off the rest by a code.
    ({"Subtotal": "41.40", "Discount Amount": "4.60"}, [("2", "20", "4"), ("1", "10", "0")], ["7.6", "1"]),
    # A code for free shipping is a discount, but not of the goods.
    (
        {"Subtotal": "50.00", "Discount Amount": "4.90", "Shipping": "4.90"},
        [("2", "20", "0"), ("1", "10", "0")],
        ["0", "0"],
    ),
    # A cent over three lines is a cent.
    ({"Subtotal": "29.99", "Discount Amount": "0.01"}, [("1", "10", "0")] * 3, ["0.003333", "0.003334", "0.003333"]),
    # All of it for nothing.
    ({"Subtotal": "0.00", "Discount Amount": "30.00"}, [("1", "10", "0"), ("1", "20", "0")], ["10", "20"]),
    # Only the lines say it.
    ({"Subtotal": "25.00", "Discount Amount": "0.00"}, [("1", "10", "5"), ("1", "20", "0")], ["5", "0"]),
    # The subtotal is missing: the columns of discounts are believed.
    ({"Subtotal": "", "Discount Amount": "3.00"}, [("1", "10", "0"), ("1", "20", "0")], ["1", "2"]),
    # A free article beside another.
    ({"Subtotal": "18.00", "Discount Amount": "2.00"}, [("1", "0", "0"), ("1", "20", "0")], ["0", "2"]),
)


def test_discounts_are_split_over_the_lines_and_add_up_to_the_subtotal(company: Company) -> None:
    rows: list[Row] = []
    for number, (own, items, _) in enumerate(DISCOUNTS):
        cells = [{"Lineitem quantity": q, "Lineitem price": p, "Lineitem discount": d, "Lineitem sku": f"S{n}"}
                 for n, (q, p, d) in enumerate(items)]  # fmt: skip
        rows += order({**own, "Currency": "USD"}, *cells, name=f"#{number}")
    company.load(export(*rows), store="us")

    found = lines(company, "order_id", "line_id", "discount")
    expected = [(f"#{n}", f"S{i}", off) for n, (*_, offs) in enumerate(DISCOUNTS) for i, off in enumerate(offs)]
    assert found == expected


TAXES = (
    ({"Subtotal": "119.00", "Taxes": "19.00"}, [{}], [("100", "0", "0", "19")]),
    ({"Subtotal": "119.00", "Taxes": "19.95", "Shipping": "5.95"}, [{}], [("100", "0", "5", "19")]),
    ({"Subtotal": "107.10", "Taxes": "17.10", "Discount Amount": "11.90"}, [{}], [("100", "10", "0", "17.1")]),
    ({"Subtotal": "169.00", "Taxes": "19.00"}, [{}, {"Lineitem price": "50.00", "Lineitem taxable": "false"}],
     [("100", "0", "0", "19"), ("50", "0", "0", "0")]),
    ({"Subtotal": "119.00", "Taxes": ""}, [{}], [("100", "0", "0", "19")]),
    ({"Subtotal": "120.00", "Taxes": "", "Shipping Country": "FR"}, [{"Lineitem price": "120"}], [("100", "0", "0", "20")]),
    ({"Subtotal": "120.00", "Taxes": "", "Shipping Country": ""}, [{"Lineitem price": "120"}], [("100", "0", "0", "20")]),
    ({"Subtotal": "119.00", "Taxes": "0.00", "Shipping Country": "CH"}, [{}], [("119", "0", "0", "0")]),
    ({"Subtotal": "0.00", "Taxes": "0.00", "Discount Amount": "119.00"}, [{}], [("100", "100", "0", "0")]),
)  # fmt: skip
"""An order's cells and its lines' in a shop whose prices include tax; gross, discount, shipping and tax of each line."""


def test_prices_with_tax_are_brought_to_tax_excluded(company: Company) -> None:
    rows: list[Row] = []
    for number, (own, items, _) in enumerate(TAXES):
        cells = [{**item, "Lineitem sku": f"S{n}"} for n, item in enumerate(items)]
        rows += order(own, *cells, name=f"#{number}")
    told = company.load(export(*rows), store="de").notices

    found = lines(company, "order_id", "line_id", "gross", "discount", "shipping_charged", "tax")
    assert [row[2:] for row in found] == [figures for *_, all_lines in TAXES for figures in all_lines]
    assert [text.en.split(";")[0] for text in told] == ["3 orders state no tax"]


STATUSES = (
    ({"Financial Status": "paid"}, "", "paid"),
    ({"Financial Status": "authorized"}, "", "paid"),
    ({"Financial Status": "partially_refunded"}, "", "paid"),
    ({"Financial Status": "refunded", "Fulfillment Status": "fulfilled"}, "fulfilled", "shipped"),
    ({"Financial Status": "pending"}, "", "pending"),
    ({"Financial Status": "pending", "Fulfillment Status": "fulfilled"}, "fulfilled", "shipped"),
    ({"Financial Status": "voided"}, "", "cancelled"),
    ({"Financial Status": "refunded", "Cancelled at": "2026-01-16 09:00:00 +0100"}, "", "cancelled"),
    ({"Financial Status": "paid", "Fulfillment Status": "partial"}, "fulfilled", "shipped"),
    ({"Financial Status": "paid", "Fulfillment Status": "partial"}, "pending", "paid"),
    ({"Financial Status": ""}, "", "paid"),
)


def test_each_status_has_one_meaning(company: Company) -> None:
    rows: list[Row] = []
    for number, (own, of_line, _) in enumerate(STATUSES):
        cells = {**own, "Subtotal": "119", "Fulfilled at": "2026-01-17 09:00:00 +0100"}
        rows += order(cells, {"Lineitem fulfillment status": of_line}, name=f"#{number:02}")
    company.load(export(*rows), store="de")

    assert lines(company, "order_id", "status", "shipped_day") == [
        (f"#{n:02}", status, "2026-01-17" if of_line == "fulfilled" else "-")
        for n, (_, of_line, status) in enumerate(STATUSES)
    ]


def test_an_order_with_a_row_that_cannot_be_read_is_rejected_whole_and_loads_when_mended(company: Company) -> None:
    good = order({"Subtotal": "119"}, name="#1")
    bad = order({"Subtotal": "129"}, {}, {"Lineitem price": "ten", "Lineitem sku": "B"}, name="#2")
    done = company.load(export(*good, *bad), store="de")
    reasons = company.reasons()
    mended = company.load(export(bad[0], {**bad[1], "Lineitem price": "10"}), store="de")

    assert (done.read, done.new, done.rejected) == (3, 1, 2)
    assert sorted(reasons) == [(3, "Name", "record_rejected"), (4, "Lineitem price", "not_amount")]
    assert (mended.new, mended.rejected, company.reasons()) == (2, 0, [])


def test_an_order_that_a_joined_file_holds_twice_is_as_it_was_exported_last(company: Company) -> None:
    older = order({"Subtotal": "119", "Cancelled at": "2026-01-16 09:00:00 +0100"}, {}, {"Lineitem sku": "B"})
    newer = order({"Subtotal": "119", "Fulfillment Status": "fulfilled"}, {"Lineitem fulfillment status": "fulfilled"},
                  {"Lineitem sku": "B"})  # fmt: skip
    company.load(export(*older, *order({"Subtotal": "119"}, name="#7"), *newer), store="de")

    assert lines(company, "order_id", "line_id", "status") == [
        ("#1001", "B", "paid"), ("#1001", "KT", "shipped"), ("#7", "KT", "paid"),
    ]  # fmt: skip


def test_importing_again_changes_nothing_and_a_later_export_replaces(company: Company) -> None:
    first = company.load(export(*order({"Subtotal": "119"})), "a.csv", store="de")
    again = company.load(export(*order({"Subtotal": "119"})), "b.csv", store="de")
    later = company.load(export(*order({"Subtotal": "100"})), "c.csv", store="de")

    assert [(each.new, each.changed, each.unchanged) for each in (first, again, later)] == [
        (1, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
    ]


def test_the_same_sku_twice_is_two_lines_and_an_item_without_sku_goes_by_its_name(company: Company) -> None:
    told = company.load(
        export(*order({"Subtotal": "357"}, {}, {}, {"Lineitem sku": "", "Lineitem name": "Gift box"})), store="de"
    ).notices

    assert lines(company, "line_id", "sku") == [("Gift box", "Gift box"), ("KT", "KT"), ("KT#2", "KT")]
    assert [text.en for text in told] == ["1 line has no SKU; the item's name stands in for it."]


def test_a_buyer_is_one_person_in_all_stores(company: Company) -> None:
    header = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer\n"
    company.load(header + "us,1,1,2026-01-02,paid,KT,1,5,USD,Jo@Shop.example\n", "general.csv")
    company.load(export(*order({"Subtotal": "119"}), *order({"Subtotal": "119", "Email": ""}, name="#2")), store="de")

    found = [customer for _, _, customer in lines(company, "store", "order_id", "customer")]
    assert found[0] == found[2]
    assert (found[1], len(found[0])) == ("-", 32)
    assert "shop.example" not in found[0]


def test_refunds_without_a_day_are_told_and_not_guessed(company: Company) -> None:
    told = company.load(
        export(*order({"Subtotal": "119", "Refunded Amount": "20.00"}), *order({"Subtotal": "119"}, name="#2")),
        store="de",
    ).notices

    assert [text.en for text in told] == [
        "1 order has refunds, but the export does not say when; they are not counted. Import them as general.refunds."
    ]
    assert (value(company, "refunds"), value(company, "orders")) == (None, Decimal(2))


def test_a_shop_without_point_of_sale_has_fewer_columns_in_any_order(company: Company) -> None:
    fewer = tuple(
        reversed(
            [name for name in COLUMNS if name not in ("Employee", "Location", "Device ID", "Duties", "Receipt Number")]
        )
    )
    done = company.load(export(*order({"Subtotal": "119", "Notes": 'two\nlines, "quoted"'}), columns=fewer), store="de")

    assert (done.kind, done.new, done.rejected) == ("shopify.orders", 1, 0)


def test_an_unknown_column_is_ignored_by_name(company: Company) -> None:
    done = company.load(export(*order({"Subtotal": "119"}), columns=(*COLUMNS, "Gift Message")), store="de")

    assert done.ignored_columns == ("Gift Message",)
