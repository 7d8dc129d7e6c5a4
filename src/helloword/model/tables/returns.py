"""Returned goods, dated by the request."""

from helloword.model.table import Table, clock, doubt, integer, store, text
from helloword.text import Text

TABLE = Table(
    name="returns",
    title=Text("退货", "Returns"),
    meaning=Text(
        "每行是一次退货申请中的一个商品。",
        "One row per item of a return request.",
    ),
    columns=(
        store(),
        text("return_id", "退货号", "Return id", required=True),
        text("order_id", "订单号", "Order id", required=True),
        text("sku", "平台 SKU", "The platform's SKU", required=True),
        *clock("requested", "申请时间", "When it was requested", required=True),
        *clock("received", "收到退货的时间", "When the goods came back"),
        integer("quantity", "件数", "Units", required=True),
        text("reason", "原因", "Reason", required=True),
    ),
    key=("store", "return_id", "sku"),
    clock="requested_day",
    events=("requested_day", "received_day"),
    later={"received_day": ()},
    partition="month",
    doubts=(
        doubt("quantity <= 0", "件数不是正数", "a quantity that is not positive"),
        doubt("received_day < requested_day", "收货早于申请", "received before it was asked for"),
    ),
)
