"""Exact arithmetic: fractions between decimals, so that parts add up to the whole to the last digit."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from helloword.money import EXACT


def fraction(value: Decimal | None) -> Fraction | None:
    """The same number as a fraction."""
    return None if value is None else Fraction(value)


def decimal(value: Fraction | None) -> Decimal | None:
    """The same number in decimal, to 50 digits.

    >>> decimal(Fraction(1, 8)), decimal(None)
    (Decimal('0.125'), None)
    """
    return None if value is None else EXACT.divide(Decimal(value.numerator), Decimal(value.denominator))


def rounded(value: Fraction, digits: int) -> Decimal:
    """Half-up to `digits` behind the point, whatever stands after them.

    >>> rounded(Fraction(5, 1000), 2), rounded(Fraction(-5, 1000), 2), rounded(Fraction(10, 3), 0)
    (Decimal('0.01'), Decimal('-0.01'), Decimal('3'))
    """
    scaled = abs(value) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    unit = Decimal(whole if value >= 0 else -whole).scaleb(-digits)
    return unit.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
