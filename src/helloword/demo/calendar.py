"""What a day does to demand: growth, season, weekday, and the sales events of each platform."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from helloword.demo.company import Store

GROWTH = 0.25
"""Growth of demand a year, as a continuous rate."""

MONTHS = (0.97, 0.94, 0.95, 0.94, 0.95, 0.94, 0.95, 0.95, 0.99, 1.04, 1.14, 1.26)
"""Season of home goods in the middle of each month."""

AT_START = 0.9
"""Demand when the world begins, against the plain day that channels and campaigns state."""

FINDS_ITS_FEET = 110
"""Days until a new store has the visitors that its channels and campaigns state."""

AFTER_GIFTS = 0.72
"""What is left of December's demand once presents no longer arrive in time."""


@dataclass(frozen=True)
class Event:
    """A sales event: factors on visits and on conversion, and the discount, on some platforms."""

    name: str
    first: Callable[[int], date]
    days: int
    platforms: tuple[str, ...]
    visits: float
    conversion: float
    discount: float

    def holds(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return 0 <= (day - self.first(day.year)).days < self.days


@dataclass(frozen=True)
class DayMood:
    """What a store can expect of a day: demand against its base, conversion against its usual, share off in the sale."""

    level: float
    conversion: float
    discount: float


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The `nth` such weekday (0 is Monday) of a month.

    >>> nth_weekday(2026, 11, 3, 4)
    datetime.date(2026, 11, 26)
    """
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _black_friday(year: int) -> date:
    return nth_weekday(year, 11, 3, 4) + timedelta(days=1)


EVENTS = (
    Event("Spring Deals", _on(3, 20), 5, ("amazon",), 1.35, 1.12, 0.12),
    Event("Prime Day", lambda year: nth_weekday(year, 7, 1, 2), 2, ("amazon",), 2.1, 1.3, 0.2),
    Event("Prime Big Deal Days", lambda year: nth_weekday(year, 10, 1, 2), 2, ("amazon",), 1.6, 1.2, 0.16),
    Event("Summer Sale", _on(6, 20), 9, ("shopify",), 1.25, 1.12, 0.12),
    Event("Super Sale", _on(3, 4), 6, ("rakuten",), 1.5, 1.18, 0.1),
    Event("Super Sale", _on(6, 4), 6, ("rakuten",), 1.5, 1.18, 0.1),
    Event("Super Sale", _on(9, 4), 6, ("rakuten",), 1.5, 1.18, 0.1),
    Event("Super Sale", _on(12, 4), 6, ("rakuten",), 1.55, 1.18, 0.1),
    Event("11.11 warm-up", _on(11, 9), 2, ("shopify", "rakuten"), 1.2, 1.05, 0.08),
    Event("11.11", _on(11, 11), 1, ("amazon", "shopify", "rakuten"), 2.0, 1.28, 0.18),
    Event("11.11 last chance", _on(11, 12), 1, ("shopify", "rakuten"), 1.3, 1.05, 0.08),
    Event("Black Friday to Cyber Monday", _black_friday, 4, ("amazon", "shopify"), 1.8, 1.28, 0.18),
)


def season(day: date) -> float:
    """Season of home goods on `day`, drawn as a line between the middles of the months.

    >>> season(date(2026, 7, 15)), season(date(2026, 12, 28)) < season(date(2026, 12, 10))
    (0.95, True)
    """
    before = day if day.day >= 15 else day.replace(day=1) - timedelta(days=1)
    month = before.month - 1
    days_in = (day - before.replace(day=15)).days
    shape = MONTHS[month] + (MONTHS[(month + 1) % 12] - MONTHS[month]) * days_in / 31
    return shape * (AFTER_GIFTS if day.month == 12 and day.day > 21 else 1.0)


def winter(day: date) -> float:
    """1 in the middle of January, -1 in the middle of July."""
    return math.cos(2 * math.pi * (day.timetuple().tm_yday - 15) / 365.25)


def mood(store: Store, start: date, opened: date | None, day: date) -> DayMood:
    """What `store` can expect of `day`, its world having begun on `start`; `opened` is the opening day of a new store."""
    level = AT_START * math.exp(GROWTH * (day - start).days / 365) * season(day) * store.weekdays[day.weekday()]
    if opened is not None:
        level *= min(1.0, max(0.0, 0.12 + 0.88 * (day - opened).days / FINDS_ITS_FEET))
    event = next((e for e in EVENTS if store.platform in e.platforms and e.holds(day)), None)
    if event is None:
        return DayMood(level, 1.0, 0.0)
    return DayMood(level * event.visits, event.conversion, event.discount)
