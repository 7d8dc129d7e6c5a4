"""Walmart's purchase orders as Seller Center exports them: a row is a line, its cost is of one piece."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

PERSONAL = (
    "Customer Name", "Customer Shipping Address", "Customer Phone Number", "Ship to Address 1", "Ship to Address 2", "City",
    "State", "Zip", "Tracking Number", "Tracking Url",
)  # fmt: skip
UNUSED = (
    "Segment", "FLIDS", "UPC", "Item Description", "Shipping Method", "Shipping Tier", "Shipping SLA",
    "Shipping Config Source", "Update Status", "Update Qty", "Update Carrier", "Update Tracking Number", "Update Tracking Url",
    "Seller Order NO", "Replacement Order", "Original Customer Order Id", "Intent To Cancel Override", "Item Condition",
)  # fmt: skip

KIND = Kind(
    id="walmart.orders",
    title=Text("沃尔玛订单导出", "Walmart orders export"),
    fields=(
        Field("PO#", required=True),
        Field("Order#"),
        Field("Order Date", FieldType.INSTANT, required=True),
        Field("Ship By", FieldType.INSTANT),
        Field("Delivery Date", FieldType.INSTANT),
        Field("Line#"),
        Field("Status", required=True),
        Field("Qty", FieldType.INTEGER, required=True),
        Field("SKU", required=True),
        Field("Item Cost", FieldType.AMOUNT, required=True),
        Field("Shipping Cost", FieldType.AMOUNT),
        Field("Discount", FieldType.AMOUNT),
        Field("Tax", FieldType.AMOUNT),
        Field("Carrier"),
        Field("Fulfillment Entity"),
        *(Field(name, keep=Keep.DROPPED) for name in (*PERSONAL, *UNUSED)),
    ),
    steps=(
        {
            "nth": 'ROW_NUMBER() OVER (PARTITION BY "PO#", "SKU" ORDER BY _row)',
            "word": 'LOWER("Status")',
        },
        {
            "state": """CASE WHEN word LIKE 'cancel%' THEN 'cancelled' WHEN word LIKE 'deliver%' THEN 'delivered'
                WHEN word LIKE 'ship%' THEN 'shipped' ELSE 'paid' END""",
        },
    ),
    outputs=(
        Output(
            table="order_lines",
            columns={
                "store": "store",
                "order_id": '"PO#"',
                "line_id": 'COALESCE("Line#", CASE WHEN nth = 1 THEN "SKU" ELSE CONCAT("SKU", \'#\', nth) END)',
                "ordered_at": '"Order Date_at"',
                "ordered_day": '"Order Date_day"',
                "status": "state",
                "sku": '"SKU"',
                "quantity": '"Qty"',
                "gross": '"Item Cost" * "Qty"',
                "discount": 'COALESCE(ABS("Discount"), 0)',
                "tax": '"Tax"',
                "shipping_charged": 'COALESCE("Shipping Cost", 0)',
                "currency": "store_currency",
                "channel": "'walmart'",
                "country": "store_country",
                "fulfilment": """CASE WHEN "Fulfillment Entity" ILIKE '%walmart%' OR "Fulfillment Entity" ILIKE '%wfs%'
                    THEN 'platform' ELSE 'merchant' END""",
                "ship_by_at": '"Ship By_at"',
                "ship_by_day": '"Ship By_day"',
                "promised_by_at": '"Delivery Date_at"',
                "promised_by_day": '"Delivery Date_day"',
                "carrier": '"Carrier"',
            },
        ),
    ),
    source=(
        "Walmart Seller Center, Orders, Download (XLSX): the same 37 columns in four public importers (names sure; that Item "
        "Cost is of one piece is taken to be so and was not seen in a file)"
    ),
    notes=(
        Text(
            "订单号取 PO#；Item Cost 是单价，乘以 Qty；价格不含税，Tax 另列。没有币种列，按店铺币种。",
            "Orders go by `PO#`. `Item Cost` is the price of one, times `Qty`; prices are without tax, which stands in `Tax`. Amounts "
            "are in the store's currency.",
        ),
        Text(
            "Created 和 Acknowledged 算已付款；导出里没有发货和送达的时间，所以没有准时发货率。Delivery Date 是承诺送达日。",
            "Created and acknowledged orders count as paid. The export has no times of shipping or delivery, so no on-time rates come "
            "from it; `Delivery Date` is the promised one.",
        ),
        Text(
            "买家姓名、地址、电话都不留；沃尔玛不给买家邮箱，所以没有客户。",
            "Names, addresses and telephone numbers are dropped; there is no e-mail address, so orders have no customer.",
        ),
    ),
    assumed={
        "\"Qty\" > 1 AND state <> 'cancelled'": Text(
            "{n} 行有多件，Item Cost 按单价算；请拿一行与卖家中心核对。",
            "{n} {n:row holds|rows hold} several pieces, and `Item Cost` was taken for the price of one; check {n:it|one of them} in Seller Center.",
        ),
    },
)  # fmt: skip
