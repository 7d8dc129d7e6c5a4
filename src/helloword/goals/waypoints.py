"""The months of a goal one by one: what was expected and what came, in the month and up to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from helloword.goals.book import Version
from helloword.goals.course import Course, Span
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal
from helloword.goals.goal import Goal
from helloword.goals.progress import Courses, courses_of
from helloword.kpis.query import Reading


@dataclass(frozen=True)
class Waypoint:
    """One month of a goal, cut to its period.

    Attributes:
        expected, actual: of the month; `actual` is None where nothing is known of it yet.
        low, high: of a band, up to the month's end.
        measured: the last day of the month that `actual` holds; None before any.
        version: of the goal whose numbers the month has.
    """

    first: date
    until: date
    version: int
    expected: Decimal | None
    expected_to_date: Decimal | None
    low: Decimal | None
    high: Decimal | None
    actual: Decimal | None
    actual_to_date: Decimal | None
    measured: date | None


def waypoints(versions: tuple[Version, ...], evidence: Evidence) -> tuple[Waypoint, ...]:
    """Every month of a goal whose KPI is known; nothing for one whose KPI is not."""
    goal = versions[-1].goal
    if evidence.kpi(goal) is None:
        return ()
    courses = courses_of(goal, versions, evidence)
    course = courses.target or courses.low
    assert course is not None
    reached = evidence.reached(goal)
    spans = [(step.span, _end(step.span, reached)) for step in course.steps]
    evidence.ask([(goal, span.first, end) for span, end in spans if end])
    ends = [end for _, end in spans if end]
    evidence.ask([(goal, goal.start, end) for end in ends] if evidence.kind(goal.kpi) != "additive" else [])
    found, before = [], Fraction(0)
    for step, (span, end) in zip(course.steps, spans, strict=True):
        reading = evidence.total(goal, span.first, end) if end else None
        before += Fraction(reading.value) if reading and reading.value is not None else 0
        to_date = _to_date(goal, evidence, end, reading, before)
        found.append(_waypoint(goal, courses, step.version, span, (reading, to_date, end)))
    return tuple(found)


def _waypoint(
    goal: Goal, courses: Courses, version: int, span: Span, came: tuple[Reading | None, Decimal | None, date | None]
) -> Waypoint:
    reading, to_date, end = came
    return Waypoint(
        span.first, span.until, version, _at(courses.target, span.first, span.until),
        _at(courses.target, goal.start, span.until), _at(courses.low, goal.start, span.until),
        _at(courses.high, goal.start, span.until), reading.value if reading else None, to_date, end,
    )  # fmt: skip


def _end(span: Span, reached: date | None) -> date | None:
    return min(span.until, reached) if reached is not None and reached >= span.first else None


def _to_date(
    goal: Goal, evidence: Evidence, end: date | None, reading: Reading | None, before: Fraction
) -> Decimal | None:
    """Totals add up month by month; anything else is asked from the first day."""
    if end is None or reading is None:
        return None
    if evidence.kind(goal.kpi) == "additive":
        return decimal(before)
    whole = evidence.total(goal, goal.start, end)
    return whole.value if whole else None


def _at(course: Course | None, first: date, until: date) -> Decimal | None:
    return decimal(course.expected(first, until)) if course else None
