"""Purchase order lines with receipt and inspection."""

from helloword.model.table import Table, clock, currency, doubt, integer, money, text
from helloword.text import Text

TABLE = Table(
    name="purchase_orders",
    title=Text("采购单行", "Purchase order lines"),
    meaning=Text(
        "每行是采购单的一行，含到货与质检。",
        "One row per line of a purchase order, with its receipt and inspection.",
    ),
    columns=(
        text("po_id", "采购单号", "Purchase order id", required=True),
        text("line_id", "行号", "Line id", required=True),
        text("supplier", "供应商", "Supplier", required=True),
        text("sku", "公司 SKU", "The company's SKU", required=True),
        *clock("ordered", "下单时间", "When it was ordered", required=True),
        *clock("promised", "承诺到货", "Promised at", required=True),
        integer("quantity", "件数", "Units", required=True),
        money("unit_cost", "单价", "Unit cost", required=True),
        currency(),
        *clock("received", "到货时间", "When it was received"),
        integer("received_quantity", "到货件数", "Units received"),
        integer("inspected", "抽检件数", "Units inspected"),
        integer("passed", "合格件数", "Units passed"),
    ),
    key=("po_id", "line_id"),
    clock="ordered_day",
    events=("ordered_day", "received_day"),
    later={"received_day": ("received_quantity", "inspected", "passed")},
    partition="year",
    doubts=(
        doubt("quantity <= 0", "件数不是正数", "a quantity that is not positive"),
        doubt("received_day < ordered_day", "收货早于下单", "received before it was ordered"),
        doubt("passed > inspected", "合格多于抽检", "more passed than were inspected"),
    ),
)
