"""Purchase orders: a row is a line, with its receipt and inspection."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.text import Text

KIND = Kind(
    id="general.purchase_orders",
    title=Text("采购单（一行是一个采购行）", "Purchase orders (a row is a line)"),
    fields=(
        Field("po_id", required=True),
        Field("line_id", required=True),
        Field("supplier", required=True),
        Field("sku", required=True),
        Field("ordered_at", FieldType.INSTANT, required=True),
        Field("promised_at", FieldType.INSTANT, required=True),
        Field("quantity", FieldType.INTEGER, required=True),
        Field("unit_cost", FieldType.AMOUNT, required=True),
        Field("currency", FieldType.CURRENCY, required=True),
        Field("received_at", FieldType.INSTANT),
        Field("received_quantity", FieldType.INTEGER),
        Field("inspected", FieldType.INTEGER),
        Field("passed", FieldType.INTEGER),
        Field("updated_at", FieldType.INSTANT),
    ),
    outputs=(
        Output(
            table="purchase_orders",
            columns={
                "po_id": "po_id",
                "line_id": "line_id",
                "supplier": "supplier",
                "sku": "sku",
                "ordered_at": "ordered_at",
                "ordered_day": "ordered_day",
                "promised_at": "promised_at",
                "promised_day": "promised_day",
                "quantity": "quantity",
                "unit_cost": "unit_cost",
                "currency": "currency",
                "received_at": "received_at",
                "received_day": "received_day",
                "received_quantity": "received_quantity",
                "inspected": "inspected",
                "passed": "passed",
            },
            updated_at="updated_at",
        ),
    ),
)
