"""Slices by two KPIs, as large as a third: where the lines between the corners stand, and how many lie in each corner."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low
from typing import Literal

from helloword.kpis.query import Reading

Corner = Literal["best", "promote", "reprice", "clear"]
CORNERS: tuple[Corner, ...] = ("best", "promote", "reprice", "clear")
MOST_SPOTS = 300
"""More dots than this nobody tells apart."""
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Axes:
    """The KPIs of a quadrant by id: to the right, upwards, and what makes a spot large."""

    x: str
    y: str
    size: str

    @property
    def kpis(self) -> tuple[str, str, str]:
        """All three."""
        return self.x, self.y, self.size


@dataclass(frozen=True)
class Lines:
    """Where the lines between the corners stand: at the median of all slices, the lower one of an even number.

    So it is a value that some slice has, and no digit is made up.
    """

    x: Decimal
    y: Decimal

    def corner(self, x: Decimal, y: Decimal) -> Corner:
        """The corner of a spot; one on a line lies to its right, or above it.

        >>> Lines(Decimal(1), Decimal(2)).corner(Decimal(1), Decimal("1.9"))
        'reprice'
        """
        if x >= self.x:
            return "best" if y >= self.y else "reprice"
        return "promote" if y >= self.y else "clear"


@dataclass(frozen=True)
class Spot:
    """A slice and its three values."""

    slice: str
    x: Decimal
    y: Decimal
    size: Decimal
    corner: Corner


@dataclass(frozen=True)
class Quadrant:
    """What all slices come to, and the largest of them.

    Attributes:
        spots: the largest slices, largest first.
        slices: how many have all three values and a size above zero.
        lines: None without any.
        corners: how many of all slices lie in each corner.
    """

    spots: tuple[Spot, ...]
    slices: int
    lines: Lines | None
    corners: Mapping[str, int]


def quadrant(readings: Iterable[Reading], by: str, axes: Axes, most: int = MOST_SPOTS) -> Quadrant:
    """The quadrant of readings over one period, sliced by one dimension; at most so many spots."""
    values: dict[str, dict[str, Decimal]] = {}
    for reading in readings:
        if reading.value is not None:
            values.setdefault(reading.kpi, {})[reading.slice[by]] = reading.value
    xs, ys, sizes = (values.get(kpi, {}) for kpi in axes.kpis)
    placed = [slice for slice in xs if slice in ys and sizes.get(slice, _ZERO) > 0]
    if not placed:
        return Quadrant((), 0, None, dict.fromkeys(CORNERS, 0))
    lines = Lines(median_low(xs[slice] for slice in placed), median_low(ys[slice] for slice in placed))
    corners = {slice: lines.corner(xs[slice], ys[slice]) for slice in placed}
    counts = Counter(corners.values())
    largest = sorted(placed, key=sizes.__getitem__, reverse=True)[:most]
    spots = tuple(Spot(slice, xs[slice], ys[slice], sizes[slice], corners[slice]) for slice in largest)
    return Quadrant(spots, len(placed), lines, {corner: counts[corner] for corner in CORNERS})
