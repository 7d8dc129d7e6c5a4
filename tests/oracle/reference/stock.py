"""Stock: how fast it turns, how long it lasts, where it is missing."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.reference import facts as f
from tests.oracle.reference import sales
from tests.oracle.reference.bundles import pieces, unit_cost
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.selecting import Hit, View


def stocked(view: View, first: date, last: date) -> list[Hit[f.Stock]]:
    """Stock rows from one day to another."""
    return list(view.hits(row for row in view.company.inventory if first <= row.date <= last))


def inventory_turnover(view: View) -> Outcome:
    """Cost of goods of a year, at the pace of the period, per average stock at landed cost."""
    hits = stocked(view, view.period.first, view.period.until)
    days = len({hit.row.date for hit in hits})
    if not days or not view.period.days_with_data:
        return Outcome(None, reason="no_data")
    average = sales.total(_worth(view, hit) for hit in hits) / days
    return quotient(sales.cogs(view) * 365 / view.period.days_with_data, average)


def _worth(view: View, hit: Hit[f.Stock]) -> Fraction:
    held = hit.row.sellable + hit.row.reserved
    costs = (unit_cost(view.company, p.sku, hit.row.date, view.currency) * p.per for p in hit.some)
    return held * sales.total(costs)


def days_of_cover(view: View) -> Outcome:
    """Days that the last known stock lasts at the pace of the 30 days before."""
    sellable, sold, seen = 0, Fraction(0), False
    for store in view.company.stores:
        day = _last_stock_day(view, store)
        if day is None:
            continue
        hits = [hit for hit in stocked(view, day, day) if hit.row.store == store]
        seen = seen or bool(hits)
        sellable += sum(hit.row.sellable * hit.goods for hit in hits)
        month = view.lines((day - timedelta(days=29), day))
        sold += sales.goods(hit for hit in month if hit.row.store == store)
    return quotient(sellable, sold / 30) if seen else Outcome(None, reason="no_data")


def _last_stock_day(view: View, store: str) -> date | None:
    """The store's last day of the period with a stock row of whichever SKU."""
    days = [row.date for row in view.company.inventory if row.store == store]
    return max((day for day in days if view.period.first <= day <= view.period.last), default=None)


def stockout_rate(view: View) -> Outcome:
    """Share of SKU-days without sellable stock, of SKUs that the store has sold in 90 days."""
    sold = _sold(view)
    left: dict[tuple[str, str, date], int] = defaultdict(int)
    for hit in stocked(view, view.period.first, view.period.until):
        for piece in hit.some:
            if (hit.row.store, piece.sku) in sold:
                left[hit.row.store, piece.sku or "", hit.row.date] += hit.row.sellable * piece.per
    return quotient(len([count for count in left.values() if count == 0]), len(left))


def _sold(view: View) -> set[tuple[str, str | None]]:
    first, last = view.period.last - timedelta(days=89), view.period.last
    return {
        (line.store, piece.sku)
        for line in view.company.lines
        if line.left_in and line.quantity > 0 and first <= line.ordered.day <= last
        for piece in pieces(view.company, line.store, line.sku)
    }


def sell_through(view: View) -> Outcome:
    """Units of 90 days per average sellable stock in them."""
    first, last = view.period.last - timedelta(days=89), view.period.last
    hits = stocked(view, first, last)
    days = len({hit.row.date for hit in hits})
    if not days or not view.period.days_with_data:
        return Outcome(None, reason="no_data")
    average = Fraction(sum(hit.row.sellable * hit.goods for hit in hits), days)
    return quotient(sales.goods(view.lines((first, last))), average)
