"""Comments in the state database. Whether somebody sees what they are about is known by those who ask."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Json, Subject, record
from helloword.comments.comment import Comment, Kind
from helloword.comments.refusals import forbidden, refused
from helloword.comments.tables import CommentRow
from helloword.errors import UnknownNameError
from helloword.state.numbered import numbered
from helloword.workspace import Workspace

LONGEST, MOST = 2000, 500
MODERATE = "manage_people"
"""The permission to take comments of others away."""


def comments(workspace: Workspace, kind: Kind, subject: str) -> tuple[Comment, ...]:
    """What was said about something, the oldest first, those that were taken away without their words."""
    query = select(CommentRow).where(CommentRow.kind == kind, CommentRow.subject == subject).order_by(CommentRow.id)
    with workspace.state.read() as session:
        return tuple(_comment(row) for row in session.scalars(query))


def say(workspace: Workspace, kind: Kind, subject: str, text: str) -> Comment:
    """Keep what whoever acts says; raises InputError for nothing, too much, or too many."""
    words = text.strip()
    if not words or len(words) > LONGEST:
        raise refused("comment_text", most=str(LONGEST))
    about = select(func.count()).where(CommentRow.kind == kind, CommentRow.subject == subject)
    with workspace.state.write() as session:
        if (session.scalar(about) or 0) >= MOST:
            raise refused("comments_full", most=str(MOST))
        row = CommentRow(kind=kind, subject=subject, at=datetime.now(UTC), by=workspace.actor.name, text=words)
        session.add(row)
        session.flush()
        _record(workspace, session, "comment.written", row)
        return _comment(row)


def remove(workspace: Workspace, permissions: Collection[str], kind: Kind, subject: str, id: int | str) -> Comment:
    """Take a comment's words away for good; again changes nothing. Raises NotAllowedError for those of others."""
    with workspace.state.write() as session:
        row = numbered(session, CommentRow, id)
        if row is None or (row.kind, row.subject) != (kind, subject):
            raise UnknownNameError("comment", str(id), (), code="unknown_comment")
        if row.by != workspace.actor.name and MODERATE not in permissions:
            raise forbidden("comment_not_yours")
        if row.removed_at is None:
            row.text, row.removed_at, row.removed_by = "", datetime.now(UTC), workspace.actor.name
            _record(workspace, session, "comment.removed", row)
        return _comment(row)


def _record(workspace: Workspace, session: Session, what: str, row: CommentRow) -> None:
    """The words stay out of the audit log, from which nothing can be taken away."""
    detail: dict[str, Json] = {"comment": row.id}
    record(session, workspace.actor, what, Subject(row.kind, row.subject), detail)


def _comment(row: CommentRow) -> Comment:
    return Comment(row.id, row.kind, row.subject, row.at, row.by, row.text, row.removed_by)
