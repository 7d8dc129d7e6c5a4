"""How much of a change each part made, in fractions, so that the parts come to the change to the last digit.

A sum is the sum of its parts' changes. A quotient R = N/D is taken apart by what its parts weigh, w = d/D, and by their
own quotients r = n/d: what a part made of it is

    (w0+w1)/2 * (r1-r0)  +  (w1-w0) * ((r0+r1)/2 - (R0+R1)/2)        rate and mix

the symmetric form of Bennet (1920), which for two factors is also what Shapley's value gives; nothing is left over.
It equals n1/D1 - n0/D0 - (w1-w0)*(R0+R1)/2, which holds where a part has no denominator, too, and which adds up: what a
store made of a change is the sum of what its products made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from helloword.kpis.query import Reading

K = TypeVar("K")
ZERO = Fraction(0)
HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Cell:
    """What one part came to: an amount, or the two sides of its quotient."""

    top: Fraction = ZERO
    bottom: Fraction = ZERO

    @staticmethod
    def of(reading: Reading | None) -> Cell:
        """A reading as an amount, or as the two sides of its quotient; nothing without one."""
        if reading is None:
            return Cell()
        if reading.numerator is not None or reading.denominator is not None:
            return Cell(Fraction(reading.numerator or 0), Fraction(reading.denominator or 0))
        return Cell(Fraction(reading.value or 0))

    def __add__(self, other: Cell) -> Cell:
        return Cell(self.top + other.top, self.bottom + other.bottom)

    def __sub__(self, other: Cell) -> Cell:
        return Cell(self.top - other.top, self.bottom - other.bottom)

    @property
    def quotient(self) -> Fraction | None:
        """Top by bottom; None without a bottom."""
        return self.top / self.bottom if self.bottom else None


@dataclass(frozen=True)
class Pair:
    """The same part in the period before and in the one looked at."""

    then: Cell = Cell()
    now: Cell = Cell()

    def __add__(self, other: Pair) -> Pair:
        return Pair(self.then + other.then, self.now + other.now)

    def __sub__(self, other: Pair) -> Pair:
        return Pair(self.then - other.then, self.now - other.now)


@dataclass(frozen=True)
class Part:
    """What a part made of the change of the whole.

    Attributes:
        change: all of it; `rate` and `mix` are what it is made of, in a quotient.
        share: how much of the whole the part stands for, by which what befell all parts is shared out.
    """

    change: Fraction
    rate: Fraction
    mix: Fraction
    share: Fraction


def total(pairs: Iterable[Pair]) -> Pair:
    """All parts together."""
    return sum(pairs, Pair())


def of_sum(part: Pair, whole: Pair) -> Part:
    """What a part made of the change of a sum."""
    change = part.now.top - part.then.top
    share = part.then.top / whole.then.top if whole.then.top else ZERO
    if not whole.then.top and whole.now.top:
        share = part.now.top / whole.now.top
    return Part(change, change, ZERO, share)


def of_quotient(part: Pair, whole: Pair) -> Part:
    """What a part made of the change of a quotient whose two denominators are not zero."""
    weigh = (part.then.bottom / whole.then.bottom, part.now.bottom / whole.now.bottom)
    middle = (whole.then.top / whole.then.bottom + whole.now.top / whole.now.bottom) * HALF
    share = (weigh[0] + weigh[1]) * HALF
    change = part.now.top / whole.now.bottom - part.then.top / whole.then.bottom - (weigh[1] - weigh[0]) * middle
    then, now = part.then.quotient, part.now.quotient
    rate = share * (now - then) if then is not None and now is not None else ZERO
    return Part(change, rate, change - rate, share)


def with_rest(parts: Mapping[K, Pair], whole: Pair, rest: K) -> dict[K, Pair]:
    """The parts, and what they lack of the whole or have too much, because some of it counts in several or in none."""
    left = whole - total(parts.values())
    return {**parts, rest: left} if left != Pair() else dict(parts)
