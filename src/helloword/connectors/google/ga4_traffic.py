"""Google Analytics 4's traffic acquisition by day: remarks above the table, days as 20260801, a grand total."""

from __future__ import annotations

from helloword.connectors.counting import COUNT
from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

COMPACT = r"CASE WHEN REGEXP_FULL_MATCH(x, '\d{8}') THEN CONCAT_WS('-', LEFT(x, 4), SUBSTR(x, 5, 2), RIGHT(x, 2)) END"
"""20260801 as 2026-08-01."""
TOTALS = "('total', 'totals', 'grand total', '总计', '合计')"
GRAND_TOTAL = r"^#|(?i:^,*(grand )?totals?,|^,.*,grand total$)"
"""Remarks, and the line of sums of an exploration, which names itself in its first cell or in one beyond the last."""
_DAY = """COALESCE("Date", CASE WHEN "first day" = "last day" THEN "first day" END)"""
_WHOLE = Whole(("store", "day_seen", '"Session default channel group"'))

KIND = Kind(
    id="google.ga4_traffic",
    title=Text("Google Analytics 4 流量获取（按日）", "Google Analytics 4 traffic acquisition by day"),
    fields=(
        Field("Date", FieldType.DATE, spelt=COMPACT, aliases=("日期",)),
        Field(
            "Session default channel group", required=True,
            aliases=(
                "Session primary channel group (Default Channel Group)", "Session primary channel group",
                "Session default channel grouping", "Default channel group", "会话默认渠道组", "会话主要渠道组（默认渠道组）",
            ),
        ),
        Field("Sessions", FieldType.INTEGER, spelt=COUNT, required=True, aliases=("会话数",)),
        Field("Views", FieldType.INTEGER, spelt=COUNT, aliases=("浏览次数",)),
        Field(
            "first day", FieldType.DATE, spelt=COMPACT,
            stated=r"(?i)^#\s*(?:start date|开始日期|date de début|startdatum)\s*[:：]\s*(\d{8})",
        ),
        Field(
            "last day", FieldType.DATE, spelt=COMPACT,
            stated=r"(?i)^#\s*(?:end date|结束日期|date de fin|enddatum)\s*[:：]\s*(\d{8})",
        ),
    ),
    record="Session default channel group",
    left_out=f"LOWER(\"Session default channel group\") IN {TOTALS} OR LOWER(\"Date\") IN {TOTALS}",
    remark=GRAND_TOTAL,
    refused={f"{_DAY} IS NULL": ("Session default channel group", "several_days")},
    steps=(
        {"day_seen": _DAY, "group_word": 'LOWER("Session default channel group")'},
        {
            **_WHOLE.sums(all_sessions='"Sessions"', all_views='"Views"'),
            "origin": """CASE
                WHEN group_word LIKE 'paid%' OR group_word IN ('display', 'cross-network', 'audio') THEN 'paid'
                WHEN group_word LIKE '%social%' THEN 'social'
                WHEN group_word LIKE 'organic%' THEN 'organic'
                WHEN group_word IN ('email', 'sms', 'mobile push notifications') THEN 'email'
                WHEN group_word IN ('referral', 'affiliates', 'ai assistant') THEN 'referral'
                ELSE 'direct' END""",
        },
    ),
    outputs=(
        Output(
            table="traffic",
            where=_WHOLE.first,
            columns={
                "store": "store", "date": "day_seen", "source": "origin", "channel": '"Session default channel group"',
                "sessions": "all_sessions", "page_views": "all_views",
            },
        ),
    ),
    source=(
        "Google Analytics 4, Reports, Traffic acquisition (or Explore) with the date, Download CSV: seen in some ten public "
        "importers' tests (English names sure, also with capital letters; other languages keep English names or are not known)"
    ),
    notes=(
        Text(
            "要加上“日期”维度再下载（或在探索里用 Date 和渠道组）；没有日期列的文件只有一天时才读，多天的会被拒收。",
            "Add the date to the report before downloading it, or make an exploration of date and channel group. A file without a "
            "date is read only when it is of a single day; one of several days is rejected.",
        ),
        Text(
            "渠道组归成来源：Organic 是自然，Paid、Display、Cross-network 是付费，Social 是社交，Email 是邮件，Referral、Affiliates 是引荐，"
            "Direct 和 Unassigned 是直接；渠道组名保留为渠道。",
            "Channel groups become sources: Organic is organic; Paid, Display and Cross-network are paid; Social is social; Email, SMS "
            "and push are email; Referral and Affiliates are referral; Direct and Unassigned are direct. The group's name is kept "
            "as the channel.",
        ),
        Text(
            "# 开头的行和合计行不算数据；互动率等比率不读。日期是媒体资源时区的。",
            "Lines that begin with # and totals are no data, and rates are not read. Days are of the property's time zone.",
        ),
    ),
    assumed={
        "group_word NOT IN ('direct') AND origin = 'direct'": Text(
            "{n} 行的渠道组归不了类，算直接访问：{which}。",
            "{n} {n:row is|rows are} of channel groups that belong nowhere and {n:counts|count} as direct: {which}.",
        ),
    },
    examples={"group_word NOT IN ('direct') AND origin = 'direct'": '"Session default channel group"'},
)  # fmt: skip
