"""How far a goal has come, from 0 to 120 %: from the baseline to the target, mirrored for down, linear outside a band."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

Status = Literal["on_track", "behind", "off", "no_data"]
HIGHEST = Fraction(6, 5)
ON_TRACK, BEHIND = Fraction(95, 100), Fraction(70, 100)


def toward(actual: Fraction, floor: Fraction, target: Fraction) -> Fraction:
    """The way from `floor` to `target` that `actual` has come, between 0 and 1.2; up or down alike.

    >>> [str(toward(Fraction(a), Fraction(100), Fraction(120))) for a in (90, 100, 110, 120, 150)]
    ['0', '0', '1/2', '1', '6/5']
    >>> str(toward(Fraction(3, 100), Fraction(4, 100), Fraction(2, 100)))
    '1/2'
    """
    return _clipped((actual - floor) / (target - floor))


def floor_for(baseline: Fraction | None, target: Fraction, *, up: bool) -> Fraction:
    """Where attainment counts from: the baseline, or where that lies beyond the target, nothing (up) and twice the target (down).

    >>> str(floor_for(Fraction(120), Fraction(100), up=True)), str(floor_for(None, Fraction(2), up=False))
    ('0', '4')
    """
    if baseline is not None and (baseline < target if up else baseline > target):
        return baseline
    distance = abs(target) or Fraction(1)
    return target - distance if up else target + distance


def within(actual: Fraction, low: Fraction, high: Fraction) -> Fraction:
    """1 inside a band; outside it falls to 0 at the band's own width from its edge.

    >>> [str(within(Fraction(a), Fraction(30), Fraction(60))) for a in (45, 60, 75, 15, 200)]
    ['1', '1', '1/2', '1/2', '0']
    """
    off = max(low - actual, actual - high, Fraction(0))
    return _clipped(1 - off / (high - low))


def status_of(attainment: Fraction | None) -> Status:
    """What an attainment to date says.

    >>> status_of(Fraction(1)), status_of(Fraction(8, 10)), status_of(Fraction(0)), status_of(None)
    ('on_track', 'behind', 'off', 'no_data')
    """
    if attainment is None:
        return "no_data"
    return "on_track" if attainment >= ON_TRACK else "behind" if attainment >= BEHIND else "off"


def _clipped(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), HIGHEST)
