"""Amazon's inventory ledger, summary by day: what its warehouses held of a SKU in each condition when a day ended."""

from __future__ import annotations

from helloword.connectors.amazon.fba_inventory import WAREHOUSE
from helloword.connectors.kind import Field, FieldType, Keep, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

SOURCE = (
    "Seller Central, Reports, Fulfilment, Inventory Ledger, summary view (GET_LEDGER_SUMMARY_VIEW_DATA): names sure (a "
    "connector's schema, four public parsers' tests, lines of 2026); Store and Condition Type stand in some files only."
)
_LEFT = (
    "ASIN", "Title", "Starting Warehouse Balance", "In Transit Between Warehouses", "Receipts", "Customer Shipments",
    "Customer Returns", "Vendor Returns", "Warehouse Transfer In/Out", "Found", "Lost", "Damaged", "Disposed",
    "Other Events", "Unknown Events",
)  # fmt: skip
_PLACE = '"Date", "MSKU", "FNSKU", "Disposition", "Location", "Store name", "Condition Type"'
_DAY = Whole(("store", '"Date"', '"MSKU"'))

KIND = Kind(
    id="amazon.inventory_ledger",
    title=Text("亚马逊库存分类账（按日汇总）", "Amazon inventory ledger, summary by day"),
    fields=(
        Field("Date", FieldType.DATE, required=True),
        Field("FNSKU"),
        Field("MSKU", required=True),
        Field("Disposition", required=True),
        Field("Ending Warehouse Balance", FieldType.INTEGER, required=True),
        Field("Location"),
        Field("Store name", aliases=("Store",)),
        Field("Condition Type"),
        *(Field(name, keep=Keep.DROPPED) for name in _LEFT),
    ),
    steps=(
        {"times": f"ROW_NUMBER() OVER (PARTITION BY {_PLACE} ORDER BY _row DESC)"},
        {
            "held": 'CASE WHEN times = 1 THEN "Ending Warehouse Balance" ELSE 0 END',
            "can_be_sold": "UPPER(\"Disposition\") = 'SELLABLE'",
        },
        _DAY.sums(
            sellable_all="CASE WHEN can_be_sold THEN held ELSE 0 END",
            unsellable_all="CASE WHEN can_be_sold THEN 0 ELSE held END",
        ),
    ),
    outputs=(
        Output(
            table="inventory",
            where=_DAY.first,
            columns={
                "store": "store",
                "date": '"Date"',
                "sku": '"MSKU"',
                "warehouse": WAREHOUSE,
                "sellable": "sellable_all",
                "reserved": "0",
                "unsellable": "unsellable_all",
            },
        ),
    ),
    quoted=True,
    decimal_point=True,
    source=SOURCE,
    notes=(
        Text(
            "下载时选“汇总”和“每日”。各仓库或国家的行加在一起；状态不是 SELLABLE 的都算不可售。",
            "Choose the summary view, by day. Rows of several warehouses or countries are added up; every disposition but "
            "SELLABLE is unsellable.",
        ),
        Text(
            "分类账不区分预留，预留的货也在可售里；没有在途。",
            "The ledger does not tell what is reserved: reserved goods are among the sellable. It has nothing inbound.",
        ),
        Text(
            "与“当前库存”报告说的是同一批货：同一天同一 SKU 只有一行，后载入的为准。",
            "The report of inventory as it is now tells of the same goods: a SKU and day is one row, that of the later import.",
        ),
    ),
    assumed={
        "times > 1": Text(
            "{n} 行与文件里的另一行相同，只算一次。",
            "{n} {n:row stands|rows stand} in the file twice; {n:it|each} counts once.",
        ),
    },
)
