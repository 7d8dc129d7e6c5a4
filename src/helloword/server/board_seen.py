"""What is left of a board for somebody who may not see all of its KPIs."""

from __future__ import annotations

from dataclasses import replace

from helloword.boards import Board, Tile
from helloword.kpis.company import catalogue_of
from helloword.kpis.seeing import seen_kpis
from helloword.workspace import Workspace

_OF_ANY = frozenset({"table", "pivot", "channels"})
"""Kinds that still say something without some of their KPIs; the others are of all of them together."""


def tiles_seen(workspace: Workspace, board: Board) -> tuple[Tile, ...]:
    """The tiles whose KPIs may be seen, in reading order, tables with those of their columns that may."""
    catalogue = catalogue_of(workspace)
    hidden = set(catalogue.kpis) - seen_kpis(catalogue, workspace.scope)
    return tuple(left for tile in board.tiles if (left := _left(tile, hidden)) is not None)


def _left(tile: Tile, hidden: set[str]) -> Tile | None:
    if not hidden & set(tile.shown):
        return tile
    kpis = tuple(kpi for kpi in tile.kpis if kpi not in hidden)
    return replace(tile, kpis=kpis) if kpis and tile.kind in _OF_ANY else None
