"""A question to the reference and its readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tests.oracle.reference import facts as f
from tests.oracle.reference.bundles import Piece
from tests.oracle.reference.catalogue import KPIS, Kpi, coverage
from tests.oracle.reference.company import Company
from tests.oracle.reference.dims import DIMENSIONS, NONE, OF_STORE, Row, value
from tests.oracle.reference.fx import MissingRateError
from tests.oracle.reference.moments import Moment
from tests.oracle.reference.outcome import Outcome
from tests.oracle.reference.periods import Period, compared, periods
from tests.oracle.reference.profit import has_overheads
from tests.oracle.reference.selecting import View

ZERO = Fraction(0)


class RefusedError(Exception):
    """The KPI cannot be sliced by that dimension."""


@dataclass(frozen=True)
class Compared:
    """The same KPI and slice on the days it is compared with."""

    first: date
    until: date
    value: Fraction | None


@dataclass(frozen=True)
class Reading:
    """One KPI in one period and slice."""

    kpi: str
    period: Period
    slice: Mapping[str, str]
    value: Fraction | None
    numerator: Fraction | None
    denominator: Fraction | None
    cost_coverage: Fraction | None
    reason: str | None
    complete: bool
    compared: Compared | None = None


def answer(
    company: Company,
    kpi: str,
    by: Sequence[str] = (),
    grain: str = "total",
    start: date | None = None,
    end: date | None = None,
    where: Mapping[str, Sequence[str]] | None = None,
    currency: str | None = None,
    compare: str | None = None,
) -> list[Reading]:
    """Every reading of `kpi`, by period and slice; slices of rows without a dimension only when they are not empty."""
    chosen, keep = KPIS[kpi], {dim: frozenset(values) for dim, values in (where or {}).items()}
    refused = {*by, *keep} - chosen.dimensions
    if refused:
        raise RefusedError(f"{kpi} has no {', '.join(sorted(refused))}")
    known = sorted(days_of(company, chosen))
    if not known:
        return []
    readings = []
    for period in periods(grain, start or known[0], end or known[-1], known[-1]):
        for one in slices(company, chosen, by, keep):
            kept = {**keep, **{dim: frozenset({name}) for dim, name in one.items()}}
            view = View(company, period, currency or company.currency, kept)
            reading = replace(read(kpi, view, one, known[0]), compared=_compared(kpi, view, known[0], compare))
            if NONE not in one.values() or not _empty(reading):
                readings.append(reading)
    return readings


def _compared(kpi: str, view: View, first_data: date, kind: str | None) -> Compared | None:
    if kind is None:
        return None
    before = replace(view, period=compared(view.period, kind))
    return Compared(before.period.first, before.period.until, _outcome(kpi, before, first_data)[0].value)


def read(kpi: str, view: View, one: Mapping[str, str], first_data: date) -> Reading:
    """The reading of one cell."""
    found, share = _outcome(kpi, view, first_data)
    return Reading(
        kpi, view.period, one, found.value, found.numerator, found.denominator, share, found.reason,
        view.period.complete,
    )  # fmt: skip


def _outcome(kpi: str, view: View, first_data: date) -> tuple[Outcome, Fraction | None]:
    share = _coverage(KPIS[kpi], view)
    try:
        found = KPIS[kpi].compute(view)
    except MissingRateError:
        return Outcome(None, reason="missing_rate"), share
    if not KPIS[kpi].below and found.value == 0 and not _known(KPIS[kpi], view, first_data):
        return Outcome(None, reason="no_data"), share
    return found, share


def _coverage(kpi: Kpi, view: View) -> Fraction | None:
    try:
        return coverage(kpi, view)
    except MissingRateError:
        return None


def _known(kpi: Kpi, view: View, first_data: date) -> bool:
    """Whether zero is an amount: inside of the data of a fact that was imported for a store of the cell, or of overheads."""
    if (
        "overheads" in kpi.facts
        and view.keeps_unallocated
        and any(has_overheads(view, day) for day in view.period.days)
    ):
        return True
    inside = view.period.first <= view.period.last and view.period.until >= first_data
    return inside and any(_of_stores(view, row) for row in rows_of(view.company, kpi.above[:1]))


def _of_stores(view: View, row: Row) -> bool:
    """Whether a row is of a store that the cell takes in, whatever else it is of."""
    kept = {dim: values for dim, values in view.keep.items() if dim in OF_STORE}
    return all(value(view.company, row, Piece(None), dim) in values for dim, values in kept.items())


def _empty(reading: Reading) -> bool:
    if reading.reason == "missing_rate":
        return False
    return all(part in (None, ZERO) for part in (reading.value, reading.numerator, reading.denominator))


def slices(company: Company, kpi: Kpi, by: Sequence[str], keep: Mapping[str, frozenset[str]]) -> list[dict[str, str]]:
    """Every combination of values that the KPI's rows have, and the one of overheads on days without sales."""
    if not by:
        return [{}]
    unallocated = "overheads" in kpi.facts and all(NONE in kept for kept in keep.values())
    found = {tuple([NONE] * len(by))} if unallocated else set()
    for row, piece in _row_pieces(company, kpi, {*by, *keep}):
        if all(value(company, row, piece, dim) in kept for dim, kept in keep.items()):
            found.add(tuple(value(company, row, piece, dim) for dim in by))
    return [dict(zip(by, values, strict=True)) for values in sorted(found)]


def _row_pieces(company: Company, kpi: Kpi, dims: set[str]) -> Iterator[tuple[Row, Piece]]:
    anything = View(company, _ALWAYS, company.currency, {dim: _Anything() for dim in dims})
    facts = [fact for fact in kpi.facts if dims.isdisjoint(kpi.extra - DIMENSIONS[fact])]
    rows = rows_of(company, facts)
    for hit in (*anything.hits(row for row in rows if not isinstance(row, f.Visit)), *anything.seen(rows)):
        for piece in hit.some:
            yield hit.row, piece


class _Anything(frozenset[str]):
    def __contains__(self, item: object) -> bool:
        return True


_ALWAYS = Period("total", date.min, date.max, date.min, date.max, date.max)


def rows_of(company: Company, facts: Iterable[str]) -> list[Row]:
    """All rows of these facts that dimensions can tell apart."""
    named: dict[str, Sequence[Row]] = {
        "orders": company.lines,
        "refunds": company.refunds,
        "returns": company.returns,
        "fees": company.fees,
        "ads": company.ads,
        "traffic": company.traffic,
        "funnel": company.funnel,
        "inventory": company.inventory,
        "surveys": company.surveys,
        "messages": company.messages,
        "purchases": company.purchases,
        "keywords": company.keywords,
    }
    return [row for fact in facts for row in named.get(fact, ())]


def days_of(company: Company, kpi: Kpi) -> set[date]:
    """Days on which something happened in the facts of the KPI; promises and monthly overheads are no events."""
    rows = rows_of(company, (*kpi.facts, *kpi.reach))
    days = {day for row in rows for day in _events(row)}
    return days | ({row.opened.day for row in company.feedback} if "feedback" in kpi.facts else set())


def _events(row: Row) -> set[date]:
    if isinstance(row, f.Ad | f.Visit | f.Step | f.Stock | f.Keyword):
        return {row.date}
    happened = ("ordered", "shipped", "delivered", "refunded", "requested", "received", "posted", "answered", "at")
    moments = [vars(row).get(name) for name in happened]
    return {moment.day for moment in moments if isinstance(moment, Moment)}
