"""Small statistics in decimal: means, spread, percentiles, and whether a share stands out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from helloword.money import EXACT

_Z = Decimal("1.96")
_ZERO, _TWO = Decimal(0), Decimal(2)


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The arithmetic mean; None of nothing.

    >>> mean([Decimal(1), Decimal(2)]), mean([])
    (Decimal('1.5'), None)
    """
    return EXACT.divide(sum(values, _ZERO), Decimal(len(values))) if values else None


def spread(values: Sequence[Decimal]) -> Decimal | None:
    """The standard deviation of a sample; None of fewer than two values.

    >>> spread([Decimal(2), Decimal(4), Decimal(6)]), spread([Decimal(2)])
    (Decimal('2'), None)
    """
    middle = mean(values)
    if middle is None or len(values) < 2:
        return None
    squares = sum((EXACT.power(EXACT.subtract(value, middle), _TWO) for value in values), _ZERO)
    return EXACT.sqrt(EXACT.divide(squares, Decimal(len(values) - 1)))


def percentile(values: Sequence[Decimal], share: Decimal) -> Decimal | None:
    """The value below or at which a share of all lie, between two where it falls between them.

    >>> [percentile([Decimal(n) for n in (1, 2, 3, 4, 5)], Decimal(s)) for s in ("0.25", "0.9")]
    [Decimal('2.00'), Decimal('4.6')]
    """
    if not values:
        return None
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def least_share(hits: Decimal, of: Decimal) -> Decimal:
    """The least that a share may well be, given how few it was counted from: Wilson's bound at 95 %.

    >>> round(least_share(Decimal(10), Decimal(100)), 4), least_share(Decimal(0), Decimal(0))
    (Decimal('0.0552'), Decimal('0'))
    """
    if of <= 0:
        return _ZERO
    share, square = EXACT.divide(hits, of), _Z * _Z
    inner = max(share * (1 - share) / of + square / (4 * of * of), _ZERO)
    return EXACT.divide(share + square / (2 * of) - _Z * inner.sqrt(EXACT), 1 + square / of)
