"""Survey answers."""

from helloword.model.table import Table, clock, doubt, integer, store, text
from helloword.text import Text

TABLE = Table(
    name="surveys",
    title=Text("问卷回答", "Survey answers"),
    meaning=Text(
        "每行是一份满意度或推荐度回答。",
        "One row per answer to a CSAT or NPS survey.",
    ),
    columns=(
        store(),
        text("response_id", "回答编号", "Response id", required=True),
        text("kind", "种类", "Kind", required=True, choices=("csat", "nps")),
        *clock("answered", "回答时间", "When it was answered", required=True),
        integer("score", "分数", "Score", required=True),
        text("order_id", "订单号", "Order id"),
        text("language", "语言", "Language"),
    ),
    key=("store", "response_id"),
    clock="answered_day",
    events=("answered_day",),
    partition="year",
    doubts=(
        doubt(
            "(kind = 'csat' AND score NOT BETWEEN 1 AND 5) OR (kind = 'nps' AND score NOT BETWEEN 0 AND 10)",
            "分数超出范围（CSAT 1–5，NPS 0–10）",
            "a score out of range (CSAT 1-5, NPS 0-10)",
        ),
    ),
)
