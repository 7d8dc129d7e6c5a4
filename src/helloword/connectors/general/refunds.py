"""Refunds, dated by the day the money went back; tax and shipping excluded."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.refunds",
    title=Text("退款", "Refunds"),
    fields=(
        Field("store", FieldType.STORE),
        Field("refund_id", required=True),
        Field("order_id", required=True),
        Field("line_id"),
        Field("sku"),
        Field("refunded_at", FieldType.INSTANT, required=True),
        Field("quantity", FieldType.INTEGER, required=True),
        Field("amount", FieldType.AMOUNT, required=True),
        Field("currency", FieldType.CURRENCY, required=True),
        Field("reason"),
        Field("updated_at", FieldType.INSTANT),
    ),
    outputs=(
        Output(
            table="refunds",
            columns={
                "store": "store",
                "refund_id": "refund_id",
                "order_id": "order_id",
                "line_id": "line_id",
                "sku": "sku",
                "refunded_at": "refunded_at",
                "refunded_day": "refunded_day",
                "quantity": "quantity",
                "amount": "amount",
                "currency": "currency",
                "reason": "reason",
            },
            updated_at="updated_at",
        ),
    ),
)
