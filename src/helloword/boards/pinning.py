"""The boards that somebody keeps at the front, in their own order."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select

from helloword.audit import Subject, record
from helloword.boards.reading import MOST_TILES
from helloword.boards.refusals import refused
from helloword.boards.tables import PinRow
from helloword.workspace import Workspace


def pins(workspace: Workspace) -> tuple[str, ...]:
    """What whoever acts pinned, in order; a board may be gone since."""
    query = select(PinRow.board).where(PinRow.person == workspace.actor.name).order_by(PinRow.place)
    with workspace.state.read() as session:
        return tuple(session.scalars(query))


def pin(workspace: Workspace, boards: Sequence[str]) -> tuple[str, ...]:
    """Pin these boards in this order, and no others."""
    wanted, person = tuple(dict.fromkeys(boards)), workspace.actor.name
    if len(wanted) > MOST_TILES:
        raise refused("board_many", place="boards", most=str(MOST_TILES))
    if wanted == pins(workspace):
        return wanted
    with workspace.state.write() as session:
        session.execute(delete(PinRow).where(PinRow.person == person))
        session.add_all(PinRow(person=person, board=board, place=place) for place, board in enumerate(wanted))
        record(session, workspace.actor, "boards.pinned", Subject("board", person), {"boards": list(wanted)})
    return wanted
