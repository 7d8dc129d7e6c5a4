"""Profit from gross sales down to net profit, by SKU or another dimension."""

from __future__ import annotations

from collections.abc import Sequence

from helloword.analyses.analysis import Column, Sign, Table
from helloword.analyses.asking import Bench, Method
from helloword.analyses.tabling import COVERAGE, Layout, difference, kpi_column, lines_of, made_column, sliced
from helloword.text import Text

WAY: tuple[tuple[str, Sign], ...] = (
    ("gross_sales", "="), ("discounts", "-"), ("refunds", "-"), ("net_sales", "="), ("cogs", "-"), ("gross_profit", "="),
    ("shipping_income", "+"), ("fees", "-"), ("ad_spend", "-"), ("contribution_profit", "="), ("overheads", "-"),
    ("net_profit", "="),
)  # fmt: skip
RANKS = ("net_profit", "contribution_profit", "net_sales")
BESIDE = ("gross_margin", "contribution_margin", "net_margin", "units")

OVERHEADS = made_column(
    "overheads",
    Text("管理费用", "Overheads"),
    "money",
    Text("贡献利润 − 净利润：每月的管理费用按天、按销售额分摊。", "Contribution profit minus net profit: a month's overheads spread over its days, by sales."),
    sign="-",
    better="down",
)  # fmt: skip


def _columns(bench: Bench) -> tuple[Column, ...]:
    """The way down and what stands beside it, as far as the asker may see it."""
    wanted = [id for id, _ in WAY if id != "overheads"]
    seen = bench.fitting(bench.seen((*wanted, *BESIDE)), bench.by, RANKS)
    both = {"contribution_profit", "net_profit"} <= set(seen)
    way = [
        OVERHEADS if id == "overheads" else kpi_column(bench, id, sign)
        for id, sign in WAY
        if id in seen or (id == "overheads" and both)
    ]
    covered = (COVERAGE,) if "cogs" in seen else ()
    return (*way, *(kpi_column(bench, id) for id in BESIDE if id in seen), *covered)


def profit(bench: Bench) -> Sequence[Table]:
    """One table, the largest profits and losses first."""
    columns = _columns(bench)
    ids = {column.id for column in columns}
    rank = next(id for id in RANKS if id in ids)
    made = {"overheads": difference("contribution_profit", "net_profit")} if "overheads" in ids else {}
    layout = Layout("profit", Text("利润", "Profit"), "bridge", columns, rank, made)
    by = bench.by or "sku"
    return (sliced(bench, layout, by, lines_of(bench, layout, by)),)


METHOD = Method(
    id="profit",
    name=Text("利润分析", "Profit"),
    question=Text("从销售总额到净利润，每个 SKU 赚了多少、钱去了哪里。", "From gross sales down to net profit: what each SKU earns, and where the money goes."),
    days=90,
    by=("sku", "line", "brand", "supplier", "store", "platform", "marketplace", "region", "country", "channel", "fulfilment"),
    compute=profit,
)  # fmt: skip
