"""Calendar periods of a question, cut to what was asked and to where data ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """`start`..`end` by the calendar, `first`..`until` the asked part of it, `last` where windows end."""

    grain: str
    start: date
    end: date
    first: date
    until: date
    last: date

    @property
    def complete(self) -> bool:
        """Neither cut by the question nor unfinished in the data."""
        return self.first == self.start and self.last == self.end

    @property
    def days(self) -> list[date]:
        """Every asked day."""
        return [self.first + DAY * n for n in range((self.until - self.first).days + 1)]

    @property
    def days_with_data(self) -> int:
        """Days from the first asked one to the last day of the period (edge 3)."""
        return max(0, (self.last - self.first).days + 1)

    def holds(self, day: date) -> bool:
        """Whether `day` is asked for in this period."""
        return self.first <= day <= self.until


def periods(grain: str, start: date, end: date, last_data: date) -> list[Period]:
    """Every period of `grain` that touches `start`..`end`."""
    return [
        Period(grain, s, e, max(s, start), min(e, end), min(e, end, last_data)) for s, e in _spans(grain, start, end)
    ]


def compared(period: Period, kind: str) -> Period:
    """The period before, or a year before, as many days into it as the present one has come."""
    reached = min(period.until, period.last)
    if period.grain == "total":
        return _total_before(period, reached, kind)
    start = _start_before(period, kind)
    _, end = span_of(period.grain, start)
    finished = period.until == period.last == period.end
    until = end if finished else min(start + (reached - period.start), end)
    return Period(period.grain, start, end, min(start + (period.first - period.start), end), until, until)


def _total_before(period: Period, reached: date, kind: str) -> Period:
    if kind == "year":
        start, end, until = (_year_before(day) for day in (period.start, period.end, reached))
    else:
        length = period.end - period.start + DAY
        start, end, until = (day - length for day in (period.start, period.end, reached))
    return Period("total", start, end, start, until, until)


def _start_before(period: Period, kind: str) -> date:
    if kind == "previous":
        return span_of(period.grain, period.start - DAY)[0]
    return period.start - DAY * 364 if period.grain == "week" else _year_before(period.start)


def _year_before(day: date) -> date:
    leaps = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leaps else day.day)


def _spans(grain: str, start: date, end: date) -> Iterator[tuple[date, date]]:
    if grain == "total":
        yield start, end
        return
    day = start
    while day <= end:
        first, last = span_of(grain, day)
        yield first, last
        day = last + DAY


def span_of(grain: str, day: date) -> tuple[date, date]:
    """First and last day of the calendar period of `grain` that holds `day`."""
    if grain == "day":
        return day, day
    if grain == "week":
        monday = day - DAY * day.weekday()
        return monday, monday + DAY * 6
    months = {"month": 1, "quarter": 3, "year": 12}[grain]
    month = (day.month - 1) // months * months + 1
    following = date(day.year + (month + months > 12), (month + months - 1) % 12 + 1, 1)
    return date(day.year, month, 1), following - DAY
