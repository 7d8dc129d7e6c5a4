"""Channels beside each other: what they bring, what they cost, and what is left."""

from __future__ import annotations

from collections.abc import Sequence

from helloword.analyses.analysis import Table
from helloword.analyses.asking import Bench, Method
from helloword.analyses.tabling import NOTHING, Layout, Line, kpi_column, lines_of, made_column, sliced, with_shares
from helloword.text import Text

KPIS = (
    "sessions", "cvr", "orders", "net_sales", "ad_spend", "cpt", "cac", "roas", "acos", "new_customers", "aov",
    "contribution_profit", "contribution_margin", "return_rate",
)  # fmt: skip
SHARE = made_column(
    "share",
    Text("净销售额占比", "Share of net sales"),
    "ratio",
    Text("该行净销售额 ÷ 合计净销售额。", "The row's net sales divided by all net sales."),
)


def channels(bench: Bench) -> Sequence[Table]:
    """One table, the largest first."""
    by = bench.by or "channel"
    seen = bench.fitting(bench.seen(KPIS), by)
    rank = next((id for id in ("net_sales", "ad_spend") if id in seen), seen[0])
    columns = tuple(kpi_column(bench, id) for id in seen)
    shared = "net_sales" in seen
    if shared:
        at = seen.index("net_sales") + 1
        columns = (*columns[:at], SHARE, *columns[at:])
    layout = Layout("channels", Text("渠道对比", "Channel comparison"), "table", columns, rank)
    lines = lines_of(bench, layout, by)
    bench.note(
        "attribution",
        "广告带来的销售由平台自己报告，口径各不相同，加起来可能超过真实销售。",
        "Sales attributed to ads are as each platform reports them, over windows of its own; together they can exceed what was sold.",
    )
    unmatched = [line.at for line in lines if _spends(line) and not _sells(line)]
    if unmatched and {"orders", "ad_spend"} <= set(seen):
        bench.note(
            "unmatched",
            f"这些只有广告花费，没有订单标明来自它们：{'、'.join(unmatched)}；所以它们的转化率是零或没有，利润只减不加。",
            f"These have ad spend but no order names them: {', '.join(unmatched)}; so their conversion rate is zero or missing, and their profit only has costs.",
        )
    if any(_has(line, "cvr") and not _has(line, "sessions") for line in lines) and {"cvr", "sessions"} <= set(seen):
        bench.note(
            "funnel_sessions",
            "有漏斗的店铺，转化率按漏斗的会话算；会话数一列是流量报告的，所以可能是空的。",
            "Where a store has a funnel, the conversion rate is of the funnel's sessions; the column of sessions is of traffic "
            "reports, and may be empty.",
        )
    table = sliced(bench, layout, by, lines)
    return (with_shares(table, "net_sales", "share") if shared else table,)


def _has(line: Line, id: str) -> bool:
    return line.cells.get(id, NOTHING).value is not None


def _spends(line: Line) -> bool:
    return bool(line.cells.get("ad_spend", NOTHING).value)


def _sells(line: Line) -> bool:
    return bool(line.cells.get("orders", NOTHING).value)


METHOD = Method(
    id="channels",
    name=Text("渠道对比", "Channel comparison"),
    question=Text(
        "每个渠道带来多少、花了多少、留下多少。", "What each channel brings, what it costs, and what is left of it."
    ),
    days=90,
    by=("channel", "store", "platform", "marketplace", "region", "country", "source", "campaign"),
    compute=channels,
)
