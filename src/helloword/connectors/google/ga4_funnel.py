"""An exploration of Google Analytics 4 by date and event: how many sessions had each event of the shop's funnel."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.connectors.counting import COUNT
from helloword.connectors.google.ga4_traffic import COMPACT, GRAND_TOTAL, TOTALS
from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

EVENTS: Mapping[str, str] = {
    "sessions": "session_start", "product_views": "view_item", "cart_adds": "add_to_cart", "checkouts": "begin_checkout",
    "shipping_entered": "add_shipping_info", "payment_entered": "add_payment_info", "purchases": "purchase",
}  # fmt: skip
"""What a stage of the funnel is called among events."""
OPTIONAL = ("product_views", "shipping_entered", "payment_entered")
_WHOLE = Whole(("store", '"Date"', "group_seen", "device_seen"))


def _sessions_with(stage: str) -> str:
    """Sessions of a day with that event; where the whole file has none of an optional stage, nothing is known of it."""
    event = EVENTS[stage]
    found = f"COALESCE(SUM(\"Sessions\") FILTER (WHERE event = '{event}') {_WHOLE.over}, 0)"
    if stage not in OPTIONAL:
        return found
    return f"CASE WHEN COUNT(*) FILTER (WHERE event = '{event}') OVER () > 0 THEN {found} END"


KIND = Kind(
    id="google.ga4_funnel",
    title=Text("Google Analytics 4 漏斗（按日、按事件）", "Google Analytics 4 funnel by day and event"),
    fields=(
        Field("Date", FieldType.DATE, required=True, spelt=COMPACT, aliases=("日期",)),
        Field("Event name", required=True, aliases=("事件名称",)),
        Field("Sessions", FieldType.INTEGER, spelt=COUNT, required=True, aliases=("会话数",)),
        Field("Device category", aliases=("设备类别",)),
        Field(
            "Session default channel group",
            aliases=(
                "Session primary channel group (Default Channel Group)", "Session primary channel group",
                "Session default channel grouping", "Default channel group", "会话默认渠道组", "会话主要渠道组（默认渠道组）",
            ),
        ),
    ),
    record="Date",
    left_out=f"LOWER(\"Date\") IN {TOTALS} OR LOWER(\"Event name\") IN {TOTALS}",
    remark=GRAND_TOTAL,
    steps=(
        {
            "event": 'LOWER("Event name")',
            "group_seen": """COALESCE("Session default channel group", '')""",
            "device_seen": """COALESCE(LOWER("Device category"), '')""",
        },
        {
            **{f"with_{stage}": _sessions_with(stage) for stage in EVENTS},
            **_WHOLE.numbered,
            "nothing": f"COUNT(*) FILTER (WHERE event = 'session_start') {_WHOLE.over} = 0",
        },
    ),
    outputs=(
        Output(
            table="funnel",
            where=f"{_WHOLE.first} AND NOT nothing",
            columns={
                "store": "store", "date": '"Date"', "channel": "NULLIF(group_seen, '')", "device": "NULLIF(device_seen, '')",
                **{stage: f"with_{stage}" for stage in EVENTS},
            },
        ),
    ),
    source=(
        "Google Analytics 4, Explore, free form with the rows Date and Event name and the value Sessions, export as CSV: event names "
        "as Google recommends them for e-commerce; no file of this exploration was found in public"
    ),
    notes=(
        Text(
            "在“探索”里建自由形式：行取 Date、Event name（可加 Device category 或默认渠道组），值取 Sessions，筛选漏斗事件，导出 CSV。",
            "Make a free-form exploration: rows Date and Event name (with Device category or the default channel group if you like), "
            "values Sessions, filtered to the events of the funnel, and export it as CSV.",
        ),
        Text(
            "session_start 是会话，view_item 看商品，add_to_cart 加购，begin_checkout 开始结账，add_shipping_info 填收货信息，"
            "add_payment_info 填支付信息，purchase 下单。整个文件都没有的可选步骤算未知，不算 0。",
            "`session_start` gives sessions, `view_item` product views, `add_to_cart` cart adds, `begin_checkout` checkouts, "
            "`add_shipping_info` and `add_payment_info` the steps between, `purchase` purchases. An optional step of which the file "
            "has nothing is unknown, not 0.",
        ),
        Text(
            "取的是有该事件的会话数，不是事件次数；没有 session_start 的日子不载入。",
            "Counted are sessions with the event, not events; a day without `session_start` is not loaded.",
        ),
    ),
    assumed={
        "nothing": Text(
            "{n} 行所在的日子没有 session_start，没有载入。", "{n} {n:row is|rows are} of days without `session_start`; {n:it is|they are} not loaded."
        ),
    },
)  # fmt: skip
