"""Messages between buyers and the store, without their text."""

from helloword.model.table import Table, clock, flag, store, text
from helloword.text import Text

TABLE = Table(
    name="messages",
    title=Text("消息", "Messages"),
    meaning=Text(
        "每行是买家与店铺之间的一条消息，不含内容。",
        "One row per message between a buyer and the store, without its text.",
    ),
    columns=(
        store(),
        text("message_id", "消息号", "Message id", required=True),
        text("conversation_id", "会话号", "Conversation id", required=True),
        text("order_id", "订单号", "Order id"),
        *clock("sent", "发送时间", "When it was sent", required=True),
        text("direction", "方向", "Direction", required=True, choices=("in", "out")),
        flag("automatic", "自动回复", "Automatic", required=True),
    ),
    key=("store", "message_id"),
    clock="sent_day",
    events=("sent_day",),
    partition="month",
)
