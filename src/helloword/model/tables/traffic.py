"""Traffic days by source."""

from helloword.model.table import Table, day, doubt, integer, store, text
from helloword.text import Text

TABLE = Table(
    name="traffic",
    title=Text("流量日", "Traffic days"),
    meaning=Text(
        "每行是一天中一个来源的会话。",
        "One row per day and source of sessions.",
    ),
    columns=(
        store(),
        day("date", "日期", "Date", required=True),
        text(
            "source",
            "来源",
            "Source",
            required=True,
            choices=("organic", "paid", "direct", "social", "email", "referral"),
        ),
        text("channel", "渠道", "Channel"),
        text("sku", "平台 SKU；空表示合计", "The platform's SKU; empty means the total"),
        integer("sessions", "会话", "Sessions", required=True),
        integer("page_views", "浏览量", "Page views"),
    ),
    key=("store", "date", "source", "channel", "sku"),
    clock="date",
    events=("date",),
    partition="month",
    doubts=(
        doubt("sessions < 0", "会话为负", "negative sessions"),
        doubt("page_views < sessions", "浏览量少于会话", "fewer page views than sessions"),
    ),
)
