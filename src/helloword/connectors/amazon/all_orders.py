"""Amazon's all-orders report, by order date or by last update: a row is an item of an order, item-price is of the whole row."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

ORDER_STATUSES = (
    "pending", "pendingavailability", "pending - waiting for pick up", "unshipped", "invoiceunconfirmed", "shipping",
    "partiallyshipped", "partially shipped", "shipped", "complete", "shipped - delivered to buyer",
    "shipped - picked up", "shipped - out for delivery", "shipped - damaged", "shipped - lost in transit",
    "shipped - rejected by buyer", "shipped - returned to seller", "shipped - returning to seller",
    "shipped - undeliverable", "cancelled", "canceled", "unfulfillable",
)  # fmt: skip
ITEM_STATUSES = (
    "pending",
    "unshipped",
    "shipping",
    "shipped",
    "partiallyshipped",
    "cancelled",
    "canceled",
    "unfulfillable",
)

# SP-API, Orders: ItemTax is the tax on the item price, before promotions.
_STEPS = (
    {
        "elsewhere": "LOWER(\"sales-channel\") LIKE 'non-amazon%'",
        "price": 'COALESCE("item-price", 0)',
        "promotion": 'COALESCE("item-promotion-discount", 0)',
        "shipping": 'COALESCE("shipping-price", 0) - COALESCE("ship-promotion-discount", 0)',
        "to_country": 'COALESCE("ship-country", store_country)',
        "state": """CASE
            WHEN "order-status" IN ('cancelled', 'canceled', 'unfulfillable')
                OR "item-status" IN ('cancelled', 'canceled', 'unfulfillable') THEN 'cancelled'
            WHEN "order-status" LIKE 'pending%' THEN 'pending'
            WHEN "order-status" IN ('shipped - delivered to buyer', 'shipped - picked up') THEN 'delivered'
            WHEN "order-status" IN ('unshipped', 'invoiceunconfirmed', 'shipping') THEN 'paid'
            WHEN "order-status" LIKE 'partially%' AND "item-status" IN ('unshipped', 'pending') THEN 'paid'
            ELSE 'shipped' END""",
    },
    {
        "net_price": """CASE WHEN NOT tax_included THEN price WHEN "item-tax" IS NOT NULL THEN price - "item-tax"
            ELSE without_vat(price, to_country, "purchase-date_day") END""",
        "net_shipping": """CASE WHEN NOT tax_included THEN shipping
            WHEN "shipping-tax" IS NOT NULL AND "shipping-price" > 0
                THEN portion(shipping, "shipping-price" - "shipping-tax", "shipping-price")
            ELSE without_vat(shipping, to_country, "purchase-date_day") END""",
        "counts": "state NOT IN ('cancelled', 'pending') AND elsewhere IS NOT TRUE",
    },
)

KIND = Kind(
    id="amazon.all_orders",
    title=Text("亚马逊全部订单报告", "Amazon all-orders report"),
    fields=(
        Field("amazon-order-id", required=True),
        Field("merchant-order-id", keep=Keep.DROPPED),
        Field("purchase-date", FieldType.INSTANT, required=True),
        Field("last-updated-date", FieldType.INSTANT),
        Field("order-status", required=True, choices=ORDER_STATUSES),
        Field("fulfillment-channel", choices=("amazon", "merchant", "afn", "mfn")),
        Field("sales-channel"),
        Field("order-channel", keep=Keep.DROPPED),
        Field("url", keep=Keep.DROPPED),
        Field("ship-service-level", keep=Keep.DROPPED),
        Field("product-name", keep=Keep.DROPPED),
        Field("sku", required=True),
        Field("asin"),
        Field("item-status", choices=ITEM_STATUSES),
        Field("quantity", FieldType.INTEGER, required=True),
        Field("currency", FieldType.CURRENCY),
        Field("item-price", FieldType.AMOUNT, optional_header=False),
        Field("item-tax", FieldType.AMOUNT),
        Field("shipping-price", FieldType.AMOUNT),
        Field("shipping-tax", FieldType.AMOUNT),
        Field("gift-wrap-price", FieldType.AMOUNT),
        Field("gift-wrap-tax", FieldType.AMOUNT),
        Field("item-promotion-discount", FieldType.AMOUNT),
        Field("ship-promotion-discount", FieldType.AMOUNT),
        Field("ship-city", keep=Keep.DROPPED),
        Field("ship-state", keep=Keep.DROPPED),
        Field("ship-postal-code", keep=Keep.DROPPED),
        Field("ship-country"),
        Field("promotion-ids", keep=Keep.DROPPED),
        Field("cpf", keep=Keep.DROPPED),
        Field("is-business-order", keep=Keep.DROPPED),
        Field("purchase-order-number", keep=Keep.DROPPED),
        Field("price-designation", keep=Keep.DROPPED),
        Field("signature-confirmation-recommended", keep=Keep.DROPPED),
    ),
    numbered={"nth": ('"amazon-order-id"', '"sku"', '"last-updated-date_at"')},
    steps=_STEPS,
    outputs=(
        Output(
            table="order_lines",
            where="elsewhere IS NOT TRUE",
            columns={
                "store": "store",
                "order_id": '"amazon-order-id"',
                "line_id": 'CASE WHEN nth = 1 THEN "sku" ELSE CONCAT("sku", \'#\', nth) END',
                "ordered_at": '"purchase-date_at"',
                "ordered_day": '"purchase-date_day"',
                "status": "state",
                "sku": '"sku"',
                "quantity": '"quantity"',
                "gross": "net_price",
                "discount": "CASE WHEN tax_included AND price > 0 THEN portion(promotion, net_price, price) ELSE promotion END",
                "tax": 'COALESCE("item-tax", CASE WHEN tax_included THEN price - net_price END)',
                "shipping_charged": "net_shipping",
                "currency": "COALESCE(currency, store_currency)",
                "channel": '"sales-channel"',
                "country": 'UPPER("ship-country")',
                "fulfilment": "CASE WHEN \"fulfillment-channel\" IN ('amazon', 'afn') THEN 'platform' "
                "WHEN \"fulfillment-channel\" IS NOT NULL THEN 'merchant' END",
            },
            updated_at="last-updated-date",
        ),
    ),
    quoted=False,
    decimal_point=True,
    source="Seller Central, Reports, Fulfilment: All Orders (GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL)",
    notes=(
        Text(
            "item-price 是整行价格（件数 × 单价）；item-tax 是它所含（或另加）的税，含税店铺据此换算成不含税，"
            "没有写税额时用各国标准税率。",
            "`item-price` is the price of the whole row; `item-tax` is the tax on it. "
            "Stores whose prices include tax are brought to tax excluded by that tax, or by the country's standard rate where none is stated.",
        ),
        Text(
            "报告没有行号：同一订单的同一 SKU 为一行，重复出现的各为一行。没有买家、承诺时间、送达时间，也不说由谁取消。",
            "There is no line id: a SKU of an order is a line, and each repetition another one. "
            "The report names no buyer, no promise, no delivery, and not who cancelled.",
        ),
        Text(
            "运费是 shipping-price 减去 ship-promotion-discount；礼品包装费不算在内。",
            "Shipping is `shipping-price` less `ship-promotion-discount`; gift wrap is left out.",
        ),
    ),
    assumed={
        'tax_included AND "item-tax" IS NULL AND price > 0 AND counts': Text(
            "{n} 行没有写税额，已按收货国家的标准税率换算成不含税。",
            "{n} {n:row states|rows state} no tax; {n:its|their} prices were brought to tax excluded by the standard rate of the country shipped to.",
        ),
        'tax_included AND "item-tax" = 0 AND price > 0 AND counts': Text(
            "{n} 行写明税额为 0，其价格视为不含税；如不符，请检查店铺的 --prices 设置。",
            "{n} {n:row states|rows state} a tax of 0, so {n:its|their} prices are taken as free of tax; if that is wrong, see the store's --prices.",
        ),
        '"item-price" IS NULL AND counts': Text(
            "{n} 行已发货或待发货但没有价格，按 0 计。",
            "{n} {n:row is sold but has no price; it counts|rows are sold but have no price; they count} as 0.",
        ),
        "elsewhere": Text(
            "{n} 行是亚马逊代发的其他渠道订单（Non-Amazon），没有载入：它们属于卖出它们的店铺。",
            "{n} {n:row is an order of other channels|rows are orders of other channels} that Amazon only ships (Non-Amazon); "
            "{n:it is not loaded, for it belongs to the store that sold it|they are not loaded, for they belong to the store that sold them}.",
        ),
        "nth > 1 AND counts": Text(
            "{n} 行重复了同一订单里的 SKU，各按单独一行计。",
            "{n} {n:row repeats|rows repeat} a SKU of {n:its|their} order; {n:it|each} counts as a line of its own.",
        ),
    },
)
