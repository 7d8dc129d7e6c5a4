"""The boards that come with helloword; a new one is a new file beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from helloword.boards.board import Board
from helloword.boards.reading import board_from
from helloword.errors import UnknownNameError
from helloword.kpis.reading_yaml import load_table

_ORDER = (
    "company", "operations", "marketing", "customer_service", "supply_chain", "finance", "store", "new_store",
)  # fmt: skip


@cache
def all_boards() -> Mapping[str, Board]:
    """Every board: those of the company and its departments, those of stores, then any other by id."""
    found = [f for f in files("helloword.boards").iterdir() if f.name.endswith(".yml")]
    boards = [board_from(load_table(f.read_text(encoding="utf-8"), f.name), f.name) for f in found]
    return {b.id: b for b in sorted(boards, key=_place)}


def board(id: str) -> Board:
    """The board called `id`; raises UnknownNameError with the nearest otherwise."""
    if id not in all_boards():
        raise UnknownNameError("board", id, all_boards(), code="unknown_board")
    return all_boards()[id]


def _place(board: Board) -> tuple[int, str]:
    return (_ORDER.index(board.id) if board.id in _ORDER else len(_ORDER), board.id)
