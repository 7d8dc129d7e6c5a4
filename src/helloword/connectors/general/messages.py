"""Messages between buyers and the store, without their text."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.messages",
    title=Text("消息", "Messages"),
    fields=(
        Field("store", FieldType.STORE),
        Field("message_id", required=True),
        Field("conversation_id", required=True),
        Field("order_id"),
        Field("at", FieldType.INSTANT, required=True),
        Field("direction", required=True, choices=("in", "out")),
        Field("automatic", FieldType.FLAG),
    ),
    outputs=(
        Output(
            table="messages",
            columns={
                "store": "store",
                "message_id": "message_id",
                "conversation_id": "conversation_id",
                "order_id": "order_id",
                "sent_at": "at_at",
                "sent_day": "at_day",
                "direction": "direction",
                "automatic": "COALESCE(automatic, FALSE)",
            },
        ),
    ),
)
