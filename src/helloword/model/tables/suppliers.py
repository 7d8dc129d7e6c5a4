"""Suppliers."""

from helloword.model.table import Table, currency, integer, text
from helloword.text import Text

TABLE = Table(
    name="suppliers",
    title=Text("供应商", "Suppliers"),
    meaning=Text(
        "每行是一个供应商。",
        "One row per supplier.",
    ),
    columns=(
        text("supplier", "供应商编号", "Supplier", required=True),
        text("name", "名称", "Name", required=True),
        integer("lead_time_days", "交期（天）", "Lead time in days"),
        integer("moq", "起订量", "Minimum order quantity"),
        currency(required=False),
    ),
    key=("supplier",),
)
