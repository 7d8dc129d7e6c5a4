"""Stock at the end of each day."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.inventory",
    title=Text("库存日（日终）", "Inventory days (end of day)"),
    fields=(
        Field("store", FieldType.STORE),
        Field("date", FieldType.DATE, required=True),
        Field("sku", required=True),
        Field("warehouse", required=True),
        Field("sellable", FieldType.INTEGER, required=True),
        Field("reserved", FieldType.INTEGER),
        Field("inbound", FieldType.INTEGER),
        Field("unsellable", FieldType.INTEGER),
    ),
    outputs=(
        Output(
            table="inventory",
            columns={
                "store": "store",
                "date": "date",
                "sku": "sku",
                "warehouse": "warehouse",
                "sellable": "sellable",
                "reserved": "COALESCE(reserved, 0)",
                "inbound": "inbound",
                "unsellable": "unsellable",
            },
        ),
    ),
)
