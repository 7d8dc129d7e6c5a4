"""Order lines: what was ordered, promised, shipped and delivered."""

from helloword.model.table import Table, clock, currency, doubt, integer, money, store, text
from helloword.text import Text

TABLE = Table(
    name="order_lines",
    title=Text("订单行", "Order lines"),
    meaning=Text(
        "每行是一张订单中的一个商品行，金额不含税。",
        "One row per line of an order; amounts exclude tax.",
    ),
    columns=(
        store(),
        text("order_id", "订单号", "Order id", required=True),
        text("line_id", "行号", "Line id", required=True),
        *clock("ordered", "下单时间", "When it was ordered", required=True),
        text(
            "status", "状态", "Status", required=True, choices=("pending", "paid", "shipped", "delivered", "cancelled")
        ),
        text(
            "sku",
            "平台 SKU（按 sku_map 换成公司 SKU）",
            "The platform's SKU (sku_map turns it into the company's)",
            required=True,
        ),
        integer("quantity", "件数", "Units", required=True),
        money(
            "gross",
            "单价 × 件数，未减折扣，不含税",
            "Unit price x quantity, before discounts, without tax",
            required=True,
        ),
        money("discount", "折扣", "Discount", required=True),
        money("tax", "税额", "Tax"),
        money(
            "shipping_charged", "向买家收取的运费，不含税", "Shipping charged to the buyer, without tax", required=True
        ),
        currency(),
        text("customer", "买家的加密哈希，全公司唯一", "Keyed hash of the buyer, one per company"),
        text("channel", "渠道", "Channel"),
        text("country", "收货国家", "Country shipped to"),
        text("fulfilment", "由谁发货", "Who ships it", choices=("merchant", "platform")),
        *clock("ship_by", "承诺发货", "Promised to be shipped by"),
        *clock("shipped", "实际发货", "When it was shipped"),
        *clock("promised_by", "承诺送达", "Promised to be delivered by"),
        *clock("delivered", "实际送达", "When it was delivered"),
        text("carrier", "承运商", "Carrier"),
        text("cancelled_by", "由谁取消", "Who cancelled it", choices=("buyer", "seller")),
    ),
    key=("store", "order_id", "line_id"),
    clock="ordered_day",
    events=("ordered_day", "shipped_day", "delivered_day"),
    later={"shipped_day": ("carrier",), "delivered_day": ()},
    revised={"status": "CASE WHEN status = 'cancelled' THEN 'paid' ELSE status END", "cancelled_by": "NULL"},
    partition="month",
    doubts=(
        doubt("quantity < 0", "件数为负", "a negative quantity"),
        doubt("gross < 0", "金额为负", "a negative amount"),
        doubt("discount < 0", "折扣为负", "a negative discount"),
        doubt("discount > gross AND gross >= 0", "折扣大于金额", "a discount larger than the amount"),
        doubt("shipped_day < ordered_day", "发货早于下单", "shipped before it was ordered"),
        doubt(
            "delivered_day < COALESCE(shipped_day, ordered_day)",
            "送达早于发货或下单",
            "delivered before it was shipped or ordered",
        ),
    ),
)
