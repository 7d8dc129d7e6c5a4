"""Walmart's orders become order lines, with figures worked out by hand."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.test_amazon_orders import lines
from tests.connectors.workbooks import workbook

HEADER = (
    "PO#", "Order#", "Order Date", "Ship By", "Delivery Date", "Customer Name", "Customer Shipping Address",
    "Customer Phone Number", "Ship to Address 1", "Ship to Address 2", "City", "State", "Zip", "Segment", "FLIDS", "Line#", "UPC",
    "Status", "Item Description", "Shipping Method", "Shipping Tier", "Shipping SLA", "Shipping Config SOurce", "Qty", "SKU",
    "Item Cost", "Shipping Cost", "Tax", "Update Status", "Update Qty", "Carrier", "Tracking Number", "Tracking Url",
    "Seller Order NO", "Fulfillment Entity", "Replacement Order", "Original Customer Order Id",
)  # fmt: skip


def row(
    po: str, line: str, status: str, qty: str, sku: str, cost: str, shipping: str, tax: str, entity: str = ""
) -> list[str]:
    """A line of an order, with a buyer who must not be kept."""
    cells = dict.fromkeys(HEADER, "") | {
        "PO#": po, "Order#": f"2000{po}", "Order Date": "2026-09-01", "Ship By": "2026-09-03", "Delivery Date": "2026-09-08",
        "Customer Name": "Kim Doe", "Ship to Address 1": "1 Main St", "State": "CA", "Zip": "94110", "Line#": line,
        "Status": status, "Item Description": "Mug, red", "Qty": qty, "SKU": sku, "Item Cost": cost, "Shipping Cost": shipping,
        "Tax": tax, "Carrier": "UPS", "Tracking Number": "1Z1", "Fulfillment Entity": entity,
    }  # fmt: skip
    return list(cells.values())


ROWS = [
    row("119990000000001", "1", "Shipped", "2", "MUG", "12.50", "4.00", "2.06", "Seller Fulfilled"),
    row("119990000000001", "2", "Shipped", "1", "LID", "3.00", "0", "0.25", "Seller Fulfilled"),
    row("119990000000002", "1", "Acknowledged", "1", "MUG", "12.50", "0", "1.03", "WFS Fulfilled"),
    row("119990000000003", "1", "Cancelled", "1", "MUG", "12.50", "0", "1.03"),
    row("119990000000004", "1", "Delivered", "1", "MUG", "12.50", "0", "1.03"),
]


def test_lines_of_a_purchase_order(company: Company) -> None:
    path = workbook(company.folder / "walmart.xlsx", [HEADER, *ROWS])
    done = company.load(path, store="us")
    again = company.load(path, store="us")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("walmart.orders", 5, 5, 0, ())
    assert lines(
        company, "order_id", "line_id", "ordered_day", "status", "sku", "quantity", "gross", "tax", "shipping_charged",
        "currency", "country", "fulfilment", "ship_by_day", "promised_by_day", "customer",
    ) == [
        ("119990000000001", "1", "2026-09-01", "shipped", "MUG", "2", "25", "2.06", "4", "USD", "US", "merchant", "2026-09-03",
         "2026-09-08", "-"),
        ("119990000000001", "2", "2026-09-01", "shipped", "LID", "1", "3", "0.25", "0", "USD", "US", "merchant", "2026-09-03",
         "2026-09-08", "-"),
        ("119990000000002", "1", "2026-09-01", "paid", "MUG", "1", "12.5", "1.03", "0", "USD", "US", "platform", "2026-09-03",
         "2026-09-08", "-"),
        ("119990000000003", "1", "2026-09-01", "cancelled", "MUG", "1", "12.5", "1.03", "0", "USD", "US", "merchant",
         "2026-09-03", "2026-09-08", "-"),
        ("119990000000004", "1", "2026-09-01", "delivered", "MUG", "1", "12.5", "1.03", "0", "USD", "US", "merchant",
         "2026-09-03", "2026-09-08", "-"),
    ]  # fmt: skip
    assert [text.en.split(",")[0] for text in done.notices] == ["1 row holds several pieces"]
    assert (again.new, again.changed) == (0, 0)
