"""The days of each store told apart: which the source has not brought, which are a sale's, which are plain."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from helloword.alerts.rhythm import Source
from helloword.kpis.parts import Cell, Pair
from helloword.reviews.calendar import sale_on
from helloword.reviews.days import Beside, Day, beside_quotient, beside_sum, kind_of
from helloword.reviews.gathering import NOWHERE, Ledger
from helloword.reviews.spans import Against, Days, Span

STOPPED = 31
"""Days behind after which a source is taken to have ended."""


def beside_of(
    ledger: Ledger, kpi: str, against: Against, stores: Mapping[str, Pair], quotient: bool
) -> dict[str, Beside]:
    """What missing days and the calendar made of a change: by store of a sum, in all of a quotient; nothing where days do not add up to it."""
    by_store = ledger.days(kpi)
    sides = {store: _days(ledger, kpi, against, store, cells) for store, cells in by_store.items()}
    if quotient:
        then = [day for before, _ in sides.values() for day in before]
        now = [day for _, after in sides.values() for day in after]
        whole = Pair(_sum(then), _sum(now))
        fits = bool(sides) and whole == _whole(stores)
        return {NOWHERE: beside_quotient(then, now) if fits else Beside()}
    return {
        store: beside_sum(then, now)
        for store, (then, now) in sides.items()
        if store in stores and Pair(_sum(then), _sum(now)) == stores[store]
    }


def missing_from(ledger: Ledger, kpi: str, store: str) -> date | None:
    """The first day of the period that a source of the KPI has not brought of a store; None when it has brought all."""
    facts = ledger.asked(kpi).facts
    late = [s.reach for s in ledger.sources if s.table in facts and s.store in (store, "") and is_late(s, ledger.span)]
    return max(min(late) + timedelta(days=1), ledger.span.start) if late else None


def is_late(source: Source, span: Span) -> bool:
    """Whether a source that brings days regularly, and has not stopped for good, lacks days of a period.

    >>> from helloword.period import Grain
    >>> week = Span(Grain.WEEK, date(2026, 11, 16))
    >>> is_late(Source("traffic", "eu", date(2026, 11, 20), 1, 1, True), week)
    True
    >>> is_late(Source("refunds", "eu", date(2026, 11, 20), 4, 1, True), week)
    False
    """
    behind = (span.end - source.reach).days
    return source.regular and source.gap <= behind <= STOPPED


def _days(
    ledger: Ledger, kpi: str, against: Against, store: str, cells: Mapping[date, Cell]
) -> tuple[list[Day], list[Day]]:
    platform = next((s.platform for s in ledger.workspace.stores() if s.id == store), None)
    first = missing_from(ledger, kpi, store)
    late = (first - ledger.span.start).days if first else None
    before, now = ledger.span.before(against), ledger.span.days
    return _side(before, cells, platform, late), _side(now, cells, platform, late)


def _side(days: Days, cells: Mapping[date, Cell], platform: str | None, late: int | None) -> list[Day]:
    """Every day from first to last; as many at the end count as missing as are missing now."""
    found = []
    for at in range((days.end - days.start).days + 1):
        day = days.start + timedelta(days=at)
        # What no store sells, such as a supplier's deliveries, knows no sales.
        sale = sale_on(day, platform) if platform is not None else None
        kind = kind_of(day, sale, missing=late is not None and at >= late)
        found.append(Day(kind, day.weekday(), cells.get(day, Cell())))
    return found


def _sum(days: list[Day]) -> Cell:
    return sum((day.cell for day in days), Cell())


def _whole(stores: Mapping[str, Pair]) -> Pair:
    return sum(stores.values(), Pair())
