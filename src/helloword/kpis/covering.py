"""How much of what goes into a number is there: which stores have rows, and which days of theirs are missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlglot import exp

from helloword.errors import InputError
from helloword.kpis.answering import asked_of, periods_of
from helloword.kpis.asking import Asked
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query
from helloword.model import TABLES
from helloword.period import ONE_DAY
from helloword.scope import EVERYTHING, Scope

LOOKED_BACK = timedelta(days=90)
DAILY = 0.95
"""A source that has rows on so many of its days brings every day: one without is missing."""
Run = tuple[date, date]


@dataclass(frozen=True)
class Covered:
    """A source of a number: a table of a store (None: of the company).

    Attributes:
        through: the last day that its rows prove; None where there are none at all.
        rows: how many of the days looked at.
        daily: whether it brings every day, so that a day without rows is missing and not merely empty.
        missing: days looked at that a daily source lacks, as runs from first to last.
        days: how many days of a daily source were to be expected.
    """

    fact: str
    store: str | None
    through: date | None
    rows: int
    daily: bool
    missing: tuple[Run, ...]
    days: int

    @property
    def lacking(self) -> int:
        """How many days are missing."""
        return sum((last - first).days + 1 for first, last in self.missing)


@dataclass(frozen=True)
class Coverage:
    """What a number of the days from `first` to `until` was counted from."""

    first: date
    until: date
    sources: tuple[Covered, ...]


def coverage_on(ground: Ground, query: Query, stores: Sequence[str], scope: Scope = EVERYTHING) -> Coverage:
    """The sources of the one KPI of `query` in its one period, of `stores` and of the company."""
    if len(query.kpis) != 1 or query.by:
        raise InputError("Ask for one KPI and no slices.", code="trace_one")
    asked = asked_of(ground, query, scope, query.kpis[0])
    periods = periods_of(ground, query, asked)
    if len(periods) != 1:
        raise InputError("Coverage is of one period; narrow the days, or ask for the total.", code="trace_one")
    first, until = _days(asked, periods[0].first, periods[0].until)
    found = [source for fact in asked.facts for source in _of_fact(ground, fact, stores, first, until)]
    return Coverage(first, until, tuple(found))


def _days(asked: Asked, first: date, until: date) -> Run:
    """The days of a period, or those that trailing measures look back over."""
    windows = [m.window for m in asked.measures if m.window]
    return min([first, *(until - timedelta(days=window - 1) for window in windows)]), until


def _of_fact(ground: Ground, fact: str, stores: Sequence[str], first: date, until: date) -> list[Covered]:
    table = TABLES[fact]
    if table.clock is None:
        return []
    days = _rows_by_day(ground, fact, first - LOOKED_BACK, until)
    wanted: Sequence[str | None] = stores if table.of_store else (None,)
    return [_covered(fact, store, days.get(store or "", {}), first, until) for store in wanted]


def _covered(fact: str, store: str | None, rows: Mapping[date, int], first: date, until: date) -> Covered:
    if not rows:
        return Covered(fact, store, None, 0, False, (), 0)
    began, through = min(rows), max(rows)
    daily = len(rows) >= DAILY * ((through - began).days + 1) and len(rows) > 1
    looked = [first + ONE_DAY * n for n in range((until - first).days + 1)]
    inside = [day for day in looked if day >= began] if daily else []
    missing = _runs([day for day in inside if day not in rows])
    return Covered(fact, store, through, sum(rows.get(day, 0) for day in looked), daily, missing, len(inside))


def _runs(days: Sequence[date]) -> tuple[Run, ...]:
    """Days in a row as one.

    >>> _runs([date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 5)])
    ((datetime.date(2026, 1, 1), datetime.date(2026, 1, 2)), (datetime.date(2026, 1, 5), datetime.date(2026, 1, 5)))
    """
    runs: list[Run] = []
    for day in days:
        if runs and runs[-1][1] + ONE_DAY == day:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    return tuple(runs)


def _rows_by_day(ground: Ground, fact: str, first: date, until: date) -> dict[str, dict[date, int]]:
    table = TABLES[fact]
    day = exp.column(table.clock or "", quoted=True)
    store = exp.column("store") if table.of_store else exp.Literal.string("")
    query = (
        exp.select(store.as_("at"), day.copy().as_("day"), exp.Count(this=exp.Star()).as_("n"))
        .from_(fact)
        .where(day.copy().between(exp.convert(first), exp.convert(until)))
        .group_by("1", "2")
    )
    found: dict[str, dict[date, int]] = {}
    for row in ground.engine.run(query, {}).to_pylist():
        found.setdefault(str(row["at"]), {})[row["day"]] = int(row["n"])
    return found
