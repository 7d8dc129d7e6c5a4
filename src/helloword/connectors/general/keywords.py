"""Keyword positions and search demand per day."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.keywords",
    title=Text("关键词日", "Keyword days"),
    fields=(
        Field("date", FieldType.DATE, required=True),
        Field("keyword", required=True),
        Field("sku"),
        Field("organic_rank", FieldType.INTEGER),
        Field("sponsored_rank", FieldType.INTEGER),
        Field("search_volume", FieldType.INTEGER),
        Field("branded", FieldType.FLAG),
    ),
    outputs=(
        Output(
            table="keywords",
            columns={
                "date": "date",
                "keyword": "keyword",
                "sku": "sku",
                "organic_rank": "organic_rank",
                "sponsored_rank": "sponsored_rank",
                "search_volume": "search_volume",
                "branded": "COALESCE(branded, FALSE)",
            },
        ),
    ),
)
