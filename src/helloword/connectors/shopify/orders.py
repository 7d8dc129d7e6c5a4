"""Shopify's orders export: a row is a line item, and an order's own cells stand on its first row only."""

from __future__ import annotations

from helloword.connectors.kind import Contact, Field, FieldType, Keep, Kind, Output
from helloword.text import Text

FINANCIAL = (
    "paid", "pending", "authorized", "partially_paid", "partially_refunded", "refunded", "voided", "expired", "unpaid",
)  # fmt: skip
FULFILMENT = (
    "fulfilled",
    "unfulfilled",
    "partial",
    "partially_fulfilled",
    "restocked",
    "pending",
    "scheduled",
    "on_hold",
)

PERSONAL = (
    *(
        f"{side} {part}"
        for side in ("Billing", "Shipping")
        for part in (
            "Name", "Street", "Address1", "Address2", "Company", "City", "Zip", "Province", "Phone", "Province Name",
        )
    ),
    "Notes", "Note Attributes", "Employee", "Device ID", "Tags", "Phone",
)  # fmt: skip
UNUSED = (
    "Paid at", "Accepts Marketing", "Discount Code", "Shipping Method", "Lineitem compare at price",
    "Lineitem requires shipping", "Payment Method", "Payment Reference", "Vendor", "Outstanding Balance", "Location",
    "Risk Level", *(f"Tax {n} {part}" for n in range(1, 6) for part in ("Name", "Value")), "Receipt Number", "Duties",
    "Payment ID", "Payment Terms Name", "Next Payment Due At", "Payment References",
)  # fmt: skip

_OF_ORDER = 'PARTITION BY "Name", _record'
_BEFORE = f"OVER ({_OF_ORDER} ORDER BY _row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
_STEPS = (
    {
        "sku": 'COALESCE("Lineitem sku", "Lineitem name")',
        "value": '"Lineitem price" * "Lineitem quantity"',
        "own": 'COALESCE("Lineitem discount", 0)',
        "sent": "COALESCE(\"Lineitem fulfillment status\", \"Fulfillment Status\", '') = 'fulfilled'",
        "to_country": 'UPPER(COALESCE("Shipping Country", "Billing Country"))',
        "place": f"ROW_NUMBER() OVER ({_OF_ORDER} ORDER BY _row)",
    },
    {
        "nth": f"ROW_NUMBER() OVER ({_OF_ORDER}, sku ORDER BY _row)",
        "value_before": f"COALESCE(SUM(value) {_BEFORE}, 0)",
        "value_all": f"SUM(value) OVER ({_OF_ORDER})",
        "own_all": f"SUM(own) OVER ({_OF_ORDER})",
        "left_before": f"COALESCE(SUM(value - own) {_BEFORE}, 0)",
    },
    # The subtotal is what the goods cost after every discount; the discount columns also hold those of the shipping.
    {
        "off_all": """CASE WHEN "Subtotal" BETWEEN 0 AND value_all THEN value_all - "Subtotal"
            ELSE LEAST(GREATEST(own_all, COALESCE("Discount Amount", 0)), value_all) END""",
    },
    {
        "off": """CASE WHEN own_all > off_all
            THEN stretch(off_all, SUM(own) OVER (PARTITION BY "Name", _record ORDER BY _row ROWS UNBOUNDED PRECEDING) - own,
                own, own_all)
            ELSE own + COALESCE(stretch(off_all - own_all, left_before, value - own, value_all - own_all), 0) END""",
        "carriage": """COALESCE(stretch("Shipping", value_before, value, value_all),
            CASE WHEN place = 1 THEN "Shipping" END, 0)""",
    },
    {
        "taxed": """SUM(CASE WHEN "Lineitem taxable" IS FALSE THEN 0 ELSE value - off END) OVER (PARTITION BY "Name", _record)
            + COALESCE("Shipping", 0)""",
    },
    {
        "untaxed": 'CASE WHEN "Taxes" <= taxed THEN taxed - "Taxes" END',
    },
    {
        "net_value": """CASE WHEN NOT tax_included OR "Lineitem taxable" IS FALSE THEN value
            ELSE COALESCE(portion(value, untaxed, taxed), without_vat(value, COALESCE(to_country, store_country), "Created_day"))
            END""",
        "net_off": """CASE WHEN NOT tax_included OR "Lineitem taxable" IS FALSE THEN off
            ELSE COALESCE(portion(off, untaxed, taxed), without_vat(off, COALESCE(to_country, store_country), "Created_day"))
            END""",
        "net_shipping": """CASE WHEN NOT tax_included THEN carriage ELSE COALESCE(portion(carriage, untaxed, taxed),
            without_vat(carriage, COALESCE(to_country, store_country), "Created_day")) END""",
        "state": """CASE
            WHEN "Cancelled_day" IS NOT NULL OR "Financial Status" IN ('voided', 'expired') THEN 'cancelled'
            WHEN sent THEN 'shipped'
            WHEN "Financial Status" IN ('pending', 'unpaid') THEN 'pending'
            ELSE 'paid' END""",
    },
)

