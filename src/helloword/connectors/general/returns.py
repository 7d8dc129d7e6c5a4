"""Returned goods, dated by the request."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.returns",
    title=Text("退货", "Returns"),
    fields=(
        Field("store", FieldType.STORE),
        Field("return_id", required=True),
        Field("order_id", required=True),
        Field("sku", required=True),
        Field("requested_at", FieldType.INSTANT, required=True),
        Field("received_at", FieldType.INSTANT),
        Field("quantity", FieldType.INTEGER, required=True),
        Field("reason", required=True),
        Field("comment", keep=Keep.DROPPED),
        Field("updated_at", FieldType.INSTANT),
    ),
    outputs=(
        Output(
            table="returns",
            columns={
                "store": "store",
                "return_id": "return_id",
                "order_id": "order_id",
                "sku": "sku",
                "requested_at": "requested_at",
                "requested_day": "requested_day",
                "received_at": "received_at",
                "received_day": "received_day",
                "quantity": "quantity",
                "reason": "reason",
            },
            updated_at="updated_at",
        ),
    ),
)
