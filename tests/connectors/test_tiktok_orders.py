"""TikTok Shop's order export becomes order lines, with figures worked out by hand."""

from __future__ import annotations

from helloword.connectors.staging import Answers
from tests.connectors.company import Company
from tests.connectors.test_amazon_orders import lines
from tests.connectors.workbooks import workbook

COLUMNS = (
    "Order ID", "Order Status", "Order Substatus", "SKU ID", "Seller SKU", "Product Name", "Variation", "Quantity",
    "Sku Quantity of return", "SKU Unit Original Price", "SKU Subtotal Before Discount", "SKU Platform Discount",
    "SKU Seller Discount", "SKU Subtotal After Discount", "Shipping Fee After Discount", "Taxes", "Order Amount",
    "Order Refund Amount", "Created Time", "Paid Time", "Shipped Time", "Delivered Time", "Cancelled Time", "Cancel By",
    "Fulfillment Type", "Tracking ID", "Shipping Provider Name", "Buyer Username", "Recipient", "Phone #", "Country",
    "Detail Address", "Payment Method",
)  # fmt: skip
DESCRIBED = ("Platform unique order ID.", "Current order status.", *("...",) * (len(COLUMNS) - 2))
ROWS = (
    # Two SKUs, 60 and 20 after 6 of the seller's discount; shipping 8 and tax 4 of the order stand on both rows.
    ("583815738874824026\t", "Completed", "Completed", "17331\t", "MUG", "Mug, red", "Red", "2", "0", "33.00", "66.00",
     "5.00", "6.00", "55.00", "8.00", "4.00", "87.00", "0", "25/06/2026 13:03:57\t", "25/06/2026 13:04:31\t",
     "26/06/2026 09:00:00\t", "28/06/2026 18:00:00\t", "\t", "", "Fulfillment by seller", "680\t", "J&T Express",
     "i***m", "S***", "(+60)1**4", "Malaysia", "A***", "Card"),
    ("583815738874824026\t", "Completed", "Completed", "17332\t", "", "Lid", "", "1", "0", "22.00", "22.00", "0.00", "0.00",
     "22.00", "8.00", "4.00", "87.00", "0", "25/06/2026 13:03:57\t", "25/06/2026 13:04:31\t", "26/06/2026 09:00:00\t",
     "28/06/2026 18:00:00\t", "\t", "", "Fulfilled by TikTok", "681\t", "J&T Express", "i***m", "S***", "(+60)1**4",
     "Malaysia", "A***", "Card"),
    # Cancelled by the system, not paid.
    ("583815738874824027\t", "Dibatalkan", "", "17331\t", "MUG", "Mug", "", "1", "0", "33.00", "33.00", "0", "0", "33.00", "0",
     "0", "33.00", "0", "01/07/2026 08:00:00\t", "\t", "\t", "\t", "03/07/2026 08:00:00\t", "System", "", "", "", "", "", "",
     "Singapore", "", ""),
    ("583815738874824028\t", "Unpaid", "", "17331\t", "MUG", "Mug", "", "1", "0", "33.00", "33.00", "0", "0", "33.00", "0",
     "0", "33.00", "0", "01/07/2026 08:00:00\t", "\t", "\t", "\t", "\t", "", "", "", "", "", "", "", "Singapore", "", ""),
    # To be shipped, cash on delivery, 10 of it refunded.
    ("583815738874824029\t", "To ship", "", "17331\t", "MUG", "Mug", "", "1", "0", "33.00", "33.00", "0", "0", "33.00", "0",
     "0", "33.00", "10.00", "01/07/2026 08:00:00\t", "\t", "\t", "\t", "\t", "", "", "", "", "", "", "", "", "", "COD"),
)  # fmt: skip


def export(*rows: tuple[str, ...]) -> str:
    """The export as it is downloaded."""
    return (
        "\ufeff" + "\r\n".join(",".join(f'"{c}"' if "," in c else c for c in row) for row in (COLUMNS, *rows)) + "\r\n"
    )


