"""The week or month that a review is about, and the two periods it is held against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from helloword.errors import InputError
from helloword.period import ONE_DAY, Grain, add_months, end_of, start_of

Against = Literal["previous", "year"]
AGAINST: tuple[Against, ...] = ("previous", "year")
_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")  # 2026-W47
_MONTH = re.compile(r"(\d{4})-(\d{2})")  # 2026-10


@dataclass(frozen=True, order=True)
class Days:
    """Days from the first to the last, inclusive."""

    start: date
    end: date


@dataclass(frozen=True, order=True)
class Span:
    """A week or a month."""

    grain: Grain
    start: date

    @property
    def end(self) -> date:
        """The last day."""
        return end_of(self.grain, self.start)

    @property
    def name(self) -> str:
        """What it is called.

        >>> Span(Grain.WEEK, date(2026, 11, 16)).name, Span(Grain.MONTH, date(2026, 10, 1)).name
        ('2026-W47', '2026-10')
        """
        if self.grain is Grain.MONTH:
            return f"{self.start:%Y-%m}"
        year, week, _ = self.start.isocalendar()
        return f"{year}-W{week:02d}"

    @property
    def days(self) -> Days:
        """Its days."""
        return Days(self.start, self.end)

    def before(self, against: Against) -> Days:
        """The days that it is held against: the period before, or the same one a year before (52 weeks)."""
        if against == "previous":
            start = start_of(self.grain, self.start - ONE_DAY)
        elif self.grain is Grain.WEEK:
            start = self.start - timedelta(weeks=52)
        else:
            start = add_months(self.start, -12)
        return Days(start, end_of(self.grain, start))


def week(text: str) -> Span:
    """The week that `2026-W47` names; raises InputError."""
    found = _WEEK.fullmatch(text.strip())
    try:
        if found:
            return Span(Grain.WEEK, date.fromisocalendar(int(found[1]), int(found[2]), 1))
    except ValueError:
        pass
    raise InputError(f'"{text}" is not a week such as 2026-W47.', code="bad_week", week=text)


def month(text: str) -> Span:
    """The month that `2026-10` names; raises InputError."""
    found = _MONTH.fullmatch(text.strip())
    if not found or not 1 <= int(found[2]) <= 12 or not 1990 <= int(found[1]) <= 2100:
        raise InputError(f'"{text}" is not a month such as 2026-10.', code="bad_month", month=text)
    return Span(Grain.MONTH, date(int(found[1]), int(found[2]), 1))


def span(text: str) -> Span:
    """The week or month that a name means; raises InputError."""
    return week(text) if "w" in text.lower() else month(text)


def last_complete(grain: Grain, today: date) -> Span:
    """The newest week or month that is over.

    >>> last_complete(Grain.WEEK, date(2026, 11, 26)).name, last_complete(Grain.MONTH, date(2026, 11, 26)).name
    ('2026-W47', '2026-10')
    """
    return Span(grain, start_of(grain, start_of(grain, today) - ONE_DAY))
