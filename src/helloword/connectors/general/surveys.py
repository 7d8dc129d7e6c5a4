"""Answers to CSAT and NPS surveys."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.surveys",
    title=Text("问卷回答", "Survey answers"),
    fields=(
        Field("store", FieldType.STORE),
        Field("response_id", required=True),
        Field("kind", required=True, choices=("csat", "nps")),
        Field("answered_at", FieldType.INSTANT, required=True),
        Field("score", FieldType.INTEGER, required=True),
        Field("order_id"),
        Field("comment", keep=Keep.DROPPED),
        Field("language"),
    ),
    outputs=(
        Output(
            table="surveys",
            columns={
                "store": "store",
                "response_id": "response_id",
                "kind": "kind",
                "answered_at": "answered_at",
                "answered_day": "answered_day",
                "score": "score",
                "order_id": "order_id",
                "language": "language",
            },
        ),
    ),
)
