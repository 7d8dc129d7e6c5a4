"""Overheads per month and type."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.overheads",
    title=Text("管理费用", "Overheads"),
    fields=(
        Field("month", FieldType.MONTH, required=True),
        Field("type", required=True),
        Field("amount", FieldType.AMOUNT, required=True),
        Field("currency", FieldType.CURRENCY, required=True),
    ),
    outputs=(
        Output(
            table="overheads",
            columns={
                "month_start": "month",
                "type": "type",
                "amount": "amount",
                "currency": "currency",
            },
        ),
    ),
)
