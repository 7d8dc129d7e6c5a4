"""A board as the table that `board_from` reads, for a file and for the state database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

import yaml

from helloword.boards.board import Board, Tile
from helloword.boards.kinds import KINDS
from helloword.text import Text

Entry = Mapping[str, object]


def table_of(board: Board) -> dict[str, object]:
    """The table of a board; what is as usual is left out."""
    told: dict[str, object] = {"id": board.id, "name": _words(board.name)}
    if board.note:
        told["note"] = _words(board.note)
    if board.role:
        told["role"] = board.role
    if board.filters:
        told["filters"] = list(board.filters)
    return {**told, "tiles": list(_entries(board.tiles))}


def yaml_of(board: Board) -> str:
    """A board as a file that can be kept and read again."""
    return yaml.safe_dump(table_of(board), allow_unicode=True, sort_keys=False, width=110)


def _entries(tiles: Sequence[Tile]) -> Iterable[Entry]:
    """Cards under one heading stand together."""
    for (is_card, group), found in groupby(tiles, lambda tile: (tile.kind == "card", tile.group)):
        if is_card:
            heading = {"group": _words(group)} if group else {}
            yield {**heading, "cards": [_card(tile) for tile in found]}
        else:
            yield from map(_entry, found)


def _card(tile: Tile) -> object:
    return {tile.kpi: _words(tile.name)} if tile.name else tile.kpi


def _entry(tile: Tile) -> Entry:
    told: dict[str, object] = {tile.kind: _told(tile)}
    beside = {"by": tile.by, "across": tile.across, "name": _words(tile.name) if tile.name else None, "tall": tile.tall}
    told.update((name, value) for name, value in beside.items() if value is not None)
    return told if tile.wide == KINDS[tile.kind].wide else {**told, "wide": tile.wide}


def _told(tile: Tile) -> object:
    if tile.text:
        return _words(tile.text)
    if tile.kpi:
        return tile.kpi
    return [f"{sign}{kpi}" for sign, kpi in zip(tile.signs or ("",) * len(tile.kpis), tile.kpis, strict=True)]


def _words(text: Text) -> object:
    return text.en if text.zh == text.en else text.as_json()
