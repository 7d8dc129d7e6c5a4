"""WooCommerce orders as the plugin Advanced Order Export gives them: a row is an item, prices are without tax."""

from __future__ import annotations

from helloword.connectors.kind import Contact, Field, FieldType, Keep, Kind, Output
from helloword.text import Text

PERSONAL = (
    *(f"{part} ({side})" for side in ("Billing", "Shipping") for part in (
        "First Name", "Last Name", "Full Name", "Company", "Address 1", "Address 2", "Address 1&2", "City", "State Code",
        "State Name", "Postcode", "Phone")),
    "Customer Note", "Order Notes", "Customer User ID", "Customer IP address", "Transaction ID",
)  # fmt: skip
UNUSED = (
    "Payment Method Title", "Shipping Method Title", "Order Total Amount", "Item #", "Coupon Code", "Discount Amount",
    "Discount Amount Tax", "Total products", "Total items",
)  # fmt: skip
DONE = ("completed", "wc-completed", "shipped")
PAID = ("processing", "wc-processing", "refunded", "wc-refunded", "partially refunded", "partially-refunded")
OPEN = ("pending", "wc-pending", "pending payment", "on hold", "on-hold", "wc-on-hold")
GONE = ("cancelled", "canceled", "wc-cancelled", "failed", "wc-failed", "trash", "draft", "checkout-draft")

_ORDER = 'PARTITION BY "Order Number", _record'
_BEFORE = f"OVER ({_ORDER} ORDER BY _row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
_STEPS = (
    {
        "article": 'COALESCE("SKU", "Item Name")',
        "value": '"Item Cost" * "Quantity (- Refund)"',
        "off_all": 'COALESCE("Cart Discount Amount", 0)',
        "word": 'LOWER("Order Status")',
        "to_country": 'country_of(COALESCE("Country Code (Shipping)", "Country Name (Shipping)", "Country Code (Billing)"))',
        "place": f"ROW_NUMBER() OVER ({_ORDER} ORDER BY _row)",
    },
    {
        "nth": f"ROW_NUMBER() OVER ({_ORDER}, article ORDER BY _row)",
        "value_before": f"COALESCE(SUM(value) {_BEFORE}, 0)",
        "value_all": f"SUM(value) OVER ({_ORDER})",
        "state": f"""CASE WHEN word IN {GONE} THEN 'cancelled' WHEN word = 'delivered' THEN 'delivered'
            WHEN word IN {DONE} THEN 'shipped' WHEN word IN {OPEN} THEN 'pending' ELSE 'paid' END""",
    },
    {
        # The plugin's item cost is after discounts; where the items add up to the subtotal, it is before them.
        "before_discount": """COALESCE(ABS(value_all - "Order Subtotal Amount")
            < ABS(value_all - "Order Subtotal Amount" + off_all), FALSE)""",
        "off": "COALESCE(stretch(off_all, value_before, value, value_all), CASE WHEN place = 1 THEN off_all END, 0)",
        "carriage": """COALESCE(stretch("Order Shipping Amount", value_before, value, value_all),
            CASE WHEN place = 1 THEN "Order Shipping Amount" END, 0)""",
        "taxed": """COALESCE(stretch("Order Total Tax Amount", value_before, value, value_all),
            CASE WHEN place = 1 THEN "Order Total Tax Amount" END)""",
    },
)

