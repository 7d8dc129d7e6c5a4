"""What time does to the queue: what nobody decided in time expires, and what was put aside comes back on its day."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, select

from helloword.actions.action import Status
from helloword.actions.queue import move
from helloword.actions.tables import ActionRow
from helloword.text import Text
from helloword.workspace import Workspace

_BACK = Text("到了约定的日期", "its day has come")


def settle(workspace: Workspace, now: datetime) -> None:
    """Close what has expired, then bring back what is due."""
    expire(workspace, now)
    wake(workspace, now)


def expire(workspace: Workspace, now: datetime) -> int:
    """Close what nobody decided in time, and what was approved and not begun in time; how many."""
    open = (Status.PROPOSED, Status.DEFERRED, Status.APPROVED)
    return _move(workspace, ActionRow.status.in_(open) & (ActionRow.expires_at <= now), Status.EXPIRED, now)


def wake(workspace: Workspace, now: datetime) -> int:
    """Bring back to the queue what was put aside until today or earlier, and has not expired; how many."""
    due = (ActionRow.deferred_until <= workspace.day_of(now)) & (ActionRow.expires_at > now)
    return _move(workspace, (ActionRow.status == Status.DEFERRED) & due, Status.PROPOSED, now, _BACK, "returned")


def _move(
    workspace: Workspace, which: ColumnElement[bool], to: Status, now: datetime, note: str | Text = "", called: str = ""
) -> int:  # fmt: skip
    query = select(ActionRow).where(which)
    with workspace.state.read() as session:
        if session.scalar(query.limit(1)) is None:
            return 0
    with workspace.state.write() as session:
        rows = list(session.scalars(query))
        for row in rows:
            move(session, workspace.actor, row, to, now, note, called=called)
        return len(rows)
