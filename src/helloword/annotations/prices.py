"""Best sellers whose price went up or down for good, and days on which a store gave far more discount than usual."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

import pyarrow as pa
from sqlglot import exp, parse_one

from helloword.annotations.annotation import Annotation
from helloword.annotations.view import Pair, View
from helloword.money import EXACT
from helloword.period import ONE_DAY
from helloword.text import Text

Run = tuple[date, date]
CLEAR = Decimal("0.05")
BESIDE, LEAST_SALES = timedelta(days=14), 5
USUAL, MORE, TIMES, LEAST_LINES = 28, Decimal("0.05"), 2, 10
HOW_PRICES = Text(
    "各店铺近 90 天销量最高的 10 个商品中，此前与此后 14 天的成交单价截然分开且相差 5% 以上的。",
    "Of each store's 10 best sellers of the last 90 days: prices of 14 days before and after that do not meet and are 5 % apart or more.",
)
HOW_PROMOTIONS = Text(
    "折扣占销售额的比例达到前 28 天常态的两倍以上、且高出 5 个百分点的日子。",
    "Days on which discounts took twice the usual share of the 28 days before, and at least 5 points more.",
)
# Prices of lines with one unit, in the store's own currency; of bundles the listing's.
_PRICES = """
SELECT l.store, COALESCE(p.sku, l.sku) AS sku, l.ordered_day AS day, l.gross AS price
FROM order_lines AS l
LEFT JOIN sku_parts AS p ON p.store = l.store AND p.platform_sku = l.sku AND p.parts = 1
WHERE l.quantity = 1 AND l.gross > 0 AND l.status NOT IN ('cancelled', 'pending') AND COALESCE(p.quantity, 1) = 1
"""
_SHARES = """
SELECT l.store, l.ordered_day AS day, SUM(l.discount) AS discount, SUM(l.gross) AS gross, COUNT(*) AS n
FROM order_lines AS l WHERE l.status NOT IN ('cancelled', 'pending') AND l.gross > 0
"""


def prices(view: View) -> Iterator[Annotation]:
    """Each day from which a best seller was sold at another price."""
    if not view.about("order_lines") or not view.best:
        return
    for (store, sku), sold in _sold_at(view).items():
        for day, change in changes(sold):
            if view.wanted.first <= day <= view.wanted.until:
                percent = f"{abs(change) * 100:.0f}%"
                zh, en = ("上调", "up") if change > 0 else ("下调", "down")
                text = Text(f"{store}：{sku} 价格{zh} {percent}", f"{store}: price of {sku} {en} {percent}")
                yield Annotation("price", day, day, text, (store,), weight=view.best[store, sku] * abs(change))


def changes(sold: Mapping[date, Sequence[Decimal]]) -> Iterator[tuple[date, Decimal]]:
    """The days from which prices are clear of those before, with the change; not again within the days looked at.

    >>> days = [date(2026, 3, 1) + timedelta(days=n) for n in range(20)]
    >>> [(str(day), str(change)) for day, change in changes({d: [Decimal(20 if d.day > 10 else 16)] for d in days})]
    [('2026-03-11', '0.25')]
    """
    quiet = date.min
    for day in sorted(sold):
        before = [p for d, ps in sold.items() if day - BESIDE <= d < day for p in ps]
        after = [p for d, ps in sold.items() if day <= d < day + BESIDE for p in ps]
        if day < quiet or min(len(before), len(after)) < LEAST_SALES:
            continue
        if min(after) > max(before) or max(after) < min(before):
            change = EXACT.divide(median(after), median(before)) - 1
            if abs(change) >= CLEAR:
                quiet = day + BESIDE
                yield day, change


def promotions(view: View) -> Iterator[Annotation]:
    """Each run of days on which a store gave far more discount than usual."""
    if not view.about("order_lines") or not view.stores or not view.whole_stores:
        return
    together: dict[Run, dict[str, Decimal]] = {}
    for store, days in _shares(view).items():
        for run, share in _runs(days):
            together.setdefault(run, {})[store] = share
    for (first, until), shares in together.items():
        stores, percent = tuple(sorted(shares)), f"{max(shares.values()) * 100:.0f}%"
        text = Text(
            f"{'、'.join(stores)}：折扣达销售额的 {percent}", f"{', '.join(stores)}: discounts up to {percent} of sales"
        )
        weight = sum(shares.values(), Decimal(0)) * ((until - first).days + 1)
        yield Annotation("promotion", first, until, text, stores, weight=weight)


def _runs(days: Mapping[date, tuple[Decimal, Decimal, int]]) -> Iterator[tuple[Run, Decimal]]:
    """Days of deep discounts in a row as one, with the highest share."""
    runs: list[tuple[Run, Decimal]] = []
    for day, share in deep(days):
        if runs and runs[-1][0][1] + ONE_DAY == day:
            (first, _), highest = runs[-1]
            runs[-1] = ((first, day), max(share, highest))
        else:
            runs.append(((day, day), share))
    yield from runs


def deep(days: Mapping[date, tuple[Decimal, Decimal, int]]) -> Iterator[tuple[date, Decimal]]:
    """Days whose share of discounts is far above the usual one; each has discounts, sales and lines."""
    shares = {day: EXACT.divide(discount, gross) for day, (discount, gross, n) in days.items() if n >= LEAST_LINES}
    for day, share in sorted(shares.items()):
        before = [s for d, s in shares.items() if day - timedelta(days=USUAL) <= d < day]
        if len(before) >= USUAL // 2:
            usual = median(before)
            if share >= usual + MORE and share >= usual * TIMES:
                yield day, share


def _sold_at(view: View) -> dict[Pair, dict[date, list[Decimal]]]:
    found: dict[Pair, dict[date, list[Decimal]]] = {}
    for row in _asked(view, parse_one(_PRICES, dialect="duckdb"), BESIDE).to_pylist():
        if (row["store"], row["sku"]) in view.best:
            found.setdefault((row["store"], row["sku"]), {}).setdefault(row["day"], []).append(row["price"])
    return found


def _shares(view: View) -> dict[str, dict[date, tuple[Decimal, Decimal, int]]]:
    query = parse_one(_SHARES, dialect="duckdb")
    assert isinstance(query, exp.Select)
    found: dict[str, dict[date, tuple[Decimal, Decimal, int]]] = {}
    for row in _asked(view, query.group_by("1", "2"), timedelta(days=USUAL)).to_pylist():
        found.setdefault(row["store"], {})[row["day"]] = (row["discount"], row["gross"], int(row["n"]))
    return found


def _asked(view: View, query: exp.Expr, around: timedelta) -> pa.Table:
    assert isinstance(query, exp.Select)
    days = exp.column("ordered_day", table="l").between(
        exp.convert(view.wanted.first - around), exp.convert(view.wanted.until + around)
    )
    query = query.where(days, exp.column("store", table="l").isin(*sorted(view.stores)))
    rates, _ = view.ground.rates(view.ground.currency)
    return view.ground.relations.run(query, {"rates": rates}, view.ground.currency)
