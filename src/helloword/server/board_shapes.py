"""What the API gives of boards, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helloword.server.shapes import Text


@dataclass(frozen=True)
class Tile:
    """One thing on a board; `kpi` of kinds that take one, `kpis` of the others, `signs` for each part of a bridge."""

    kind: str
    kpi: str | None
    kpis: list[str]
    signs: list[str]
    by: str | None
    across: str | None
    group: Text | None
    name: Text | None
    text: Text | None
    wide: int


@dataclass(frozen=True)
class BoardName:
    """A board by name, and the role that answers for what it shows."""

    id: str
    name: Text
    role: str | None
    note: Text | None


@dataclass(frozen=True)
class Board(BoardName):
    """A board with its tiles in reading order; `filters` have to be chosen before it says anything."""

    filters: list[str]
    tiles: list[Tile]


@dataclass(frozen=True)
class TargetStep:
    """What is expected of some days: an amount of those days together, or the ratio or level of each."""

    first: date
    until: date
    value: str


@dataclass(frozen=True)
class Target:
    """What is wanted of a KPI in the days asked for, and where it stands by `measured`, the last day that counts.

    `kind` is additive, ratio or level; `status` is on_track, behind, off or no_data.
    """

    kpi: str
    goal: str
    name: Text
    direction: str
    kind: str
    unit: str
    currency: str | None
    first: date
    until: date
    measured: date | None
    actual: str | None
    expected: str | None
    target: str | None
    low: str | None
    high: str | None
    attainment: str | None
    status: str
    reason: str | None
    steps: list[TargetStep]
