"""What a KPI comes to in one cell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Outcome:
    """A value, or None and the reason; a quotient also has its two sides."""

    value: Fraction | None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    reason: str | None = None


def quotient(numerator: Fraction | int, denominator: Fraction | int) -> Outcome:
    """The ratio of two sums; no value when the second is zero."""
    above, below = Fraction(numerator), Fraction(denominator)
    if below == 0:
        return Outcome(None, above, below, "zero_denominator")
    return Outcome(above / below, above, below)


def median(values: Iterable[Fraction]) -> Outcome:
    """The middle value, the average of the middle two of an even number; no value without any."""
    ranked = sorted(values)
    if not ranked:
        return Outcome(None, reason="no_data")
    return Outcome((ranked[(len(ranked) - 1) // 2] + ranked[len(ranked) // 2]) / 2)