KIND = Kind(
    id="woocommerce.orders",
    title=Text("WooCommerce 订单（Advanced Order Export 插件）", "WooCommerce orders (Advanced Order Export)"),
    fields=(
        Field("Order Number", required=True),
        Field("Order Status", optional_header=False, filled_down=True),
        Field("Order Date", FieldType.INSTANT, required=True, filled_down=True),
        Field("Completed Date", FieldType.INSTANT, filled_down=True),
        Field("Email (Billing)", keep=Keep.HASHED, filled_down=True),
        Field("Country Code (Billing)", filled_down=True),
        Field("Country Code (Shipping)", filled_down=True),
        Field("Country Name (Shipping)", filled_down=True),
        Field("Order Currency", FieldType.CURRENCY, filled_down=True, aliases=("Currency",)),
        Field("Cart Discount Amount", FieldType.AMOUNT, filled_down=True),
        Field("Order Subtotal Amount", FieldType.AMOUNT, filled_down=True),
        Field("Order Shipping Amount", FieldType.AMOUNT, filled_down=True),
        Field("Order Total Tax Amount", FieldType.AMOUNT, filled_down=True),
        Field("Order Refund Amount", FieldType.AMOUNT, filled_down=True),
        Field("SKU"),
        Field("Item Name", required=True),
        Field("Quantity (- Refund)", FieldType.INTEGER, required=True, aliases=("Quantity",)),
        Field("Item Cost", FieldType.AMOUNT, required=True),
        *(Field(name, keep=Keep.DROPPED) for name in (*PERSONAL, *UNUSED)),
    ),
    record="Order Number",
    steps=_STEPS,
    outputs=(
        Output(
            table="order_lines",
            columns={
                "store": "store",
                "order_id": '"Order Number"',
                "line_id": "CASE WHEN nth = 1 THEN article ELSE CONCAT(article, '#', nth) END",
                "ordered_at": '"Order Date_at"',
                "ordered_day": '"Order Date_day"',
                "status": "state",
                "sku": "article",
                "quantity": '"Quantity (- Refund)"',
                "gross": "CASE WHEN before_discount THEN value ELSE value + off END",
                "discount": "off",
                "tax": "taxed",
                "shipping_charged": "carriage",
                "currency": 'COALESCE("Order Currency", store_currency)',
                "customer": '"Email (Billing)"',
                "channel": "'woocommerce'",
                "country": "to_country",
                "fulfilment": "'merchant'",
                "shipped_at": "CASE WHEN state IN ('shipped', 'delivered') THEN \"Completed Date_at\" END",
                "shipped_day": "CASE WHEN state IN ('shipped', 'delivered') THEN \"Completed Date_day\" END",
            },
        ),
    ),
    contact=Contact("Email (Billing)"),
    source=(
        "Advanced Order Export For WooCommerce (AlgolPlus), its columns as they are set at first: seen in five public importers "
        "(names sure; which price Item Cost is, is worked out from the subtotal)"
    ),
    notes=(
        Text(
            "WooCommerce 自己不导出订单行；这里读的是最常用的插件 Advanced Order Export For WooCommerce 的默认列，一行一件商品。"
            "WooCommerce 分析页的 Orders 导出和把商品挤在一格里的导出读不了。",
            "WooCommerce itself exports no order lines. This reads the columns that the commonest plugin, Advanced Order Export For "
            "WooCommerce, starts with, one row for each item. The Orders export of WooCommerce Analytics, and exports that hold all "
            "items in one cell, are not read.",
        ),
        Text(
            "价格都不含税（插件就是这样导出的），所以不看店铺的 --prices 设置。整单的折扣、运费和税按行金额分摊。",
            "Its prices are without tax, whatever the store's --prices say. Discount, shipping and tax of an order are split over its "
            "lines by value.",
        ),
        Text(
            "Quantity (- Refund) 已减去退回的件数，所以退款在下单日就减掉了，不再另算退款。",
            "`Quantity (- Refund)` is less what was refunded, so refunds take from the sales of the day of the order and are no "
            "refunds of their own.",
        ),
        Text(
            "completed 算已发货，processing 算已付款，on-hold 和 pending 算待处理，cancelled 和 failed 算已取消。",
            "Completed is shipped, processing is paid, on-hold and pending are pending, cancelled and failed are cancelled.",
        ),
    ),
    assumed={
        f"word NOT IN {(*DONE, *PAID, *OPEN, *GONE, 'delivered')} AND place = 1": Text(
            "{n} 个订单的状态不认识，算已付款：{which}。", "{n} {n:order has|orders have} a state that is not known and {n:counts|count} as paid: {which}."
        ),
        '"Order Refund Amount" > 0 AND place = 1': Text(
            "{n} 个订单有退款；只有退回的件数从销售里减掉了，只退金额的没有。",
            "{n} {n:order has|orders have} refunds; only refunded units were taken from sales, not amounts refunded alone.",
        ),
        "\"SKU\" IS NULL AND state NOT IN ('cancelled', 'pending')": Text(
            "{n} 行没有 SKU，以商品名称代替。", "{n} {n:line has|lines have} no SKU; the item's name stands in for it."
        ),
    },
    examples={f"word NOT IN {(*DONE, *PAID, *OPEN, *GONE, 'delivered')} AND place = 1": '"Order Status"'},
)  # fmt: skip
