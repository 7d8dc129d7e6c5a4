"""Amazon's FBA inventory as it stands when the report is drawn: a row is a SKU, and the file does not say of which day."""

from __future__ import annotations

from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.text import Text

SOURCE = (
    "Seller Central, Reports, Fulfilment, Manage FBA Inventory (GET_FBA_MYI_UNSUPPRESSED_INVENTORY_DATA, 21 columns): names "
    "sure, from a connector's schema; their order in the file is not, so they are found by name."
)
WAREHOUSE = "'FBA'"
"""All of Amazon's warehouses are one, here and in the ledger, so that the two tell of the same stock."""
_COUNTS = ("afn-fulfillable-quantity", "afn-reserved-quantity")
_MAYBE = ("afn-unsellable-quantity", "afn-inbound-shipped-quantity", "afn-inbound-receiving-quantity")
_LEFT = (
    "fnsku", "asin", "product-name", "condition", "your-price", "mfn-listing-exists", "mfn-fulfillable-quantity",
    "afn-warehouse-quantity", "afn-total-quantity", "per-unit-volume", "afn-inbound-working-quantity",
    "afn-researching-quantity", "afn-reserved-future-supply", "afn-future-supply-buyable", "store",
)  # fmt: skip

KIND = Kind(
    id="amazon.fba_inventory",
    title=Text("亚马逊物流库存（当前）", "Amazon FBA inventory, as it is now"),
    fields=(
        Field("sku", required=True),
        Field("afn-listing-exists", FieldType.FLAG),
        *(Field(name, FieldType.INTEGER, optional_header=False) for name in _COUNTS),
        *(Field(name, FieldType.INTEGER) for name in _MAYBE),
        *(Field(name, keep=Keep.DROPPED) for name in _LEFT),
    ),
    outputs=(
        Output(
            table="inventory",
            where='COALESCE("afn-listing-exists", TRUE) AND "afn-fulfillable-quantity" IS NOT NULL',
            columns={
                "store": "store",
                "date": "imported_day",
                "sku": '"sku"',
                "warehouse": WAREHOUSE,
                "sellable": '"afn-fulfillable-quantity"',
                "reserved": 'COALESCE("afn-reserved-quantity", 0)',
                "inbound": '"afn-inbound-shipped-quantity" + "afn-inbound-receiving-quantity"',
                "unsellable": '"afn-unsellable-quantity"',
            },
        ),
    ),
    quoted=False,
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "文件里没有日期：按导入当天算，请在下载当天导入。过去各天的库存用库存分类账汇总。",
            "The file has no date: it counts as of the day it is imported, so import it the day you download it. "
            "The ledger's summary has the days before.",
        ),
        Text(
            "可售是 fulfillable，预留是 reserved，在途是已发出和正在接收的（不含还在准备的 working）；自发货的库存不载入。",
            "Sellable is `fulfillable`, and inbound is what is shipped or being received, without what is still being "
            "prepared (`working`). Stock that you ship yourself is not loaded.",
        ),
        Text(
            "与库存分类账说的是同一批货：同一天同一 SKU 只有一行，后载入的为准。",
            "The inventory ledger tells of the same goods: a SKU and day is one row, that of the later import.",
        ),
    ),
)
