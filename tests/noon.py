"""A zone in which it is about noon, and the day there: for what depends on a day being under way."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo


@cache
def noon() -> tuple[str, date]:
    """The zone's name and its day, the same for as long as the tests run.

    >>> zone, day = noon()
    >>> datetime.now(ZoneInfo(zone)).hour in (11, 12, 13)
    True
    """
    now = datetime.now(UTC)
    zone = f"Etc/GMT{now.hour - 12:+d}" if now.hour != 12 else "UTC"
    return zone, now.astimezone(ZoneInfo(zone)).date()
