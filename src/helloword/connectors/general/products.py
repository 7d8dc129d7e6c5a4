"""Products by SKU."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.products",
    title=Text("商品", "Products"),
    fields=(
        Field("sku", required=True),
        Field("title", required=True),
        Field("brand"),
        Field("line"),
        Field("platform_id"),
        Field("parent"),
        Field("launched_on", FieldType.DATE),
        Field("supplier"),
    ),
    outputs=(
        Output(
            table="products",
            columns={
                "sku": "sku",
                "title": "title",
                "brand": "brand",
                "line": "line",
                "platform_id": "platform_id",
                "parent": "parent",
                "launched_on": "launched_on",
                "supplier": "supplier",
            },
        ),
    ),
)
