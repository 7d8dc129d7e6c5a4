"""Figures as a platform's own report gives them."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.official",
    title=Text("官方数字", "Official figures"),
    fields=(
        Field("store", FieldType.STORE),
        Field("report", required=True),
        Field("start", FieldType.DATE, required=True),
        Field("end", FieldType.DATE, required=True),
        Field("measure", required=True),
        Field("sku"),
        Field("amount", FieldType.AMOUNT, required=True),
        Field("currency", FieldType.CURRENCY),
    ),
    outputs=(
        Output(
            table="official",
            columns={
                "store": "store",
                "report": "report",
                "start": '"start"',
                "end": '"end"',
                "measure": "measure",
                "sku": "sku",
                "amount": "amount",
                "currency": "currency",
            },
        ),
    ),
)
