"""Landed unit costs by the day from which they hold."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.costs",
    title=Text("到岸成本", "Landed costs"),
    fields=(
        Field("sku", required=True),
        Field("effective_from", FieldType.DATE, required=True),
        Field("purchase", FieldType.AMOUNT, required=True),
        Field("inbound", FieldType.AMOUNT),
        Field("duty", FieldType.AMOUNT),
        Field("currency", FieldType.CURRENCY, required=True),
    ),
    outputs=(
        Output(
            table="costs",
            columns={
                "sku": "sku",
                "effective_from": "effective_from",
                "purchase": "purchase",
                "inbound": "COALESCE(inbound, 0)",
                "duty": "COALESCE(duty, 0)",
                "currency": "currency",
            },
        ),
    ),
)
