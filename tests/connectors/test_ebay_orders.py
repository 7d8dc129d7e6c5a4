"""eBay's orders report becomes order lines, with figures worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.connectors.company import Company, company_in
from tests.connectors.test_amazon_orders import lines

COLUMNS = (
    "Sales Record Number", "Order Number", "Buyer Username", "Buyer Name", "Buyer Email", "Ship To Name", "Ship To Zip",
    "Ship To Country", "Item Number", "Item Title", "Custom Label", "Quantity", "Sold For", "Shipping And Handling",
    "Seller Collected Tax", "eBay Collected Tax", "Total Price", "Payment Method", "Sale Date", "Paid On Date",
    "Ship By Date", "Maximum Estimated Delivery Date", "Shipped On Date", "Transaction ID",
)  # fmt: skip
ROWS = (
    # One item, two pieces: 2 x 45.99.
    '"101","12-345-678","kim_77","Kim Doe","k@members.ebay.com","Kim Doe","94110","United States","335001","Lamp, brass","LAMP","2",'
    '"$45.99","$12.00","$0.00","$8.74","$112.72","","Jul-21-25","Jul-21-25","Jul-23-25","Jul-30-25","Jul-22-25","285001"',
    # Two items under a row of sums: 1,000.00 + 250.00, shipping 25.00 split 20 : 5, tax 100 split 80 : 20.
    '"102","12-345-679","lee","Lee Roe","l@members.ebay.com","Lee Roe","10001","Canada","","","","2",'
    '"$1,250.00","$25.00","$0.00","$100.00","$1,375.00","","Jul-22-25","Jul-22-25","Jul-24-25","Aug-02-25","",""',
    '"102","","lee","","","","","","335002","Watch","W-1","1","$1,000.00","","","","","","Jul-22-25","","","","","285002"',
    '"102","","lee","","","","","","335003","Strap","","1","$250.00","","","","","","Jul-22-25","","","","","285003"',
    # Bought and not paid.
    '"103","","max","","","","","","335004","Cup","CUP","1","$5.00","$0.00","$0.00","$0.00","$5.00","","Jul-22-25","","","","","285004"',
)


def report(*rows: str) -> str:
    """The report with the lines that stand around its table."""
    bare = "," * (len(COLUMNS) - 1)
    header = ",".join(f'"{name}"' for name in COLUMNS)
    end = ['"3","record(s) downloaded","from Jul-21-25 to Jul-22-25"', "Seller ID : lumora", ""]
    return "\n".join([bare, header, bare, *rows, "", *end])


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A company with a shop in the United States and one in Germany whose prices include tax (`de`)."""
    made = company_in(tmp_path)
    made.workspace.add_store("de", "ebay", "DE", "EUR", "Europe/Berlin", prices="tax-included")
    yield made
    made.workspace.state.close()


def test_items_become_lines_and_rows_of_sums_only_lend_them_what_they_lack(company: Company) -> None:
    done = company.load(report(*ROWS), store="us")
    again = company.load(report(*ROWS), "again.csv", store="us")

    assert (done.kind, done.read, done.rejected, done.ignored_columns) == ("ebay.orders", 5, 0, ())
    assert lines(
        company, "order_id", "line_id", "ordered_day", "status", "sku", "quantity", "gross", "tax", "shipping_charged",
        "currency", "country", "shipped_day", "ship_by_day", "promised_by_day",
    ) == [
        ("103", "285004", "2025-07-22", "pending", "CUP", "1", "5", "0", "0", "USD", "-", "-", "-", "-"),
        ("12-345-678", "285001", "2025-07-21", "shipped", "LAMP", "2", "91.98", "8.74", "12", "USD", "US",
         "2025-07-22", "2025-07-23", "2025-07-30"),
        ("12-345-679", "285002", "2025-07-22", "paid", "W-1", "1", "1000", "80", "20", "USD", "CA", "-", "2025-07-24",
         "2025-08-02"),
        ("12-345-679", "285003", "2025-07-22", "paid", "335003", "1", "250", "20", "5", "USD", "CA", "-", "2025-07-24",
         "2025-08-02"),
    ]  # fmt: skip
    assert [text.en for text in done.notices] == ["1 row has no `Custom Label`; the item number stands in for the SKU."]
    assert (again.new, again.changed) == (0, 0)
    buyers = [row[0] for row in company.rows("order_lines", "customer")]
    assert len(set(buyers)) == 3
    assert all(len(buyer) == 32 for buyer in buyers)


def test_prices_with_tax_lose_the_rate_of_the_country_shipped_to(company: Company) -> None:
    german = (
        '"7","01-1","mia","","","","","Germany","335001","Lampe","LAMP","1","EUR 119,00","EUR 5,95","","","EUR 124,95","",'
        '"21-Jul-25","21-Jul-25","","","",""'
    )
    company.load(report(german), store="de")

    assert lines(company, "line_id", "gross", "tax", "shipping_charged", "currency", "country") == [
        ("335001", "100", "19", "5", "EUR", "DE")
    ]


def test_an_order_with_an_item_that_cannot_be_read_is_rejected_whole(company: Company) -> None:
    done = company.load(report(ROWS[0], ROWS[1], ROWS[2].replace('"1","$1', '"","$1'), ROWS[3]), store="us")

    assert (done.new, done.rejected) == (1, 3)
    assert (6, "Quantity", "missing") in company.reasons()


def test_without_a_column_of_payment_orders_count_as_sold_and_that_is_said(company: Company) -> None:
    paid = COLUMNS.index("Paid On Date")
    lines_of_file = report(ROWS[4]).splitlines()
    short = [
        line.rsplit(",", len(COLUMNS) - paid)[0] if line.count(",") == len(COLUMNS) - 1 else line
        for line in lines_of_file
    ]
    done = company.load("\n".join([*short, ""]), store="us")

    assert (done.new, done.rejected) == (1, 0)
    assert lines(company, "order_id", "status", "gross") == [("103", "paid", "5")]
    assert [text.en.split(":")[0] for text in done.notices] == ["The file has no column `Paid On Date`"]
