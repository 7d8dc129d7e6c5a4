"""The course of a goal: what is expected of each month, shaped like last year's, so that the whole is exactly the target."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from helloword.goals.book import Version, in_force
from helloword.goals.evidence import Kind
from helloword.goals.goal import Goal
from helloword.kpis.query import Reading
from helloword.period import ONE_DAY, Grain, add_months, end_of, start_of

Number = Callable[[Goal], Decimal | None]


@dataclass(frozen=True)
class Span:
    """Days of one calendar month, both inclusive."""

    first: date
    until: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.until - self.first).days + 1

    def shared(self, first: date, until: date) -> Fraction:
        """The part of the days that lies in `first`..`until`."""
        common = (min(self.until, until) - max(self.first, first)).days + 1
        return Fraction(max(common, 0), self.days)


@dataclass(frozen=True)
class Shape:
    """How a period divides.

    Attributes:
        weights: part of each month, summing to 1: of the amount, or of a ratio's planned volume.
        pattern: of a ratio, each month's part of the whole's level; their weighted mean is 1.
        kind: "level" goes in steps from the baseline to the target.
        fallback: why it is even although last year's shape was asked for: "no_last_year" or "odd_last_year".
    """

    kind: Kind
    spans: tuple[Span, ...]
    weights: tuple[Fraction, ...]
    pattern: tuple[Fraction, ...]
    fallback: str | None = None


@dataclass(frozen=True)
class Step:
    """What is expected of one month: the amount in it, its ratio, or the level at its end."""

    span: Span
    value: Fraction
    weight: Fraction
    version: int


@dataclass(frozen=True)
class Course:
    """What is expected of each month of a goal."""

    kind: Kind
    steps: tuple[Step, ...]

    def expected(self, first: date, until: date) -> Fraction | None:
        """What is expected of the days from `first` to `until`: their sum, their weighted ratio, or the level at their end."""
        parts = [(s, s.span.shared(first, until)) for s in self.steps]
        inside = [(s, part) for s, part in parts if part]
        if not inside:
            return None
        if self.kind == "additive":
            return sum((s.value * part for s, part in inside), Fraction(0))
        if self.kind == "level":
            return inside[-1][0].value
        volume = sum((s.weight * part for s, part in inside), Fraction(0))
        whole = sum((s.value * s.weight * part for s, part in inside), Fraction(0))
        return whole / volume if volume else inside[-1][0].value

    def cumulative(self) -> tuple[tuple[date, Fraction], ...]:
        """What is to be reached by the end of each month."""
        first = self.steps[0].span.first
        return tuple((s.span.until, self.expected(first, s.span.until) or Fraction(0)) for s in self.steps)


def spans_of(first: date, until: date) -> tuple[Span, ...]:
    """The calendar months of a period, cut to it."""
    spans, at = [], first
    while at <= until:
        last = min(end_of(Grain.MONTH, start_of(Grain.MONTH, at)), until)
        spans.append(Span(at, last))
        at = last + ONE_DAY
    return tuple(spans)


def even(kind: Kind, spans: tuple[Span, ...], fallback: str | None = None) -> Shape:
    """Every day alike."""
    days = sum(s.days for s in spans)
    return Shape(kind, spans, tuple(Fraction(s.days, days) for s in spans), (Fraction(1),) * len(spans), fallback)


def needs_history(goal: Goal, kind: Kind) -> bool:
    """Whether the goal's shape is drawn from last year's months."""
    return goal.shape == "seasonal" and kind != "level" and len(spans_of(goal.start, goal.end)) > 1


def shape_of(goal: Goal, kind: Kind, months: Mapping[date, Reading]) -> Shape:
    """The goal's shape from `months` of the year before; even where the goal wants it or they do not give one."""
    spans = spans_of(goal.start, goal.end)
    if not needs_history(goal, kind):
        return even(kind, spans)
    before = [_year_before(months, span, kind) for span in spans]
    found = [parts for parts in before if parts is not None]
    if len(found) < len(spans):
        return even(kind, spans, "no_last_year")
    top, bottom = (sum((parts[i] for parts in found), Fraction(0)) for i in (0, 1))
    if top <= 0 or bottom <= 0 or any(n < 0 or d < 0 for n, d in found):
        return even(kind, spans, "odd_last_year")
    if kind == "additive":
        return Shape(kind, spans, tuple(n / top for n, _ in found), (Fraction(1),) * len(spans))
    level = top / bottom
    pattern = tuple(n / d / level if d else Fraction(1) for n, d in found)
    return Shape(kind, spans, tuple(d / bottom for _, d in found), pattern)


def course_of(goal: Goal, versions: Sequence[Version], shape: Shape, number: Number) -> Course | None:
    """The course of one number of a goal: of a total, months to come take what is left of the newest; a ratio or level
    holds from the month in which it was changed. None where the goal has no such number."""
    if number(goal) is None:
        return None
    if goal.shape == "given":
        return Course("additive" if shape.kind == "additive" else "level", _given(goal, shape, number))
    steps: list[Step] = []
    for at, span in enumerate(shape.spans):
        version = in_force(versions, span.first)
        agreed = version.goal if version and number(version.goal) is not None else goal
        value = _value(agreed, shape, at, steps, Fraction(number(agreed) or 0))
        steps.append(Step(span, value, shape.weights[at], version.number if version else 0))
    return Course(shape.kind, tuple(steps))


def _value(goal: Goal, shape: Shape, at: int, before: list[Step], whole: Fraction) -> Fraction:
    if shape.kind == "ratio":
        return whole * shape.pattern[at]
    if shape.kind == "additive":
        left = sum(shape.weights[at:], Fraction(0))
        return (whole - sum((s.value for s in before), Fraction(0))) * shape.weights[at] / left if left else Fraction(0)
    if goal.baseline is None or goal.direction == "band" or whole == Fraction(goal.baseline):
        return whole
    start = Fraction(goal.baseline)
    return start + (whole - start) * Fraction(at + 1, len(shape.spans))


def _given(goal: Goal, shape: Shape, number: Number) -> tuple[Step, ...]:
    """Milestones are of the target; other numbers of the goal are spread alike."""
    whole, scale = Fraction(goal.target or 0), Fraction(number(goal) or 0)
    factor = scale / whole if whole else Fraction(1)
    steps, reached, first = [], Fraction(0), goal.start
    for milestone in goal.milestones:
        span = Span(first, milestone.day)
        value = Fraction(milestone.value) * factor
        gained = value - reached if shape.kind == "additive" else value
        steps.append(Step(span, gained, Fraction(span.days), 0))
        reached, first = value, milestone.day + ONE_DAY
    return tuple(steps)


def _year_before(months: Mapping[date, Reading], span: Span, kind: Kind) -> tuple[Fraction, Fraction] | None:
    """Numerator and denominator of the month a year before; an amount has the denominator 1."""
    reading = months.get(add_months(span.first.replace(day=1), -12))
    if reading is None or reading.value is None or not reading.complete:
        return None
    month_end = end_of(Grain.MONTH, reading.period.start)
    part = Fraction(span.days, (month_end - reading.period.start + timedelta(days=1)).days)
    part = min(part, Fraction(1))
    if kind == "additive":
        return Fraction(reading.value) * part, Fraction(1)
    if reading.numerator is None or reading.denominator is None:
        return None
    return Fraction(reading.numerator) * part, Fraction(reading.denominator) * part
