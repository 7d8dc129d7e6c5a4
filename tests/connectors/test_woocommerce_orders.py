"""WooCommerce's orders become order lines, with figures worked out by hand."""

from __future__ import annotations

from tests.connectors.company import Company
from tests.connectors.test_amazon_orders import lines

HEADER = (
    "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),"
    "Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),"
    "Phone (Billing),Country Code (Shipping),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,"
    "Shipping Method Title,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,"
    "Item Name,Quantity (- Refund),Item Cost,Coupon Code\n"
)
BUYER = 'Jo,Doe,,"1 High St, Flat 2",London,,E1,GB,jo@shop.example,0123456789'
# 2 x 27 and 1 x 36 after 10 off 100; shipping 5; tax 19.
FIRST = f"501,Completed,2026-01-15 12:00:00,,{BUYER},GB,Card,10.00,100.00,Flat rate,5.00,0.00,114.00,19.00"
ROWS = f"""{FIRST},MUG,1,Mug,2,27.00,TEN
{FIRST},,2,"Gift, boxed",1,36.00,TEN
502,Processing,2026-01-16 09:00:00,,{BUYER},,Card,0.00,20.00,Flat rate,0.00,20.00,20.00,0.00,CUP,1,Cup,1,20.00,
503,On hold,2026-01-16 10:00:00,,{BUYER},FR,Bank,0.00,20.00,Flat rate,0.00,0.00,20.00,0.00,CUP,1,Cup,1,20.00,
504,Failed,2026-01-16 11:00:00,,{BUYER},FR,Card,0.00,20.00,Flat rate,0.00,0.00,20.00,0.00,CUP,1,Cup,1,20.00,
505,Wrapped,2026-01-16 12:00:00,,{BUYER},FR,Card,0.00,20.00,Flat rate,0.00,0.00,20.00,0.00,CUP,1,Cup,1,20.00,
"""
WANTED = (
    "order_id", "line_id", "status", "sku", "quantity", "gross", "discount", "tax", "shipping_charged", "country",
)  # fmt: skip


def test_items_become_lines_and_the_orders_own_figures_are_split(company: Company) -> None:
    done = company.load(HEADER + ROWS, store="eu")
    again = company.load(HEADER + ROWS, "again.csv", store="eu")

    assert (done.kind, done.read, done.new, done.rejected, done.ignored_columns) == ("woocommerce.orders", 6, 6, 0, ())
    assert lines(company, *WANTED) == [
        ("501", "Gift, boxed", "shipped", "Gift, boxed", "1", "40", "4", "7.6", "2", "GB"),
        ("501", "MUG", "shipped", "MUG", "2", "60", "6", "11.4", "3", "GB"),
        ("502", "CUP", "paid", "CUP", "1", "20", "0", "0", "0", "GB"),
        ("503", "CUP", "pending", "CUP", "1", "20", "0", "0", "0", "FR"),
        ("504", "CUP", "cancelled", "CUP", "1", "20", "0", "0", "0", "FR"),
        ("505", "CUP", "paid", "CUP", "1", "20", "0", "0", "0", "FR"),
    ]
    assert [text.en for text in done.notices] == [
        "1 order has a state that is not known and counts as paid: Wrapped.",
        "1 order has refunds; only refunded units were taken from sales, not amounts refunded alone.",
        "1 line has no SKU; the item's name stands in for it.",
    ]
    assert (again.new, again.changed) == (0, 0)
    (buyer,) = {row[0] for row in company.rows("order_lines", "customer")}
    assert len(buyer) == 32


def test_an_item_cost_before_the_discount_is_told_by_the_subtotal(company: Company) -> None:
    company.load(HEADER + ROWS.replace("2,27.00", "2,30.00").replace("1,36.00", "1,40.00"), store="eu")

    assert lines(company, *WANTED)[:2] == [
        ("501", "Gift, boxed", "shipped", "Gift, boxed", "1", "40", "4", "7.6", "2", "GB"),
        ("501", "MUG", "shipped", "MUG", "2", "60", "6", "11.4", "3", "GB"),
    ]


def test_the_orders_cells_may_stand_on_its_first_row_only(company: Company) -> None:
    first, *_ = ROWS.splitlines()
    second = ",".join(["501", *[""] * 22, "LID", "2", "Lid", "1", "36.00", ""])
    company.load(f"{HEADER}{first}\n{second}\n", store="eu")

    assert [row[:3] for row in lines(company, *WANTED)] == [("501", "LID", "shipped"), ("501", "MUG", "shipped")]
