"""When something is due: every day, on some days of the week or on a day of the month, at a time where somebody lives.

A time that the clocks skip in spring is due as much later as they skip; one that comes twice in autumn is due the
first time.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from helloword.period import ONE_DAY
from helloword.settings import check_timezone
from helloword.subscriptions.refusals import refused

Every = Literal["day", "week", "month"]
LAST = 31
"""As the day of a month: its last one, however long it is."""
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_FAR = 64
"""Days within which every schedule is due once."""


@dataclass(frozen=True)
class Schedule:
    """Days and a local time.

    Attributes:
        time: such as `08:00`.
        zone: an IANA time zone.
        weekdays: of `week`: 1 for Monday to 7 for Sunday.
        day: of `month`; a month that is shorter has it on its last day.
    """

    every: Every
    time: str
    zone: str
    weekdays: tuple[int, ...] = ()
    day: int | None = None

    def checked(self) -> Schedule:
        """The same once it can be kept to; raises InputError otherwise."""
        if not _TIME.fullmatch(self.time):
            raise refused("subscription_time", time=self.time)
        check_timezone(self.zone)
        if self.every == "week":
            days = tuple(sorted(set(self.weekdays)))
            if not days or not set(days) <= set(range(1, 8)):
                raise refused("subscription_weekdays")
            return Schedule("week", self.time, self.zone, days)
        if self.every == "month":
            if self.day is None or not 1 <= self.day <= LAST:
                raise refused("subscription_day", day=str(self.day))
            return Schedule("month", self.time, self.zone, day=self.day)
        return Schedule("day", self.time, self.zone)

    def last_due(self, now: datetime) -> datetime:
        """The newest moment, not after `now`, at which it was due."""
        return next(moment for moment in self._moments(now, -ONE_DAY) if moment <= now)

    def next_due(self, now: datetime) -> datetime:
        """The first moment after `now` at which it is due."""
        return next(moment for moment in self._moments(now, ONE_DAY) if moment > now)

    def _moments(self, now: datetime, step: timedelta) -> Iterator[datetime]:
        """Moments from a day on the other side of `now` onwards."""
        first = now.astimezone(ZoneInfo(self.zone)).date() - step
        for number in range(_FAR + 2):
            day = first + number * step
            if self._is_on(day):
                yield self._at(day)

    def _is_on(self, day: date) -> bool:
        match self.every:
            case "week":
                return day.isoweekday() in self.weekdays
            case "month":
                return day.day == min(self.day or 1, calendar.monthrange(day.year, day.month)[1])
            case _:
                return True

    def _at(self, day: date) -> datetime:
        """With fold=0 a skipped time counts by the offset from before the clocks moved, a double one is the first."""
        return datetime.combine(day, time.fromisoformat(self.time), ZoneInfo(self.zone)).astimezone(UTC)
