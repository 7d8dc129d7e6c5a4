"""Stock at the end of each day."""

from helloword.model.table import Table, day, doubt, integer, store, text
from helloword.text import Text

TABLE = Table(
    name="inventory",
    title=Text("库存日", "Inventory days"),
    meaning=Text(
        "每行是一天结束时一个仓库里一个 SKU 的库存。",
        "One row per SKU, warehouse and day: the stock at the end of it.",
    ),
    columns=(
        store(),
        day("date", "日期", "Date", required=True),
        text("sku", "平台 SKU", "The platform's SKU", required=True),
        text("warehouse", "仓库", "Warehouse", required=True),
        integer("sellable", "可售", "Sellable", required=True),
        integer("reserved", "预留", "Reserved", required=True),
        integer("inbound", "在途", "Inbound"),
        integer("unsellable", "不可售", "Unsellable"),
    ),
    key=("store", "date", "sku", "warehouse"),
    clock="date",
    events=("date",),
    partition="month",
    doubts=(doubt("sellable < 0 OR reserved < 0", "库存为负", "negative stock"),),
)
