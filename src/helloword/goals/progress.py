"""One goal against its course, like for like: what was reached by the last complete day, and what was to be by then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from helloword.goals.attainment import Status, floor_for, status_of, toward, within
from helloword.goals.book import Version, in_force
from helloword.goals.course import Course, Shape, course_of, needs_history, shape_of
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal, fraction
from helloword.goals.goal import Goal
from helloword.kpis.query import Reading


@dataclass(frozen=True)
class Progress:
    """Where a goal stands in the days from `first` to `until`.

    Attributes:
        goal: as it was in force at the end of the days.
        measured: the last day that counts; None before any does.
        expected: what was to be reached by `measured`, and `low` and `high` of a band by then.
        floor: where attainment counts from, by `measured`.
        target: what the days are to come to when they are over.
        attainment: between 0 and 1.2; None without data.
        reason: why there is no attainment: "no_data", "not_begun", "immature", "no_rate", "zero_denominator", "unranked", "unknown_kpi".
    """

    goal: Goal
    version: int
    first: date
    until: date
    unit: str
    currency: str | None
    measured: date | None
    actual: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    expected: Decimal | None
    low: Decimal | None
    high: Decimal | None
    floor: Decimal | None
    target: Decimal | None
    attainment: Decimal | None
    reason: str | None
    shape: Shape | None

    @property
    def status(self) -> Status:
        """On track, behind, off, or no data."""
        return status_of(fraction(self.attainment))

    @property
    def pace(self) -> Decimal | None:
        """Actual by expected; None where that says nothing."""
        if self.actual is None or self.expected is None or self.expected <= 0:
            return None
        return decimal(Fraction(self.actual) / Fraction(self.expected))


@dataclass(frozen=True)
class Courses:
    """A goal's courses: of its target, or of both edges of its band, and of its baseline."""

    shape: Shape
    target: Course | None
    low: Course | None
    high: Course | None
    baseline: Course | None


def courses_of(goal: Goal, versions: tuple[Version, ...], evidence: Evidence) -> Courses:
    """The courses of a goal whose KPI is known."""
    kind = evidence.kind(goal.kpi)
    shape = shape_of(goal, kind, evidence.months(goal) if needs_history(goal, kind) else {})

    def course(number: str) -> Course | None:
        return course_of(goal, versions, shape, lambda g: _NUMBERS[number](g))

    if goal.direction == "band":
        return Courses(shape, None, course("low"), course("high"), course("baseline"))
    return Courses(shape, course("target"), None, None, course("baseline"))


_NUMBERS = {
    "target": lambda g: g.target, "low": lambda g: g.low, "high": lambda g: g.high, "baseline": lambda g: g.baseline,
}  # fmt: skip


def progress_of(
    goals: Iterable[tuple[Version, ...]], evidence: Evidence, first: date | None = None, until: date | None = None
) -> tuple[Progress, ...]:
    """Where goals stand, each in the part of its period between `first` and `until`; all of it by default."""
    asked = [(versions, _span(versions, first, until)) for versions in goals]
    held = [(versions, span, _held(versions, span[1])) for versions, span in asked if span[0] <= span[1]]
    known = [version.goal for _, _, version in held if evidence.kpi(version.goal) is not None]
    evidence.prepare(goal for goal in known if needs_history(goal, evidence.kind(goal.kpi)))
    spans = [(v.goal, span[0], day) for _, span, v in held if (day := _measured(v.goal, evidence, span)) is not None]
    evidence.ask(spans)
    return tuple(_progress(versions, version, evidence, span) for versions, span, version in held)


def _span(versions: tuple[Version, ...], first: date | None, until: date | None) -> tuple[date, date]:
    goal = versions[-1].goal
    return max(goal.start, first or goal.start), min(goal.end, until or goal.end)


def _held(versions: tuple[Version, ...], day: date) -> Version:
    """The version in force on the last of the days, with the newest period and place."""
    newest = versions[-1]
    version = in_force(versions, day) or newest
    kept = replace(version.goal, start=newest.goal.start, end=newest.goal.end, status=newest.goal.status)
    return replace(version, goal=kept)


def _measured(goal: Goal, evidence: Evidence, span: tuple[date, date]) -> date | None:
    if evidence.kpi(goal) is None:
        return None
    reached = evidence.measured_to(goal)
    return min(reached, span[1]) if reached is not None and reached >= span[0] else None


def _progress(versions: tuple[Version, ...], version: Version, evidence: Evidence, span: tuple[date, date]) -> Progress:
    goal, (first, until) = version.goal, span
    kpi = evidence.kpi(goal)
    empty = Progress(
        goal, version.number, first, until, kpi.unit if kpi else "", evidence.currency(goal), None, None, None, None, None,
        None, None, None, None, None, "unknown_kpi", None,
    )  # fmt: skip
    if kpi is None:
        return empty
    courses = courses_of(goal, versions, evidence)
    whole = courses.target.expected(first, until) if courses.target else None
    known = replace(empty, target=decimal(whole), shape=courses.shape)
    measured = _measured(goal, evidence, span)
    if measured is None:
        return replace(known, reason=_why_none(goal, evidence, first))
    reading = evidence.total(goal, first, measured)
    return _against(known, courses, reading, first, measured)


def _against(known: Progress, courses: Courses, reading: Reading | None, first: date, measured: date) -> Progress:
    """The goal's reading against what was expected of the same days."""
    by_then = {name: _expected(course, first, measured) for name, course in _named(courses)}
    placed = replace(
        known, measured=measured, expected=decimal(by_then["target"]), low=decimal(by_then["low"]),
        high=decimal(by_then["high"]),
    )  # fmt: skip
    if reading is None or reading.value is None:
        return replace(placed, reason=(reading.reason if reading else None) or "no_data")
    actual = Fraction(reading.value)
    attained, floor = _attained(known.goal, actual, by_then)
    return replace(
        placed, actual=reading.value, numerator=reading.numerator, denominator=reading.denominator,
        floor=decimal(floor), attainment=decimal(attained), reason=None,
    )  # fmt: skip


def _attained(
    goal: Goal, actual: Fraction, by_then: dict[str, Fraction | None]
) -> tuple[Fraction | None, Fraction | None]:
    low, high, target = by_then["low"], by_then["high"], by_then["target"]
    if low is not None and high is not None:
        return within(actual, low, high), None
    if target is None:
        return None, None
    floor = floor_for(by_then["baseline"], target, up=goal.direction == "up")
    return toward(actual, floor, target), floor


def _named(courses: Courses) -> tuple[tuple[str, Course | None], ...]:
    return (
        ("target", courses.target), ("low", courses.low), ("high", courses.high), ("baseline", courses.baseline),
    )  # fmt: skip


def _expected(course: Course | None, first: date, until: date) -> Fraction | None:
    return course.expected(first, until) if course else None


def _why_none(goal: Goal, evidence: Evidence, first: date) -> str:
    reached = evidence.reached(goal)
    if reached is None:
        return "no_data"
    if evidence.today <= first:
        return "not_begun"
    return "immature" if reached >= first else "no_data"
