"""The boards that people made, in the state database: every version is kept, and every change is in the audit log."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Json, Subject, record
from helloword.boards.board import Board
from helloword.boards.checking import checked, checked_roles
from helloword.boards.own import Own, Sharing, What
from helloword.boards.reading import board_from
from helloword.boards.refusals import conflict, refused
from helloword.boards.tables import BoardRow
from helloword.boards.writing import table_of
from helloword.errors import UnknownNameError
from helloword.people.naming import name_of, names_of
from helloword.workspace import Workspace

_NEWEST = select(func.max(BoardRow.id)).group_by(BoardRow.board)


def own_boards(workspace: Workspace) -> Mapping[str, Own]:
    """Every board that somebody made, deleted ones too, by id."""
    query = select(BoardRow).where(BoardRow.id.in_(_NEWEST)).order_by(BoardRow.board)
    with workspace.state.read() as session:
        return {row.board: _own(row) for row in session.scalars(query)}


def own_board(workspace: Workspace, id: str) -> Own:
    """The board called `id` as it is now; raises UnknownNameError otherwise."""
    with workspace.state.read() as session:
        return _newest(session, id)


def versions_of(workspace: Workspace, id: str) -> tuple[Own, ...]:
    """Every version of a board, the oldest first."""
    query = select(BoardRow).where(BoardRow.board == id).order_by(BoardRow.number)
    with workspace.state.read() as session:
        return tuple(_own(row) for row in session.scalars(query))


def new_id() -> str:
    """An id that no board has."""
    return f"board-{secrets.token_hex(4)}"


def make(workspace: Workspace, table: Mapping[str, object], came_from: str | None = None) -> Own:
    """Keep a new board of whoever acts; nobody else sees it until it is shared."""
    board = checked(workspace, board_from({"id": new_id(), **table}, str(table.get("id", "board"))))
    with workspace.state.write() as session:
        if session.scalar(select(BoardRow.id).where(BoardRow.board == board.id).limit(1)) is not None:
            raise refused("board_id", id=board.id)
        first = Own(board, 0, datetime.now(UTC), "", "made", workspace.actor.name, came_from=came_from)
        return _add(session, workspace, first, "made")


def change(workspace: Workspace, id: str, since: int, table: Mapping[str, object]) -> Own:
    """Keep other tiles or another name; `since` is the version that was changed, which has to be the newest still."""
    board = checked(workspace, board_from({**table, "id": id}, id))
    with workspace.state.write() as session:
        now = _since(session, workspace, id, since)
        if now.board == board and not now.deleted:
            return now
        return _add(session, workspace, replace(now, board=board, deleted=False), "changed")


def share(workspace: Workspace, id: str, shared: Sharing, roles: Iterable[str] = ()) -> Own:
    """Let everyone, some roles or nobody else see a board."""
    found = checked_roles(roles) if shared == "roles" else ()
    with workspace.state.write() as session:
        now = _newest(session, id)
        if (now.shared, now.roles) == (shared, found):
            return now
        return _add(session, workspace, replace(now, shared=shared, roles=found), "shared")


def delete(workspace: Workspace, id: str) -> Own:
    """Take a board away; going back to one of its versions brings it back."""
    with workspace.state.write() as session:
        now = _newest(session, id)
        return now if now.deleted else _add(session, workspace, replace(now, deleted=True), "deleted")


def go_back(workspace: Workspace, id: str, number: int, since: int) -> Own:
    """Bring back the tiles and the name of an earlier version, as a new one; who sees it stays as it is."""
    with workspace.state.write() as session:
        now = _since(session, workspace, id, since)
        row = session.scalar(select(BoardRow).where(BoardRow.board == id, BoardRow.number == number))
        if row is None:
            raise refused("board_version", id=id, number=str(number), newest=str(now.number))
        board = checked(workspace, _own(row).board)
        return _add(session, workspace, replace(now, board=board, deleted=False), "restored", number)


@dataclass(frozen=True)
class Difference:
    """What a version has that the one before has not: tiles by count, and whether the name or the order is another."""

    added: int
    removed: int
    moved: bool
    named: bool


def difference(before: Board, after: Board) -> Difference:
    """What changed between two versions of a board.

    >>> from helloword.boards import board
    >>> difference(board("store"), board("store"))
    Difference(added=0, removed=0, moved=False, named=False)
    """
    left = list(before.tiles)
    for tile in after.tiles:
        if tile in left:
            left.remove(tile)
    same = len(before.tiles) - len(left)
    kept = [tile for tile in before.tiles if tile in after.tiles] != [t for t in after.tiles if t in before.tiles]
    return Difference(len(after.tiles) - same, len(left), kept, before.name != after.name or before.note != after.note)


def _add(session: Session, workspace: Workspace, own: Own, what: What, back_to: int | None = None) -> Own:
    actor, at = workspace.actor, datetime.now(UTC)
    new = replace(own, number=own.number + 1, at=at, by=actor.name, what=what, back_to=back_to)
    session.add(BoardRow(
        board=new.board.id, number=new.number, at=at, by=new.by, what=what, back_to=back_to, owner=new.owner,
        shared=new.shared, roles=",".join(new.roles), came_from=new.came_from, deleted=new.deleted,
        body=json.dumps(table_of(new.board), ensure_ascii=False),
    ))  # fmt: skip
    session.flush()
    detail: dict[str, Json] = {"version": new.number, "name": new.board.name.as_json(), "tiles": len(new.board.tiles)}
    if what == "shared":
        detail |= {"shared": new.shared, "roles": list(new.roles)}
    if what == "made" and new.came_from:
        detail["came_from"] = new.came_from
    if back_to is not None:
        detail["back_to"] = back_to
    record(session, actor, f"board.{what}", Subject("board", new.board.id), detail, at=at)
    return new


def _since(session: Session, workspace: Workspace, id: str, since: int) -> Own:
    """The newest version, if it is the one that somebody began with."""
    now = _newest(session, id)
    if now.number != since:
        by = name_of(now.by, names_of(workspace)) or now.by
        raise conflict("board_saved_meanwhile", by=by, newest=str(now.number), since=str(since))
    return now


def _newest(session: Session, id: str) -> Own:
    query = select(BoardRow).where(BoardRow.board == id).order_by(BoardRow.number.desc()).limit(1)
    row = session.scalar(query)
    if row is None:
        known = session.scalars(select(BoardRow.board).distinct())
        raise UnknownNameError("board", id, known, code="unknown_board")
    return _own(row)


def _own(row: BoardRow) -> Own:
    roles = tuple(row.roles.split(",")) if row.roles else ()
    return Own(
        board_from(json.loads(row.body), row.board), row.number, row.at, row.by, cast(What, row.what), row.owner,
        cast(Sharing, row.shared), roles, row.came_from, row.back_to, row.deleted,
    )  # fmt: skip
