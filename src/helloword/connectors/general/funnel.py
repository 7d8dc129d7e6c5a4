"""Funnel days by stage."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.funnel",
    title=Text("漏斗日", "Funnel days"),
    fields=(
        Field("store", FieldType.STORE),
        Field("date", FieldType.DATE, required=True),
        Field("channel"),
        Field("device"),
        Field("sessions", FieldType.INTEGER, required=True),
        Field("product_views", FieldType.INTEGER, required=True),
        Field("cart_adds", FieldType.INTEGER, required=True),
        Field("checkouts", FieldType.INTEGER, required=True),
        Field("shipping_entered", FieldType.INTEGER),
        Field("payment_entered", FieldType.INTEGER),
        Field("purchases", FieldType.INTEGER, required=True),
    ),
    outputs=(
        Output(
            table="funnel",
            columns={
                "store": "store",
                "date": "date",
                "channel": "channel",
                "device": "device",
                "sessions": "sessions",
                "product_views": "product_views",
                "cart_adds": "cart_adds",
                "checkouts": "checkouts",
                "shipping_entered": "shipping_entered",
                "payment_entered": "payment_entered",
                "purchases": "purchases",
            },
        ),
    ),
)
