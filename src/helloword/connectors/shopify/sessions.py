"""Shopify's sessions over time with the steps to the checkout: a row is a day, perhaps split by device."""

from __future__ import annotations

from helloword.connectors.counting import COUNT
from helloword.connectors.kind import Field, FieldType, Kind, Output
from helloword.connectors.pieces import Whole
from helloword.text import Text

RATES = ("Conversion rate", "Sessions converted (%)", "Sessions converted", "Online store conversion rate")
DONE = ("Sessions that completed checkout", "Completed checkout sessions")
_RATE = """TRY_CAST(REPLACE(REGEXP_REPLACE("Conversion rate", '\\s*%$', ''), ',', '.') AS DECIMAL(12, 6))"""
_DEVICE = """NULLIF(LOWER("Device type"), '')"""
_WHOLE = Whole(("store", '"Day"', "device_seen"))

KIND = Kind(
    id="shopify.sessions",
    title=Text("Shopify 会话与转化（按日）", "Shopify sessions and conversion by day"),
    fields=(
        Field("Day", FieldType.DATE, required=True, aliases=("Date",), spelt="REGEXP_REPLACE(x, '[T ]00:00(:00)?.*$', '')"),
        Field("Device type", aliases=("Session device type",)),
        Field("Sessions", FieldType.INTEGER, spelt=COUNT, required=True),
        Field("Sessions with cart additions", FieldType.INTEGER, spelt=COUNT, required=True),
        Field("Sessions that reached checkout", FieldType.INTEGER, spelt=COUNT, required=True),
        Field("Sessions that completed checkout", FieldType.INTEGER, spelt=COUNT, aliases=DONE[1:]),
        Field("Conversion rate", aliases=RATES[1:]),
        Field("in percent", stated=r"(?i)^sessions converted \((%)\)$"),
    ),
    record="Day",
    left_out="LOWER(\"Day\") IN ('total', 'totals', 'summary')",
    refused={
        '"Sessions that completed checkout" IS NULL AND "Conversion rate" IS NULL': ("Day", "missing"),
        f'"Sessions that completed checkout" IS NULL AND "Conversion rate" IS NOT NULL AND {_RATE} IS NULL': (
            "Conversion rate", "not_share",
        ),
    },
    steps=(
        {
            "device_seen": f"COALESCE({_DEVICE}, '')",
            # 1.9% and, under a name with a percent sign, 1.9 are of a hundred; 0.019 is a share.
            "share": f"""CASE WHEN SUFFIX("Conversion rate", '%') OR "in percent" IS NOT NULL
                THEN {_RATE} * CAST(0.01 AS DECIMAL(3, 2)) ELSE {_RATE} END""",
        },
        {"done": 'COALESCE("Sessions that completed checkout", CAST(ROUND("Sessions" * share) AS BIGINT))'},
        _WHOLE.sums(
            all_sessions='"Sessions"', all_carts='"Sessions with cart additions"',
            all_checkouts='"Sessions that reached checkout"', all_done="done",
        ),
    ),
    outputs=(
        Output(
            table="funnel",
            where=_WHOLE.first,
            columns={
                "store": "store", "date": '"Day"', "device": "NULLIF(device_seen, '')", "sessions": "all_sessions",
                "product_views": "NULL", "cart_adds": "all_carts", "checkouts": "all_checkouts", "purchases": "all_done",
            },
        ),
    ),
    source=(
        "Shopify admin, Analytics, `Conversion rate over time` or an exploration by day with these metrics, Export: names in four "
        "public parsers (names sure; which columns there are depends on the exploration)"
    ),
    notes=(
        Text(
            "在分析里打开“转化率随时间变化”，或建一个按 Day 的探索，指标取 Sessions、Sessions with cart additions、"
            "Sessions that reached checkout、Sessions that completed checkout，导出。",
            "Open Conversion rate over time in Analytics, or make an exploration by Day with Sessions, Sessions with cart additions, "
            "Sessions that reached checkout and Sessions that completed checkout, and export it.",
        ),
        Text(
            "没有 Sessions that completed checkout 时，用会话数乘以转化率算出来：1.9% 和 0.019 都认得。",
            "Without `Sessions that completed checkout`, purchases are sessions times the conversion rate; 1.9% and 0.019 are told apart.",
        ),
        Text(
            "报告里没有商品浏览，浏览率和加购率因此没有数。Shopify 在 2026-09-21 至 23 日之间改过会话的定义，前后不可比。",
            "It has no product views, so there is no view rate and no cart rate from it. Shopify changed what a session is on "
            "2026-09-21 to 23; do not compare across these days.",
        ),
    ),
    assumed={
        '"Sessions that completed checkout" IS NULL': Text(
            "{n} 行的下单会话数是用转化率算的，可能差一两个。",
            "{n} {n:row had|rows had} {n:its|their} purchases worked out from the conversion rate; {n:it|they} may be off by one or two.",
        ),
    },
)  # fmt: skip
