"""Negative feedback, claims and chargebacks."""

from helloword.model.table import Table, clock, store, text
from helloword.text import Text

TABLE = Table(
    name="feedback",
    title=Text("差评与索赔", "Feedback and claims"),
    meaning=Text(
        "每行是一条差评、索赔或拒付。",
        "One row per negative feedback, claim or chargeback.",
    ),
    columns=(
        store(),
        text("feedback_id", "编号", "Feedback id", required=True),
        text("order_id", "订单号", "Order id", required=True),
        text("kind", "种类", "Kind", required=True, choices=("negative_feedback", "claim", "chargeback")),
        *clock("opened", "发生时间", "When it was opened", required=True),
        text("outcome", "结果", "Outcome", choices=("open", "upheld", "denied", "removed")),
    ),
    key=("store", "feedback_id"),
    clock="opened_day",
    events=("opened_day",),
    revised={"outcome": "'open'"},
    partition="year",
)
