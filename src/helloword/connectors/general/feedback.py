"""Negative feedback, claims and chargebacks."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.feedback",
    title=Text("差评与索赔", "Feedback and claims"),
    fields=(
        Field("store", FieldType.STORE),
        Field("feedback_id", required=True),
        Field("order_id", required=True),
        Field("kind", required=True, choices=("negative_feedback", "claim", "chargeback")),
        Field("opened_at", FieldType.INSTANT, required=True),
        Field("outcome", choices=("open", "upheld", "denied", "removed")),
        Field("updated_at", FieldType.INSTANT),
    ),
    outputs=(
        Output(
            table="feedback",
            columns={
                "store": "store",
                "feedback_id": "feedback_id",
                "order_id": "order_id",
                "kind": "kind",
                "opened_at": "opened_at",
                "opened_day": "opened_day",
                "outcome": "outcome",
            },
            updated_at="updated_at",
        ),
    ),
)
