"""Refunds, dated by the day the money went back."""

from helloword.model.table import Table, clock, currency, doubt, integer, money, store, text
from helloword.text import Text

TABLE = Table(
    name="refunds",
    title=Text("退款", "Refunds"),
    meaning=Text(
        "每行是一笔退款中的一个商品，不含税和运费。",
        "One row per item of a refund; excludes tax and shipping.",
    ),
    columns=(
        store(),
        text("refund_id", "退款号", "Refund id", required=True),
        text("order_id", "订单号", "Order id", required=True),
        text("line_id", "订单行号", "Order line id"),
        text("sku", "平台 SKU", "The platform's SKU"),
        *clock("refunded", "退款时间", "When it was refunded", required=True),
        integer("quantity", "件数", "Units", required=True),
        money("amount", "退款金额", "Amount refunded", required=True),
        currency(),
        text("reason", "原因", "Reason"),
    ),
    key=("store", "refund_id", "line_id", "sku"),
    clock="refunded_day",
    events=("refunded_day",),
    partition="month",
    doubts=(
        doubt("amount < 0", "退款为负", "a negative refund"),
        doubt("quantity < 0", "件数为负", "a negative quantity"),
    ),
)
