"""Overheads per month and type."""

from helloword.model.table import Table, currency, day, money, text
from helloword.text import Text

TABLE = Table(
    name="overheads",
    title=Text("管理费用", "Overheads"),
    meaning=Text(
        "每行是一个月的一类管理费用。",
        "One row per month and type of overhead.",
    ),
    columns=(
        day("month_start", "月份（当月第一天）", "Month, as its first day", required=True),
        text("type", "类型", "Type", required=True),
        money("amount", "金额", "Amount", required=True),
        currency(),
    ),
    key=("month_start", "type"),
    clock="month_start",
    events=("month_start",),
)
