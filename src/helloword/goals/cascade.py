"""From a goal to the goals below it: totals sum to the whole, ratios recombine through numerator and denominator, and what
nobody has been given is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from sqlglot import exp

from helloword.goals.book import Book
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal, fraction
from helloword.goals.findings import Finding, finding, told
from helloword.goals.goal import Goal
from helloword.goals.overlaps import overlap_findings
from helloword.kpis.dimensions import OF_PRODUCTS
from helloword.period import add_months

Way = Literal["sum", "ratio", "beside"]
"""How parts make up the whole: by their sum, by numerators and denominators, or not at all."""


@dataclass(frozen=True)
class Share:
    """An amount, or a ratio by its numerator and denominator; exact."""

    numerator: Fraction
    denominator: Fraction | None = None

    @property
    def value(self) -> Fraction | None:
        """The amount, or the quotient; None over zero."""
        if self.denominator is None:
            return self.numerator
        return self.numerator / self.denominator if self.denominator else None


@dataclass(frozen=True)
class Part:
    """A goal in a cascade: what is planned of it and what it has come to, None where that is not known."""

    goal: Goal
    planned: Share | None
    actual: Share | None
    counted: bool = True


@dataclass(frozen=True)
class Cascade:
    """A goal and what its parts come to.

    Attributes:
        unallocated: what the plan of the whole leaves when its parts are taken away.
        elsewhere: the same of the actual figures.
        drivers: goals below it that are of other KPIs.
    """

    way: Way
    whole: Part
    parts: tuple[Part, ...]
    unallocated: Share | None
    elsewhere: Share | None
    drivers: tuple[Goal, ...]
    findings: tuple[Finding, ...]
    below: tuple[Cascade, ...]


def combined(shares: Iterable[Share]) -> Share | None:
    """The whole that shares make up; None of nothing.

    >>> combined([Share(Fraction(3), Fraction(100)), Share(Fraction(1), Fraction(100))]).value
    Fraction(1, 50)
    """
    found = list(shares)
    if not found:
        return None
    top = sum((s.numerator for s in found), Fraction(0))
    bottoms = [s.denominator for s in found if s.denominator is not None]
    return Share(top, sum(bottoms, Fraction(0)) if bottoms else None)


def left(whole: Share, parts: Iterable[Share]) -> Share:
    """What is left of a whole; combined with the parts it is the whole again, exactly."""
    given = combined(parts)
    if given is None:
        return whole
    bottom = whole.denominator
    return Share(
        whole.numerator - given.numerator, None if bottom is None else bottom - (given.denominator or Fraction(0))
    )


def cascade(book: Book, goal: Goal, evidence: Evidence) -> Cascade:
    """A goal with the goals below it, and theirs."""
    way = way_of(goal.kpi, evidence) if evidence.kpi(goal) is not None else "beside"
    below = [part for part in book.parts(goal.id) if part.status != "closed" or goal.status == "closed"]
    same = [part for part in below if part.kpi == goal.kpi]
    drivers = tuple(part for part in below if part.kpi != goal.kpi)
    evidence.prepare([goal, *same])
    whole = _part(goal, way, evidence)
    parts = tuple(_counted(goal, _part(part, way, evidence), evidence) for part in same)
    counted = [p for p in parts if p.counted]
    unallocated = left(whole.planned, [p.planned for p in counted if p.planned]) if whole.planned else None
    elsewhere = left(whole.actual, [p.actual for p in counted if p.actual]) if whole.actual and parts else None
    found = (
        *_unlike(goal, same, evidence),
        *_uncounted(way, goal, parts, evidence),
        *_over(goal, unallocated, parts, evidence),
        *overlap_findings(goal, [p.goal for p in counted], evidence),
        *(finding("driver", id=d.id, kpi=evidence.name(d.kpi)) for d in drivers),
    )
    deeper = tuple(cascade(book, part, evidence) for part in below if book.parts(part.id))
    return Cascade(
        way, whole, parts, unallocated if parts else None, elsewhere if counted else None, drivers, found, deeper
    )


def way_of(kpi: str, evidence: Evidence) -> Way:
    """How parts of a KPI make up the whole."""
    asked = evidence.asked(kpi)
    if asked.kpi.additivity in ("additive", "distinct"):
        return "sum"
    products = any(_of_columns(m.this) and _of_columns(m.expression) for m in asked.tree.find_all(exp.Mul))
    persons = any(m.is_holistic and "customer" in m.sql for m in asked.measures)
    return "ratio" if asked.kpi.additivity == "ratio" and not products and not persons else "beside"


def _of_columns(side: exp.Expr) -> bool:
    return side.find(exp.Column) is not None


def _part(goal: Goal, way: Way, evidence: Evidence) -> Part:
    return Part(goal, _planned(goal, way, evidence), _actual(goal, way, evidence))


def _planned(goal: Goal, way: Way, evidence: Evidence) -> Share | None:
    if goal.target is None or way == "beside":
        return None
    target = Fraction(goal.target)
    if way == "sum":
        return Share(target)
    volume = fraction(goal.volume) or _volume_before(goal, evidence)
    return Share(target * volume, volume) if volume else None


def _volume_before(goal: Goal, evidence: Evidence) -> Fraction | None:
    """The denominator of the same days a year before."""
    if evidence.kpi(goal) is None:
        return None
    before = evidence.total(goal, add_months(goal.start, -12), add_months(goal.end, -12))
    return fraction(before.denominator) if before else None


def _actual(goal: Goal, way: Way, evidence: Evidence) -> Share | None:
    """All parts are read to the last day that counts for the company, so that they are of the same days."""
    if evidence.kpi(goal) is None or way == "beside":
        return None
    measured = evidence.measured_to(replace(goal, where=()))
    if measured is None or measured < goal.start:
        return None
    reading = evidence.total(goal, goal.start, min(measured, goal.end))
    if reading is None or reading.value is None:
        return None
    if way == "sum":
        return Share(Fraction(reading.value))
    if reading.numerator is None or reading.denominator is None:
        return None
    return Share(Fraction(reading.numerator), Fraction(reading.denominator))


def _counted(whole: Goal, part: Part, evidence: Evidence) -> Part:
    goal = part.goal
    alike = (goal.start, goal.end) == (whole.start, whole.end) and evidence.currency(goal) == evidence.currency(whole)
    return Part(goal, part.planned, part.actual, alike and part.planned is not None)


def _unlike(whole: Goal, parts: Sequence[Goal], evidence: Evidence) -> Iterator[Finding]:
    for part in parts:
        if (part.start, part.end) != (whole.start, whole.end):
            yield finding("parts_period", id=part.id)
        if evidence.currency(part) != evidence.currency(whole):
            yield finding("parts_currency", id=part.id, currency=evidence.currency(part) or "")
    split = {name for part in parts for name, _ in part.where if (name, ()) not in whole.where}
    kpi = evidence.kpis.get(whole.kpi)
    if kpi is not None and kpi.additivity == "distinct" and split & OF_PRODUCTS:
        yield finding("parts_twice", kpi=kpi.name)


def _uncounted(way: Way, whole: Goal, parts: Sequence[Part], evidence: Evidence) -> Iterator[Finding]:
    if way == "ratio":
        yield from (finding("parts_volume", id=p.goal.id) for p in parts if p.planned is None and p.goal.target)
    if way == "beside" and parts:
        yield finding("parts_level", kpi=evidence.name(whole.kpi))


def _over(goal: Goal, rest: Share | None, parts: Sequence[Part], evidence: Evidence) -> Iterator[Finding]:
    if rest is None or not parts or rest.denominator is not None or rest.numerator >= 0:
        return
    kpi = evidence.kpis[goal.kpi]
    over: Decimal | None = decimal(-rest.numerator)
    yield finding("over_allocated", amount=told(over, kpi.unit, evidence.currency(goal)))
