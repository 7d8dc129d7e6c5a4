"""What each factor made of the change of a product: Shapley's value, in fractions, so that nothing is left over.

Each factor's effect is the mean, over every order in which the factors could have changed one after the other, of what
its own change did at its turn (Shapley 1953; for index numbers Sun 1998). LMDI gives much the same with logarithms, which
no fraction holds and which zeros break.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations
from math import factorial, prod

ONE = Fraction(1)


def effects(then: Sequence[Fraction], now: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """What each factor made of the change of the product.

    >>> [str(e) for e in effects([Fraction(100), Fraction(1, 50)], [Fraction(80), Fraction(1, 40)])]
    ['-9/20', '9/20']
    """
    return tuple(_effect(at, then, now) for at in range(len(then)))


def _effect(at: int, then: Sequence[Fraction], now: Sequence[Fraction]) -> Fraction:
    others = [n for n in range(len(then)) if n != at]
    met = sum((_weight(len(others), k) * _sum(others, k, then, now) for k in range(len(others) + 1)), Fraction(0))
    return (now[at] - then[at]) * met


def _weight(others: int, moved: int) -> Fraction:
    return Fraction(factorial(moved) * factorial(others - moved), factorial(others + 1))


def _sum(others: Sequence[int], moved: int, then: Sequence[Fraction], now: Sequence[Fraction]) -> Fraction:
    """The products of the other factors, for every choice of so many of them that have moved already."""
    return sum(
        (
            prod((now[n] if n in chosen else then[n] for n in others), start=ONE)
            for chosen in combinations(others, moved)
        ),
        Fraction(0),
    )
