"""What an action did: the change of what it touched against the change of what it did not, with an interval.

Difference in differences over items. The spread of the untouched items' changes stands for chance, also for the
touched ones: Var = s² (1/n + 1/m). The quantile of Student's t is Abramowitz and Stegun's expansion 26.7.5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import NormalDist

from helloword.money import EXACT

LEAST_UNTOUCHED = 8
"""Untouched items that are needed to say what chance does."""
SURE = Decimal("0.9")
"""How sure the interval is."""


@dataclass(frozen=True)
class Change:
    """What was measured of one item before and after."""

    item: str
    before: Decimal
    after: Decimal

    @property
    def by(self) -> Decimal:
        """How much more afterwards."""
        return self.after - self.before


@dataclass(frozen=True)
class Watched:
    """The items of an action and those beside it, with what was measured in `days` before and after.

    Attributes:
        kpi: what was measured.
        money: whether it is an amount in the company's currency.
    """

    kpi: str
    touched: Sequence[Change]
    untouched: Sequence[Change]
    days: int
    money: bool = True


@dataclass(frozen=True)
class Effect:
    """The estimate for all touched items together, and the interval that holds it nine times in ten."""

    value: Decimal
    low: Decimal
    high: Decimal

    @property
    def clear(self) -> bool:
        """Whether chance alone hardly does that."""
        return self.low > 0 or self.high < 0


def effect_of(watched: Watched) -> Effect | None:
    """The effect on all touched items; None where there are too few others to tell it from chance.

    >>> others = [Change(str(n), Decimal(10), Decimal(10 + n % 3)) for n in range(9)]
    >>> effect_of(Watched("units", [Change("a", Decimal(10), Decimal(15))], others, 28)).value
    Decimal('4')
    """
    touched, others = [c.by for c in watched.touched], [c.by for c in watched.untouched]
    if not touched or len(others) < LEAST_UNTOUCHED:
        return None
    usual = _mean(others)
    variance = EXACT.divide(sum(((c - usual) ** 2 for c in others), Decimal(0)), Decimal(len(others) - 1))
    spread = EXACT.sqrt(EXACT.multiply(variance, _inverse(len(touched)) + _inverse(len(others))))
    wide = student(len(others) - 1, (1 + SURE) / 2) * spread * len(touched)
    value = sum(touched, Decimal(0)) - usual * len(touched)
    return Effect(value, value - wide, value + wide)


def student(freedom: int, probability: Decimal) -> Decimal:
    """The quantile of Student's t.

    >>> round(student(8, Decimal("0.95")), 2), round(student(100, Decimal("0.95")), 2)
    (Decimal('1.86'), Decimal('1.66'))
    """
    z = Decimal(str(NormalDist().inv_cdf(float(probability))))
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum((term / Decimal(freedom) ** power for power, term in enumerate(terms, 1)), Decimal(0))


def _mean(values: Sequence[Decimal]) -> Decimal:
    return EXACT.divide(sum(values, Decimal(0)), Decimal(len(values)))


def _inverse(count: int) -> Decimal:
    return EXACT.divide(Decimal(1), Decimal(count))
