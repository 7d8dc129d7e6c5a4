"""Calendar periods: days, weeks (from Monday), months, quarters, years, or one total."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

ONE_DAY = timedelta(days=1)


class Grain(StrEnum):
    """How long one period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    TOTAL = "total"


@dataclass(frozen=True, order=True)
class Period:
    """A calendar period and the part of it that is asked for.

    `start`..`end` is the calendar's, `first`..`until` the part inside the asked range, and `last` the last day that has
    data (never after `until`). All inclusive.
    """

    grain: Grain
    start: date
    end: date
    first: date
    until: date
    last: date

    @property
    def complete(self) -> bool:
        """Whether the whole calendar period is asked for and has data to its end."""
        return self.first == self.start and self.last == self.end

    @property
    def days(self) -> int:
        """Days from the first asked day to the last one with data; 0 before any data."""
        return max((self.last - self.first).days + 1, 0)


class Periods(tuple[Period, ...]):
    """Periods in order, hashed once: a thousand of them are part of many keys."""

    _hash: int | None = None

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = super().__hash__()
        return self._hash


@lru_cache(maxsize=256)
def calendar(grain: Grain, start: date, end: date, last_data: date) -> Periods:
    """The periods of `grain` that touch `start`..`end`, cut to it, knowing data up to `last_data`.

    >>> [str(p.start) for p in calendar(Grain.MONTH, date(2026, 1, 15), date(2026, 2, 3), date(2026, 2, 3))]
    ['2026-01-01', '2026-02-01']
    """
    return Periods(
        Period(grain, s, e, max(s, start), min(e, end), min(e, end, last_data)) for s, e in _spans(grain, start, end)
    )


def trailing(days: int, start: date, end: date, last_data: date, every: int = 1) -> Periods:
    """For each day from `start` to `end` the period of so many days that ends on it.

    >>> [str(p.start) for p in trailing(7, date(2026, 1, 10), date(2026, 1, 11), date(2026, 1, 11))]
    ['2026-01-04', '2026-01-05']
    """
    ends = (end - ONE_DAY * n for n in range((end - start).days // every * every, -1, -every))
    firsts = ((end - ONE_DAY * (days - 1), end) for end in ends)
    return Periods(Period(Grain.TOTAL, first, end, first, end, min(end, last_data)) for first, end in firsts)


def start_of(grain: Grain, day: date) -> date:
    """First calendar day of the period of `grain` that holds `day`.

    >>> start_of(Grain.WEEK, date(2026, 1, 1))
    datetime.date(2025, 12, 29)
    """
    match grain:
        case Grain.WEEK:
            return day - timedelta(days=day.weekday())
        case Grain.MONTH:
            return day.replace(day=1)
        case Grain.QUARTER:
            return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
        case Grain.YEAR:
            return date(day.year, 1, 1)
        case _:
            return day


def end_of(grain: Grain, start: date) -> date:
    """Last calendar day of the period of `grain` that starts on `start`.

    >>> end_of(Grain.QUARTER, date(2026, 1, 1))
    datetime.date(2026, 3, 31)
    """
    months = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: 12}.get(grain)
    if months:
        return add_months(start, months) - ONE_DAY
    return start + timedelta(days=6) if grain is Grain.WEEK else start


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the month's last day where that does not exist.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month0 = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month0 == 11), (month0 + 1) % 12 + 1, 1)
    return min(date(year, month0 + 1, 1) + timedelta(days=day.day - 1), following - ONE_DAY)


def period_before(period: Period) -> Period:
    """The period before, as far into it as the present one has come."""
    if period.grain is Grain.TOTAL:
        return moved(period, -timedelta(days=(period.until - period.start).days + 1))
    start = start_of(period.grain, period.start - ONE_DAY)
    return _like(period, start)


def year_before(period: Period) -> Period:
    """The same period a year earlier (weeks and days of weeks: 52 weeks), as far as the present one has come."""
    if period.grain is Grain.WEEK:
        return weeks_before(period, 52)
    if period.grain in (Grain.DAY, Grain.TOTAL):
        start, end, until = (add_months(d, -12) for d in (period.start, period.end, min(period.until, period.last)))
        return replace(period, start=start, end=end, first=start, until=until, last=until)
    return _like(period, add_months(period.start, -12))


def _like(period: Period, start: date) -> Period:
    """The period from `start`, cut like `period`: to the same number of days while that one is unfinished."""
    end = end_of(period.grain, start)
    first = min(start + (period.first - period.start), end)
    whole = period.until == period.end and period.last == period.end
    until = end if whole else min(start + (min(period.until, period.last) - period.start), end)
    return Period(period.grain, start, end, first, until, until)


def weeks_before(period: Period, weeks: int) -> Period:
    """The same weekdays so many weeks before, as far into it as the present one has come."""
    return moved(period, -timedelta(weeks=weeks))


def moved(period: Period, by: timedelta) -> Period:
    """The period moved in time, as far into it as the present one has come."""
    reached = min(period.until, period.last) + by
    return replace(
        period, start=period.start + by, end=period.end + by, first=period.first + by, until=reached, last=reached
    )


def _spans(grain: Grain, start: date, end: date) -> Iterator[tuple[date, date]]:
    if grain is Grain.TOTAL:
        yield start, end
        return
    at = start_of(grain, start)
    while at <= end:
        stop = end_of(grain, at)
        yield at, stop
        at = stop + ONE_DAY