WANTED = (
    "order_id", "line_id", "ordered_day", "status", "sku", "quantity", "gross", "discount", "tax", "shipping_charged",
    "currency", "country", "fulfilment", "shipped_day", "delivered_day", "carrier", "cancelled_by",
)  # fmt: skip
LINES = [
    ("583815738874824026", "17331", "2026-06-25", "delivered", "MUG", "2", "66", "6", "3", "6", "USD", "MY", "merchant",
     "2026-06-26", "2026-06-28", "J&T Express", "-"),
    ("583815738874824026", "17332", "2026-06-25", "delivered", "17332", "1", "22", "0", "1", "2", "USD", "MY", "platform",
     "2026-06-26", "2026-06-28", "J&T Express", "-"),
    ("583815738874824027", "17331", "2026-07-01", "cancelled", "MUG", "1", "33", "0", "0", "0", "USD", "SG", "-", "-", "-", "-",
     "seller"),
    ("583815738874824028", "17331", "2026-07-01", "pending", "MUG", "1", "33", "0", "0", "0", "USD", "SG", "-", "-", "-", "-", "-"),
    ("583815738874824029", "17331", "2026-07-01", "paid", "MUG", "1", "33", "0", "0", "0", "USD", "-", "-", "-", "-", "-", "-"),
]  # fmt: skip


def test_skus_of_an_order_become_lines_and_the_orders_own_figures_are_split(company: Company) -> None:
    done = company.load(export(DESCRIBED, *ROWS), store="us")
    again = company.load(export(*ROWS), "again.csv", store="us")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("tiktok.orders", 5, 5, 0, ())
    assert lines(company, *WANTED) == LINES
    assert (again.new, again.changed, again.unchanged) == (0, 0, 5)
    assert [text.en.split(";")[0] for text in done.notices] == [
        "1 row is a total or remark and no data",
        "1 order has refunds, but the export does not say when",
        "1 line has no `Seller SKU`",
    ]


def test_nothing_of_the_buyer_is_kept(company: Company) -> None:
    company.load(export(*ROWS), store="us")

    assert {row[0] for row in company.rows("order_lines", "customer")} == {"-"}


def test_a_workbook_is_the_same(company: Company) -> None:
    done = company.load(workbook(company.folder / "orders.xlsx", [COLUMNS, DESCRIBED, *ROWS]), store="us")

    assert (done.kind, done.new) == ("tiktok.orders", 5)
    assert lines(company, *WANTED) == LINES


def test_american_clock_times_and_the_question_of_the_day(company: Company) -> None:
    header = "Order ID,Order Status,SKU ID,Seller SKU,Quantity,SKU Subtotal Before Discount,SKU Seller Discount,Created Time,Paid Time\n"
    row = "5769,Shipped,1,BOMB,1,19.99,2.00,03/01/2026 11:30:00 PM,03/02/2026 12:05:00 AM\n"
    company.load(header + row, store="us", answers=Answers(dates="mdy"))

    assert company.rows("order_lines", "ordered_at", "ordered_day", "status") == [
        ("2026-03-02 07:30:00+00", "2026-03-01", "shipped")
    ]


def test_prices_with_tax_lose_the_rate_of_the_country(company: Company) -> None:
    company.workspace.add_store("uk", "tiktok", "GB", "GBP", "Europe/London", prices="tax-included")
    header = "Order ID,Order Status,SKU ID,Quantity,SKU Subtotal Before Discount,SKU Seller Discount,Shipping Fee After Discount,Created Time,Country\n"
    company.load(header + "1,Shipped,9,1,£12.00,£1.20,£3.60,2026-03-01 10:00:00,United Kingdom\n", store="uk")

    assert lines(company, "gross", "discount", "tax", "shipping_charged", "country") == [("10", "1", "1.8", "3", "GB")]
