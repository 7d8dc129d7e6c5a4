"""Whether what a board shows is there: KPIs that its writer may see, sliced as they can be, and roles that exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from helloword.boards.board import Board, Tile
from helloword.boards.kinds import KINDS
from helloword.boards.refusals import refused
from helloword.boards.shipped import all_boards
from helloword.errors import suggestion
from helloword.kpis.company import catalogue_of, slices_of
from helloword.kpis.seeing import seen_kpis
from helloword.people import roles
from helloword.workspace import Workspace

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")  # like autumn-sale


def checked(workspace: Workspace, board: Board) -> Board:
    """The board, once all that it shows can be shown to whoever writes it; raises InputError with the first thing that cannot."""
    if not _ID.fullmatch(board.id) or board.id in all_boards():
        raise refused("board_id", id=board.id)
    seen = seen_kpis(catalogue_of(workspace), workspace.scope)
    for number, tile in enumerate(board.tiles):
        _check(workspace, tile, f"{board.id}.tiles[{number}]", seen)
    return board


def checked_roles(wanted: Iterable[str]) -> tuple[str, ...]:
    """Roles by name, in order and each once."""
    found = tuple(sorted(set(wanted)))
    for role in found:
        if role not in roles():
            raise refused("board_role", role=role, known=", ".join(roles()))
    return found


def _check(workspace: Workspace, tile: Tile, place: str, seen: Collection[str]) -> None:
    for kpi in tile.shown:
        if kpi not in seen:
            raise refused("board_kpi", place=place, kpi=kpi, near=suggestion(kpi, seen).strip())
        if KINDS[tile.kind].over and catalogue_of(workspace).kpis[kpi].unit != "ratio":
            raise refused("board_share", place=place, kpi=kpi)
        possible = slices_of(workspace, kpi)
        for dimension in filter(None, (tile.by, tile.across, KINDS[tile.kind].over)):
            if dimension not in possible:
                listed = ", ".join(possible)
                raise refused("board_slice", place=place, kpi=kpi, dimension=dimension, possible=listed)
