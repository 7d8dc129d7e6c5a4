"""What the API gives and takes of boards, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Literal

from helloword.boards.kinds import KINDS
from helloword.server.shapes import Text
from helloword.server.told import told

KindName = Annotated[str, told(pattern=f"^({'|'.join(KINDS)})$")]


@dataclass(frozen=True)
class Tile:
    """One thing on a board; `kpi` of kinds that take one, `kpis` of the others, `signs` for each part of a bridge.

    `wide` counts columns of twelve, `tall` rows of 60 pixels at least.
    """

    kind: KindName
    kpi: str | None = None
    kpis: list[str] = field(default_factory=list)
    signs: list[str] = field(default_factory=list)
    by: str | None = None
    across: str | None = None
    group: Text | None = None
    name: Text | None = None
    text: Text | None = None
    wide: int | None = None
    tall: int | None = None


@dataclass(frozen=True)
class BoardName:
    """A board by name, the role that answers for a ready one, and the person who made it otherwise.

    `shared` is ready, private, everyone or roles; `changeable` whether whoever asks may change it; `owner` is the
    name of the person, null for this machine; `pinned` its place among what whoever asks keeps at the front.
    """

    id: str
    name: Text
    role: str | None
    note: Text | None
    shared: str
    roles: list[str]
    mine: bool
    owner: str | None
    changeable: bool
    pinned: int | None


@dataclass(frozen=True)
class Board(BoardName):
    """A board with its tiles in reading order; `filters` have to be chosen before it says anything.

    `version` is what a change has to name; null of ready boards, which do not change.
    """

    filters: list[str]
    tiles: list[Tile]
    version: int | None
    came_from: str | None


@dataclass(frozen=True)
class NewBoard:
    """A board to keep; `came_from` is the one that it began as a copy of."""

    name: Text
    tiles: list[Tile]
    note: Text | None = None
    filters: list[str] = field(default_factory=list)
    came_from: str | None = None


@dataclass(frozen=True)
class BoardChange:
    """What a board is to be; `version` is the one that was changed."""

    version: int
    name: Text
    tiles: list[Tile]
    note: Text | None = None
    filters: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class BoardSharing:
    """Who is to see a board: nobody else, everyone who signs in, or some roles."""

    shared: Literal["private", "everyone", "roles"]
    roles: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class BoardBack:
    """Which version to go back to, and which one is the newest."""

    number: int
    version: int


@dataclass(frozen=True)
class Pins:
    """The boards to keep at the front, in this order."""

    boards: list[str]


@dataclass(frozen=True)
class BoardVersion:
    """One version: what it did (made, changed, shared, deleted, restored), and by how much it differs from the last."""

    number: int
    at: datetime
    by: str | None
    what: str
    back_to: int | None
    name: Text
    tiles: int
    added: int
    removed: int
    moved: bool
    named: bool
    shared: str


@dataclass(frozen=True)
class DeletedBoard:
    """A board that was taken away and can be brought back."""

    id: str
    name: Text
    version: int
    at: datetime
    by: str | None


@dataclass(frozen=True)
class TileKind:
    """A kind of tile: what it takes (kpi, kpis, signed, text), by how many dimensions, and how wide it stands.

    `over` is a dimension that its KPI has to have without being asked for.
    """

    id: str
    takes: Literal["kpi", "kpis", "signed", "text"]
    by: bool
    across: bool
    over: str | None
    fewest: int
    wide: int


@dataclass(frozen=True)
class BoardRole:
    """A role that a board can be shared with."""

    id: str
    name: Text


@dataclass(frozen=True)
class BoardParts:
    """What a board is put together from, and whom it can be shared with."""

    kinds: list[TileKind]
    roles: list[BoardRole]


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
