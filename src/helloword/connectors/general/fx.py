"""Exchange rates: units of quote for one of base."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.fx",
    title=Text("汇率", "Exchange rates"),
    fields=(
        Field("date", FieldType.DATE, required=True),
        Field("base", FieldType.CURRENCY, required=True),
        Field("quote", FieldType.CURRENCY, required=True),
        Field("rate", FieldType.RATE, required=True),
    ),
    outputs=(
        Output(
            table="fx",
            columns={
                "date": "date",
                "base": "base",
                "quote": "quote",
                "rate": "rate",
            },
        ),
    ),
)
