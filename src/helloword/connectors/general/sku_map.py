"""Which company SKUs a platform's SKU stands for; a bundle has several rows."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.sku_map",
    title=Text("SKU 对照", "SKU map"),
    fields=(
        Field("store", FieldType.STORE),
        Field("platform_sku", required=True),
        Field("sku", required=True),
        Field("quantity", FieldType.INTEGER, required=True),
    ),
    outputs=(
        Output(
            table="sku_map",
            columns={
                "store": "store",
                "platform_sku": "platform_sku",
                "sku": "sku",
                "quantity": "quantity",
            },
        ),
    ),
)
