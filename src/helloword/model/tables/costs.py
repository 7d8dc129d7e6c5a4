"""Landed cost per SKU by effective date."""

from helloword.model.table import Table, currency, day, doubt, money, text
from helloword.text import Text

TABLE = Table(
    name="costs",
    title=Text("到岸成本", "Landed costs"),
    meaning=Text(
        "每行是一个 SKU 从某日起的单件到岸成本。",
        "One row per SKU and the day from which its landed unit cost holds.",
    ),
    columns=(
        text("sku", "公司 SKU", "The company's SKU", required=True),
        day("effective_from", "生效日", "In force from", required=True),
        money("purchase", "采购成本", "Purchase", required=True),
        money("inbound", "头程物流", "Inbound freight", required=True),
        money("duty", "关税", "Duty", required=True),
        currency(),
    ),
    key=("sku", "effective_from"),
    clock="effective_from",
    doubts=(doubt("purchase < 0 OR inbound < 0 OR duty < 0", "成本为负", "a negative cost"),),
)
