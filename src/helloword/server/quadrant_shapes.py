"""The quadrant of a board, as the API's schema says."""

from __future__ import annotations

from dataclasses import dataclass

from helloword.boards.quadrant import Corner
from helloword.server.shapes import Freshness, Provenance


@dataclass(frozen=True)
class QuadrantLines:
    """The median of all slices in both KPIs."""

    x: str
    y: str


@dataclass(frozen=True)
class QuadrantCorners:
    """How many of all slices lie in each corner; one on a line lies to its right, or above it.

    Attributes:
        best: high in both.
        promote: high in `y` alone.
        reprice: high in `x` alone.
        clear: low in both.
    """

    best: int
    promote: int
    reprice: int
    clear: int


@dataclass(frozen=True)
class QuadrantSpot:
    """A slice with its three values."""

    slice: str
    x: str
    y: str
    size: str
    corner: Corner


@dataclass(frozen=True)
class Quadrant:
    """The largest slices, and what all of them come to.

    Attributes:
        currency: of amounts.
        slices: how many have all three values and a size above zero.
        lines: None without any.
        spots: the largest of them, largest first.
        freshness: the sources of the KPI that makes spots large.
    """

    by: str
    currency: str
    slices: int
    lines: QuadrantLines | None
    corners: QuadrantCorners
    spots: list[QuadrantSpot]
    freshness: list[Freshness]
    provenance: Provenance
