"""A board: groups of cards, charts and tables, in reading order."""

from __future__ import annotations

from dataclasses import dataclass

from helloword.text import Text


@dataclass(frozen=True)
class Tile:
    """One thing to look at.

    Attributes:
        kind: the id of one of `KINDS`.
        kpi: of a kind that takes one; the others have `kpis`: the columns of a table, the stages of a funnel.
        signs: of a bridge, `+`, `-` or `=` for each of `kpis`.
        by, across: the dimensions whose values are its rows, and its columns.
        group: the heading that cards stand under.
        name: what it says instead of the KPI's own name.
        text: of words.
        wide: columns of twelve.
        tall: rows of 60 pixels that it has at least; None for as many as it needs.
    """

    kind: str
    kpi: str | None = None
    kpis: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    by: str | None = None
    across: str | None = None
    group: Text | None = None
    name: Text | None = None
    text: Text | None = None
    wide: int = 6
    tall: int | None = None

    @property
    def shown(self) -> tuple[str, ...]:
        """Every KPI on the tile."""
        return (self.kpi,) if self.kpi else self.kpis


@dataclass(frozen=True)
class Board:
    """What one role looks at first, or what somebody put together.

    Attributes:
        role: the role that answers for what it shows; None where it belongs to no single one.
        note: one sentence on what it is for.
        filters: dimensions that have to be chosen before it says anything, such as the store of a store's board.
    """

    id: str
    name: Text
    tiles: tuple[Tile, ...]
    role: str | None = None
    note: Text | None = None
    filters: tuple[str, ...] = ()
