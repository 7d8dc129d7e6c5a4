"""Points in time as the files give them: an instant, or a bare date that means the whole local day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

BARE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Moment:
    """A local day, and the instant in UTC where the file gave more than a bare date."""

    day: date
    instant: datetime | None

    def start(self, zone: ZoneInfo) -> datetime:
        """The instant, or for a bare date the first instant of its day."""
        return self.instant or datetime.combine(self.day, time(), zone).astimezone(UTC)


def moment(text: str, zone: ZoneInfo) -> Moment | None:
    """What `text` means in a store of `zone`; None when it is empty.

    A clock time without a zone is local; one that happens twice on the night clocks go back is the first of the two.
    """
    text = text.strip()
    if not text:
        return None
    if BARE.fullmatch(text):
        return Moment(date.fromisoformat(text), None)
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        read = read.replace(tzinfo=zone)
    return Moment(read.astimezone(zone).date(), read.astimezone(UTC))


def not_after(done: Moment, promise: Moment) -> bool:
    """Whether `done` keeps `promise`; days are compared where either is a bare date."""
    if done.instant is None or promise.instant is None:
        return done.day <= promise.day
    return done.instant <= promise.instant


def latest(moments: Iterable[Moment]) -> Moment:
    """The last of several; on the last day a bare date, being the whole day, is later than an instant."""
    every = list(moments)
    last_day = max(m.day for m in every)
    on_it = [m for m in every if m.day == last_day]
    bare = [m for m in on_it if m.instant is None]
    return bare[0] if bare else max(on_it, key=lambda m: m.instant or datetime.min.replace(tzinfo=UTC))


def elapsed(start: Moment, end: Moment, unit: timedelta) -> Fraction:
    """Time from one to the other in `unit`; whole days are counted where either is a bare date."""
    span = end.instant - start.instant if start.instant and end.instant else end.day - start.day
    tick = timedelta(microseconds=1)
    return Fraction(span // tick, unit // tick)
