"""Best sellers that were out of stock, from the first day without any to the last."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlglot import exp

from helloword.annotations.annotation import Annotation
from helloword.annotations.view import Pair, View
from helloword.kpis.joins import rows_with
from helloword.period import ONE_DAY
from helloword.text import Text

LEAST_DAYS = 2
SEEN_BACK = timedelta(days=120)
"""How long before the days shown a stock-out may have begun, to be told with all its days."""
HOW = Text(
    "各店铺近 90 天销量最高的 10 个商品中，连续 2 天以上可售库存为零的。",
    "Of each store's 10 best sellers of the last 90 days: those with nothing sellable for 2 days or more.",
)


def stock_outs(view: View) -> Iterator[Annotation]:
    """Each run of days on which a best seller had nothing to sell in a store."""
    if not view.about("order_lines", "inventory") or not view.best:
        return
    for (store, sku), days in _empty_days(view).items():
        for first, until in _runs(days):
            lasted = (until - first).days + 1
            if lasted >= LEAST_DAYS and until >= view.wanted.first:
                text = Text(f"{store}：{sku} 断货 {lasted} 天", f"{store}: {sku} out of stock for {lasted} days")
                yield Annotation("stock_out", first, until, text, (store,), weight=view.best[store, sku] * lasted)


def _empty_days(view: View) -> dict[Pair, list[date]]:
    filters = (("store", tuple(sorted(view.stores))), ("sku", tuple(sorted({sku for _, sku in view.best}))))
    rows = rows_with("stock_rows", ("store", "sku"), filters).select.subquery("t")
    rates, _ = view.ground.rates(view.ground.currency)
    keys = [exp.column(name, table="t") for name in ("d0", "d1", "day")]
    sellable = exp.Sum(this=exp.column("sellable", table="t"))
    query = (
        exp.select(*keys)
        .from_(rows)
        .where(
            exp.column("day", table="t").between(
                exp.convert(view.wanted.first - SEEN_BACK), exp.convert(view.wanted.until)
            )
        )
        .group_by(*(key.copy() for key in keys))
        .having(sellable <= 0)
        .order_by(*(key.copy() for key in keys))
    )
    found: dict[Pair, list[date]] = {}
    for row in view.ground.relations.run(query, {"rates": rates}, view.ground.currency).to_pylist():
        if (row["d0"], row["d1"]) in view.best:
            found.setdefault((row["d0"], row["d1"]), []).append(row["day"])
    return found


def _runs(days: list[date]) -> Iterator[tuple[date, date]]:
    first = last = None
    for day in days:
        if first is None or last is None or day != last + ONE_DAY:
            if first is not None and last is not None:
                yield first, last
            first = day
        last = day
    if first is not None and last is not None:
        yield first, last