KIND = Kind(
    id="shopify.orders",
    title=Text("Shopify 订单导出", "Shopify orders export"),
    fields=(
        Field("Name", required=True),
        Field("Email", keep=Keep.HASHED, filled_down=True),
        Field("Financial Status", choices=FINANCIAL, filled_down=True),
        Field("Fulfillment Status", choices=FULFILMENT, filled_down=True),
        Field("Fulfilled at", FieldType.INSTANT, filled_down=True),
        Field("Currency", FieldType.CURRENCY, required=True, filled_down=True),
        Field("Subtotal", FieldType.AMOUNT, optional_header=False, filled_down=True),
        Field("Shipping", FieldType.AMOUNT, filled_down=True),
        Field("Taxes", FieldType.AMOUNT, filled_down=True),
        Field("Total", FieldType.AMOUNT),
        Field("Discount Amount", FieldType.AMOUNT, filled_down=True),
        Field("Created at", FieldType.INSTANT, required=True, filled_down=True),
        Field("Lineitem quantity", FieldType.INTEGER, required=True),
        Field("Lineitem name", required=True),
        Field("Lineitem price", FieldType.AMOUNT, required=True),
        Field("Lineitem sku"),
        Field("Lineitem taxable", FieldType.FLAG),
        Field("Lineitem fulfillment status", choices=FULFILMENT),
        Field("Lineitem discount", FieldType.AMOUNT),
        Field("Billing Country", filled_down=True),
        Field("Shipping Country", filled_down=True),
        Field("Cancelled at", FieldType.INSTANT, filled_down=True),
        Field("Refunded Amount", FieldType.AMOUNT),
        Field("Id"),
        Field("Source", filled_down=True),
        *(Field(name, keep=Keep.DROPPED) for name in (*PERSONAL, *UNUSED)),
    ),
    record="Name",
    begins="Subtotal",
    steps=_STEPS,
    outputs=(
        Output(
            table="order_lines",
            columns={
                "store": "store",
                "order_id": '"Name"',
                "line_id": "CASE WHEN nth = 1 THEN sku ELSE CONCAT(sku, '#', nth) END",
                "ordered_at": '"Created_at"',
                "ordered_day": '"Created_day"',
                "status": "state",
                "sku": "sku",
                "quantity": '"Lineitem quantity"',
                "gross": "net_value",
                "discount": "net_off",
                "tax": """CASE WHEN tax_included THEN value - off - net_value + net_off
                    WHEN "Lineitem taxable" IS FALSE THEN 0
                    ELSE portion("Taxes", value - off, taxed) END""",
                "shipping_charged": "net_shipping",
                "currency": '"Currency"',
                "customer": '"Email"',
                "channel": '"Source"',
                "country": "to_country",
                "fulfilment": "'merchant'",
                "shipped_at": 'CASE WHEN sent THEN "Fulfilled_at" END',
                "shipped_day": 'CASE WHEN sent THEN "Fulfilled_day" END',
            },
        ),
    ),
    decimal_point=True,
    contact=Contact("Email"),
    source="Shopify admin, Orders, Export (79 columns; stores without point of sale have fewer)",
    notes=(
        Text(
            "订单折扣按行金额分摊到各行，合计等于小计；运费也按行金额分摊。",
            "An order's discounts and shipping are split over its lines by value; the lines add up to the subtotal.",
        ),
        Text(
            "含税店铺按订单的 Taxes 换算成不含税，没有写税额时用收货国家的标准税率；Lineitem taxable 为 false 的行不含税。",
            "In stores whose prices include tax, the order's Taxes are taken out of its taxable lines and its shipping, "
            "or the standard rate of the country shipped to where none are stated.",
        ),
        Text(
            "导出里没有退款日期，所以 Refunded Amount 不会变成退款：请另行导入 general.refunds。",
            "The export does not say when money was refunded, so Refunded Amount does not become refunds: import them as general.refunds.",
        ),
        Text(
            "没有付款但已发货的订单算已发货；只授权未扣款的算已付款；付款作废的算已取消。",
            "An order that was shipped unpaid counts as shipped, one authorised but not captured as paid, one whose payment was voided as cancelled.",
        ),
    ),
    assumed={
        '"Refunded Amount" > 0 AND "Cancelled_day" IS NULL': Text(
            "{n} 个订单有退款，但导出没有写退款日期，未计入退款；请用 general.refunds 导入。",
            "{n} {n:order has|orders have} refunds, but the export does not say when; they are not counted. Import them as general.refunds.",
        ),
        "\"Taxes\" IS NULL AND tax_included AND place = 1 AND state NOT IN ('cancelled', 'pending')": Text(
            "{n} 个订单没有写税额，已按收货国家的标准税率换算成不含税。",
            "{n} {n:order states|orders state} no tax; {n:its|their} prices were brought to tax excluded by the standard rate of the country shipped to.",
        ),
        "\"Lineitem sku\" IS NULL AND state NOT IN ('cancelled', 'pending')": Text(
            "{n} 行没有 SKU，以商品名称代替。", "{n} {n:line has|lines have} no SKU; the item's name stands in for it."
        ),
    },
)
