"""Traffic days by source."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.traffic",
    title=Text("流量日", "Traffic days"),
    fields=(
        Field("store", FieldType.STORE),
        Field("date", FieldType.DATE, required=True),
        Field("source", required=True, choices=("organic", "paid", "direct", "social", "email", "referral")),
        Field("channel"),
        Field("sku"),
        Field("sessions", FieldType.INTEGER, required=True),
        Field("page_views", FieldType.INTEGER),
    ),
    outputs=(
        Output(
            table="traffic",
            columns={
                "store": "store",
                "date": "date",
                "source": "source",
                "channel": "channel",
                "sku": "sku",
                "sessions": "sessions",
                "page_views": "page_views",
            },
        ),
    ),
)
