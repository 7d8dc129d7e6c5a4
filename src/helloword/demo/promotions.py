"""Prices that change: a line's promotion for a week, and rises that pass the suppliers' own on; buyers respond to both."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from helloword.period import add_months

PULL = 1.7
"""How strongly buyers respond to a price: the exponent of old over new."""


@dataclass(frozen=True)
class Promotion:
    """A line marked down for some days of a month, every year, on some platforms."""

    line: str
    platforms: tuple[str, ...]
    month: int
    first: int
    days: int
    off: float

    def holds(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return day.month == self.month and 0 <= day.day - self.first < self.days


_ALL = ("amazon", "shopify", "rakuten")
PROMOTIONS = (
    Promotion("Humidifiers", ("amazon",), 1, 12, 9, 0.15),
    Promotion("Textiles", ("shopify",), 2, 8, 8, 0.15),
    Promotion("Kettles", _ALL, 2, 12, 7, 0.12),
    Promotion("Storage", ("amazon", "shopify"), 4, 10, 10, 0.15),
    Promotion("Coffee", _ALL, 5, 4, 7, 0.12),
    Promotion("Cookware", ("amazon", "shopify"), 6, 8, 7, 0.15),
    Promotion("Lighting", _ALL, 8, 18, 9, 0.15),
    Promotion("Filters", _ALL, 9, 12, 7, 0.1),
    Promotion("Knives", _ALL, 10, 16, 7, 0.12),
)

RISE_MONTHS = 11
"""Months after the start at which the company passes its suppliers' rise on."""
RISES = {"Kettles": "1.04", "Filters": "1.07", "Lighting": "1.04", "Coffee": "1.03"}
"""What the prices of a line are multiplied by then."""


def off(platform: str, day: date) -> dict[str, float]:
    """The share off by line on a day, of the lines that are marked down.

    >>> off("amazon", date(2026, 10, 20)), off("amazon", date(2026, 11, 20))
    ({'Knives': 0.12}, {})
    """
    return {p.line: p.off for p in PROMOTIONS if platform in p.platforms and p.holds(day)}


def risen(start: date) -> date:
    """The day from which the new prices hold in a world that begins on `start`."""
    return add_months(start, RISE_MONTHS)


def pull(price: float) -> float:
    """How much more is bought at `price` times the usual price.

    >>> round(pull(0.85), 2), round(pull(1.05), 2)
    (1.32, 0.92)
    """
    return math.pow(price, -PULL)
