"""Suppliers."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.suppliers",
    title=Text("供应商", "Suppliers"),
    fields=(
        Field("supplier", required=True),
        Field("name", required=True),
        Field("lead_time_days", FieldType.INTEGER),
        Field("moq", FieldType.INTEGER),
        Field("currency", FieldType.CURRENCY),
    ),
    outputs=(
        Output(
            table="suppliers",
            columns={
                "supplier": "supplier",
                "name": "name",
                "lead_time_days": "lead_time_days",
                "moq": "moq",
                "currency": "currency",
            },
        ),
    ),
)
