"""Boards as the API gives them, and as they come from its askers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from helloword.boards import Board, Own, Reader, Tile, all_boards
from helloword.boards.keeping import difference, own_boards
from helloword.boards.pinning import pins
from helloword.boards.refusals import forbidden
from helloword.errors import UnknownNameError
from helloword.people import roles
from helloword.people.naming import name_of, names_of
from helloword.server import board_shapes as shapes
from helloword.server.asking_for import Asker
from helloword.server.board_seen import tiles_seen
from helloword.server.readings import Json, at_text
from helloword.server.shapes import Text as GivenText
from helloword.text import Text
from helloword.workspace import Workspace

_READY: dict[str, Json] = {"shared": "ready", "roles": [], "mine": False, "owner": None, "changeable": False}


def reader_of(asker: Asker) -> Reader:
    """Who looks; this machine, where nobody signs in, has every role."""
    held = asker.person.roles if asker.person else roles()
    return Reader(asker.actor.name, frozenset(held), asker.permissions)


@dataclass(frozen=True)
class Telling:
    """Boards told to one reader: those of the company that they may see, names of people, and their pins."""

    workspace: Workspace
    reader: Reader
    own: Mapping[str, Own]
    names: Mapping[str, str]
    pinned: Sequence[str]

    @classmethod
    def of(cls, workspace: Workspace, asker: Asker) -> Telling:
        """What is there now."""
        reader, names = reader_of(asker), names_of(workspace)
        own = {id: each for id, each in own_boards(workspace).items() if each.seen_by(reader)}
        return cls(workspace, reader, own, names, pins(workspace))

    def seen(self, id: str) -> Own:
        """A board of the company's own that is there; raises UnknownNameError for one that is not to be seen."""
        found = self.own.get(id)
        if found is None or found.deleted:
            raise UnknownNameError("board", id, [*all_boards(), *self._there()], code="unknown_board")
        return found

    def changeable(self, id: str) -> Own:
        """One that may be changed, deleted or not; raises NotAllowedError otherwise."""
        found = self.own.get(id) or self.seen(id)
        if not found.changed_by(self.reader):
            raise forbidden("board_not_yours", owner=self.name_of(found.owner) or "helloword")
        if tiles_seen(self.workspace, found.board) != found.board.tiles:
            raise forbidden("board_partly_hidden")
        return found

    def entries(self) -> Iterator[Json]:
        """Every board by name, ready ones first."""
        for board in all_boards().values():
            yield self._named(board, _READY)
        for id in self._there():
            yield self._named(self.own[id].board, self._of(self.own[id]))

    def ready(self, board: Board) -> Json:
        """A ready board with its tiles."""
        return {**self._named(board, _READY), **self._tiles(board), "version": None, "came_from": None}

    def whole(self, own: Own) -> Json:
        """A board that somebody made, with its tiles."""
        told = {**self._named(own.board, self._of(own)), **self._tiles(own.board)}
        return {**told, "version": own.number, "came_from": own.came_from}

    def deleted(self) -> Iterator[Json]:
        """What can be brought back, the last first."""
        gone = [own for own in self.own.values() if own.deleted and own.changed_by(self.reader)]
        for own in sorted(gone, key=lambda own: own.at, reverse=True):
            told: dict[str, Json] = {"id": own.board.id, "name": own.board.name.as_json(), "version": own.number}
            yield {**told, "at": at_text(own.at), "by": self.name_of(own.by)}

    def history(self, versions: Sequence[Own]) -> Iterator[Json]:
        """Every version, the newest first."""
        for before, own in zip((None, *versions), versions, strict=False):
            changed = difference((before or own).board, own.board)
            yield {
                "number": own.number, "at": at_text(own.at), "by": self.name_of(own.by), "what": own.what,
                "back_to": own.back_to, "name": own.board.name.as_json(), "tiles": len(own.board.tiles),
                "added": changed.added, "removed": changed.removed, "moved": changed.moved, "named": changed.named,
                "shared": own.shared,
            }  # fmt: skip

    def name_of(self, actor: str) -> str | None:
        """A person by name; None for this machine."""
        return name_of(actor, self.names)

    def _there(self) -> list[str]:
        there = [own.board for own in self.own.values() if not own.deleted]
        return [board.id for board in sorted(there, key=lambda board: (board.name.en.casefold(), board.id))]

    def _of(self, own: Own) -> dict[str, Json]:
        return {
            "shared": own.shared, "roles": list(own.roles), "mine": own.owner == self.reader.name,
            "owner": self.name_of(own.owner), "changeable": own.changed_by(self.reader),
        }  # fmt: skip

    def _named(self, board: Board, of: Mapping[str, Json]) -> dict[str, Json]:
        pinned = self.pinned.index(board.id) if board.id in self.pinned else None
        return {
            "id": board.id,
            "name": board.name.as_json(),
            "role": board.role,
            "note": _text(board.note),
            **of,
            "pinned": pinned,
        }

    def _tiles(self, board: Board) -> dict[str, Json]:
        return {"filters": list(board.filters), "tiles": [_tile(t) for t in tiles_seen(self.workspace, board)]}


def table_from(given: shapes.NewBoard | shapes.BoardChange) -> dict[str, object]:
    """The table that the boards' own reading takes."""
    told: dict[str, object] = {"name": _words(given.name), "tiles": [_entry(tile) for tile in given.tiles]}
    if given.note:
        told["note"] = _words(given.note)
    return {**told, "filters": given.filters}


def _entry(tile: shapes.Tile) -> dict[str, object]:
    beside = {name: _words(text) for name, text in (("group", tile.group), ("name", tile.name)) if text}
    if tile.kind == "card":
        card = {tile.kpi: beside["name"]} if "name" in beside else tile.kpi
        return {"cards": [card], **{name: text for name, text in beside.items() if name == "group"}}
    numbers = {"by": tile.by, "across": tile.across, "wide": tile.wide, "tall": tile.tall}
    return {tile.kind: _told(tile), **beside, **{name: value for name, value in numbers.items() if value is not None}}


def _told(tile: shapes.Tile) -> object:
    if tile.text:
        return _words(tile.text)
    signs = tile.signs or [""] * len(tile.kpis)
    return tile.kpi or [f"{sign}{kpi}" for sign, kpi in zip(signs, tile.kpis, strict=False)]


def _tile(tile: Tile) -> Json:
    return {
        "kind": tile.kind, "kpi": tile.kpi, "kpis": list(tile.kpis), "signs": list(tile.signs), "by": tile.by,
        "across": tile.across, "group": _text(tile.group), "name": _text(tile.name), "text": _text(tile.text),
        "wide": tile.wide, "tall": tile.tall,
    }  # fmt: skip


def _words(text: GivenText) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}


def _text(text: Text | None) -> Json:
    return text.as_json() if text else None
