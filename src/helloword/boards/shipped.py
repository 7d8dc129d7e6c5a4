"""The boards that come with helloword; a new one is a new file beside this one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from helloword.boards.board import Board, board_from
from helloword.errors import UnknownNameError
from helloword.kpis.reading_yaml import load_table


@cache
def all_boards() -> Mapping[str, Board]:
    """Every board, the company's first and the others by id."""
    found = [f for f in files("helloword.boards").iterdir() if f.name.endswith(".yml")]
    boards = [board_from(load_table(f.read_text(encoding="utf-8"), f.name), f.name) for f in found]
    return {b.id: b for b in sorted(boards, key=lambda b: (b.id != "company", b.id))}


def board(id: str) -> Board:
    """The board called `id`; raises UnknownNameError with the nearest otherwise."""
    if id not in all_boards():
        raise UnknownNameError("board", id, all_boards(), code="unknown_board")
    return all_boards()[id]
