"""Figures as the platform's own reports give them."""

from helloword.model.table import Table, currency, day, doubt, money, store, text
from helloword.text import Text

TABLE = Table(
    name="official",
    title=Text("官方数字", "Official figures"),
    meaning=Text(
        "每行是平台报表自己给出的一个数字，用于对账。",
        "One row per figure that a platform's own report states, to reconcile with.",
    ),
    columns=(
        store(),
        text("report", "报表", "Report", required=True),
        day("start", "起始日", "First day", required=True),
        day("end", "截止日", "Last day", required=True),
        text("measure", "度量", "Measure", required=True),
        text("sku", "平台 SKU", "The platform's SKU"),
        money("amount", "数值", "Amount", required=True),
        currency(required=False),
    ),
    key=("store", "report", "start", "end", "measure", "sku", "currency"),
    clock="end",
    events=("end",),
    partition="year",
    doubts=(doubt('"end" < "start"', "结束早于开始", "an end before its start"),),
)
