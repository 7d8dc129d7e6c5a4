"""TikTok Shop's order export: a second row that describes the columns, tabs behind ids, states in the shop's language."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

PERSONAL = (
    "Buyer Message", "Buyer Username", "Buyer Nickname", "Recipient", "Phone #", "Zipcode", "State", "City", "Province",
    "Region", "Municipality", "Barangay", "District", "Commune", "Post Town", "Villages", "Detail Address", "Address Line 1",
    "Address Line 2", "Delivery Instruction", "Additional address information", "Tracking ID", "Seller Note", "Cancel Reason",
    "Checked Marked by",
)  # fmt: skip
UNUSED = (
    "Order Substatus", "Cancelation/Return Type", "Normal or Pre-order", "Product Name", "Variation",
    "SKU Unit Original Price", "SKU Subtotal After Discount", "Original Shipping Fee", "Shipping Fee Seller Discount",
    "Shipping Fee Platform Discount", "Payment platform discount", "Order Amount", "RTS Time", "Warehouse Name",
    "Delivery Option", "Payment Method", "Weight(kg)", "Product Category", "Package ID", "Checked Status",
)  # fmt: skip
# "03/01/2026 1:05:00 PM" as "03/01/2026 13:05:00"; which number is the day stays a matter of the file.
CLOCK = r"""CASE WHEN REGEXP_MATCHES(x, '(?i)[ap]m$') THEN CONCAT(REGEXP_EXTRACT(x, '^\S+'), ' ',
    LPAD(CAST(CAST(REGEXP_EXTRACT(x, ' (\d{1,2}):', 1) AS INTEGER) % 12
        + CASE WHEN x ILIKE '%pm' THEN 12 ELSE 0 END AS VARCHAR), 2, '0'),
    REGEXP_EXTRACT(x, ':\d{2}(:\d{2})?')) END"""
CANCELLED = ("canceled", "cancelled", "dibatalkan", "đã hủy")
DELIVERED = ("completed", "delivered", "selesai", "đã hoàn tất", "đã giao")
SHIPPED = ("shipped", "in transit", "dikirim", "đang giao", "đã vận chuyển")
UNPAID = ("unpaid", "on hold", "belum dibayar", "belum bayar", "chưa thanh toán")

_ORDER = 'PARTITION BY "Order ID", _record'
_BEFORE = f"OVER ({_ORDER} ORDER BY _row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
_STEPS = (
    {
        "value": '"SKU Subtotal Before Discount"',
        "own": 'COALESCE("SKU Seller Discount", 0)',
        "word": 'LOWER("Order Status")',
        "to_country": 'country_of("Country")',
        "place": f"ROW_NUMBER() OVER ({_ORDER} ORDER BY _row)",
    },
    {
        "nth": f'ROW_NUMBER() OVER ({_ORDER}, "SKU ID" ORDER BY _row)',
        "value_before": f"COALESCE(SUM(value) {_BEFORE}, 0)",
        "value_all": f"SUM(value) OVER ({_ORDER})",
        "shipping_all": f'COALESCE(MAX("Shipping Fee After Discount") OVER ({_ORDER}), 0)',
        "tax_all": f'COALESCE(MAX("Taxes") OVER ({_ORDER}), 0)',
        "vat_country": "COALESCE(to_country, store_country)",
        "state": f"""CASE
            WHEN "Cancelled Time_day" IS NOT NULL OR word IN {CANCELLED} THEN 'cancelled'
            WHEN "Delivered Time_day" IS NOT NULL OR word IN {DELIVERED} THEN 'delivered'
            WHEN "Shipped Time_day" IS NOT NULL OR word IN {SHIPPED} THEN 'shipped'
            WHEN "Paid Time_day" IS NULL AND word IN {UNPAID} THEN 'pending'
            ELSE 'paid' END""",
    },
    {
        "carriage": "COALESCE(stretch(shipping_all, value_before, value, value_all), CASE WHEN place = 1 THEN shipping_all END, 0)",
        "taxed": "COALESCE(stretch(tax_all, value_before, value, value_all), CASE WHEN place = 1 THEN tax_all END, 0)",
        "net_value": """CASE WHEN tax_included THEN without_vat(value, vat_country, "Created Time_day") ELSE value END""",
        "net_off": """CASE WHEN tax_included THEN without_vat(own, vat_country, "Created Time_day") ELSE own END""",
    },
)

KIND = Kind(
    id="tiktok.orders",
    title=Text("TikTok Shop 订单导出", "TikTok Shop order export"),
    fields=(
        Field("Order ID", required=True),
        Field("Order Status", required=True),
        Field("SKU ID", required=True),
        Field("Seller SKU"),
        Field("Quantity", FieldType.INTEGER, required=True),
        Field("Sku Quantity of return", FieldType.INTEGER),
        Field("SKU Subtotal Before Discount", FieldType.AMOUNT, required=True),
        Field("SKU Seller Discount", FieldType.AMOUNT, optional_header=False),
        Field("SKU Platform Discount", FieldType.AMOUNT),
        Field("Shipping Fee After Discount", FieldType.AMOUNT),
        Field("Taxes", FieldType.AMOUNT),
        Field("Order Refund Amount", FieldType.AMOUNT),
        Field("Created Time", FieldType.INSTANT, required=True, spelt=CLOCK),
        Field("Paid Time", FieldType.INSTANT, spelt=CLOCK),
        Field("Shipped Time", FieldType.INSTANT, spelt=CLOCK),
        Field("Delivered Time", FieldType.INSTANT, spelt=CLOCK),
        Field("Cancelled Time", FieldType.INSTANT, spelt=CLOCK),
        Field("Cancel By"),
        Field("Fulfillment Type"),
        Field("Shipping Provider Name"),
        Field("Country"),
        *(Field(name, keep=Keep.DROPPED) for name in (*PERSONAL, *UNUSED)),
    ),
    record="Order ID",
    left_out="\"Order ID\" ILIKE 'platform unique order id%'",
    steps=_STEPS,
    outputs=(
        Output(
            table="order_lines",
            columns={
                "store": "store",
                "order_id": '"Order ID"',
                "line_id": 'CASE WHEN nth = 1 THEN "SKU ID" ELSE CONCAT("SKU ID", \'#\', nth) END',
                "ordered_at": '"Created Time_at"',
                "ordered_day": '"Created Time_day"',
                "status": "state",
                "sku": 'COALESCE("Seller SKU", "SKU ID")',
                "quantity": '"Quantity"',
                "gross": "net_value",
                "discount": "net_off",
                "tax": "CASE WHEN tax_included THEN value - own - net_value + net_off ELSE taxed END",
                "shipping_charged": """CASE WHEN tax_included THEN without_vat(carriage, vat_country, "Created Time_day")
                    ELSE carriage END""",
                "currency": "store_currency",
                "channel": "'tiktok'",
                "country": "to_country",
                "fulfilment": """CASE WHEN "Fulfillment Type" ILIKE '%tiktok%' OR "Fulfillment Type" ILIKE '%fbt%' THEN 'platform'
                    WHEN "Fulfillment Type" ILIKE '%seller%' THEN 'merchant' END""",
                "shipped_at": '"Shipped Time_at"',
                "shipped_day": '"Shipped Time_day"',
                "delivered_at": '"Delivered Time_at"',
                "delivered_day": '"Delivered Time_day"',
                "carrier": '"Shipping Provider Name"',
                "cancelled_by": """CASE WHEN state <> 'cancelled' THEN NULL WHEN LOWER("Cancel By") IN ('buyer', 'user', 'customer')
                    THEN 'buyer' WHEN LOWER("Cancel By") IN ('seller', 'system') THEN 'seller' END""",
            },
        ),
    ),
    source=(
        "TikTok Shop Seller Center, Orders, Export (CSV or XLSX): a list of 54 columns of a shop in Vietnam and some ten public "
        "importers of shops in Indonesia, Malaysia, the Philippines, Thailand and the United States (names sure)"
    ),
    notes=(
        Text(
            "第二行的列说明不算数据。币种按店铺；日期多为日/月/年，文件里看不出时要用 --dates 说明。",
            "The second row, which describes the columns, is no data. Amounts are in the store's currency. Dates are mostly day "
            "first; where the file does not show it, say --dates.",
        ),
        Text(
            "折扣只算卖家承担的 SKU Seller Discount；SKU Platform Discount 由 TikTok 承担，不减少你的销售。",
            "Only `SKU Seller Discount` is a discount; `SKU Platform Discount` is borne by TikTok and takes nothing from your sales.",
        ),
        Text(
            "运费（Shipping Fee After Discount）和税（Taxes）是整单的，按行金额分摊；含税店铺按收货国家的标准税率换算成不含税。",
            "`Shipping Fee After Discount` and `Taxes` are of the whole order and split over its lines by value; in stores whose "
            "prices include tax, the standard rate of the country shipped to is taken out.",
        ),
        Text(
            "状态先看各时间列，再看状态文字（认得英文、印尼文、越南文）；System 取消的算卖家取消，因为多半是逾期未发货。",
            "A state is told by the columns of times first, then by its word (English, Indonesian, Vietnamese). What the system "
            "cancelled counts as cancelled by the seller, for it is mostly an order not shipped in time.",
        ),
        Text(
            "买家用户名是打码的，不能当同一个人，所以没有客户。",
            "Usernames are masked and do not tell one person from another, so orders have no customer.",
        ),
    ),
    assumed={
        "\"Order Refund Amount\" > 0 AND state <> 'cancelled' AND place = 1": Text(
            "{n} 个订单有退款，但导出没有写退款日期，未计入退款；结算明细（tiktok.income）里有。",
            "{n} {n:order has|orders have} refunds, but the export does not say when; they are not counted. The income statement has them.",
        ),
        "\"Seller SKU\" IS NULL AND state NOT IN ('cancelled', 'pending')": Text(
            "{n} 行没有 Seller SKU，以 SKU ID 代替。", "{n} {n:line has|lines have} no `Seller SKU`; the SKU ID stands in for it."
        ),
    },
)  # fmt: skip
