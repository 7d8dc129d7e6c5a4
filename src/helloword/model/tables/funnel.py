"""Funnel days by stage."""

from helloword.model.table import Table, day, doubt, integer, store, text
from helloword.text import Text

TABLE = Table(
    name="funnel",
    title=Text("漏斗日", "Funnel days"),
    meaning=Text(
        "每行是一天中各阶段的会话数。",
        "One row per day with the sessions that reached each stage.",
    ),
    columns=(
        store(),
        day("date", "日期", "Date", required=True),
        text("channel", "渠道", "Channel"),
        text("device", "设备", "Device"),
        integer("sessions", "会话", "Sessions", required=True),
        integer("product_views", "看商品；空表示不知道", "Product views; empty where not known"),
        integer("cart_adds", "加购", "Cart adds", required=True),
        integer("checkouts", "开始结账", "Checkouts started", required=True),
        integer("shipping_entered", "填写收货信息", "Shipping entered"),
        integer("payment_entered", "填写支付信息", "Payment entered"),
        integer("purchases", "下单", "Purchases", required=True),
    ),
    key=("store", "date", "channel", "device"),
    clock="date",
    events=("date",),
    partition="month",
    doubts=(
        doubt(
            "purchases > checkouts OR checkouts > cart_adds OR cart_adds > sessions OR purchases > payment_entered OR payment_entered > shipping_entered OR shipping_entered > checkouts",
            "后一步的人数多于前一步",
            "more at a stage than at the one before",
        ),
        doubt("sessions < 0 OR purchases < 0", "数值为负", "a negative figure"),
    ),
)
