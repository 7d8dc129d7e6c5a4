"""Sessions: a secret in a browser's cookie, by which the server knows who asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helloword.access.secrets import hash_of, new_secret
from helloword.access.tables import SessionRow
from helloword.audit import Subject, record
from helloword.audit.entry import moment
from helloword.workspace import Workspace

LASTS = timedelta(days=30)
IDLE = timedelta(days=7)
"""A session ends this long after it was last used, and `LASTS` after it was started."""
NOTED_EVERY = timedelta(minutes=5)
"""How often the time of use is written down."""
_MOST_AGENT = 200


@dataclass(frozen=True)
class Visit:
    """A browser in which a person is signed in; `id` is what the session is called, not its secret.

    Attributes:
        ends_at: when it ends unless it is used before.
    """

    id: str
    person: str
    started_at: datetime
    seen_at: datetime
    ends_at: datetime
    agent: str


def start_session(session: Session, person: str, agent: str, now: datetime) -> str:
    """A new session's secret, within the `write()` that lets the person in."""
    secret = new_secret()
    gone = moment(now - IDLE)
    session.execute(delete(SessionRow).where((SessionRow.expires_at <= moment(now)) | (SessionRow.seen_at <= gone)))
    session.add(
        SessionRow(
            hash=hash_of(secret),
            person=person,
            started_at=moment(now),
            seen_at=moment(now),
            expires_at=moment(now + LASTS),
            agent=agent[:_MOST_AGENT],
        )
    )
    return secret


def find_session(session: Session, secret: str) -> Visit | None:
    """The session of a secret, which may have ended meanwhile."""
    row = session.get(SessionRow, hash_of(secret))
    return _visit(row) if row is not None else None


def used(workspace: Workspace, visit: Visit, at: datetime) -> Visit | None:
    """A session that is used at a moment, which is noted from time to time; None when it has ended by then."""
    if at >= visit.ends_at:
        return None
    if at - visit.seen_at >= NOTED_EVERY:
        _note(workspace, visit.id, at)
    return visit


def sessions_of(workspace: Workspace, person: str, now: datetime | None = None) -> tuple[Visit, ...]:
    """Where a person is signed in, the one used last first."""
    at = now or datetime.now(UTC)
    query = select(SessionRow).where(SessionRow.person == person).order_by(SessionRow.seen_at.desc(), SessionRow.hash)
    with workspace.state.read() as session:
        return tuple(visit for row in session.scalars(query) if at < (visit := _visit(row)).ends_at)


def end_session(workspace: Workspace, id: str) -> None:
    """Sign out of one browser; one that has ended already is no matter."""
    with workspace.state.write() as session:
        row = session.get(SessionRow, id)
        if row is not None:
            session.delete(row)
            record(session, workspace.actor, "account.signed_out", Subject("person", row.person))


def end_sessions(workspace: Workspace, person: str, reason: str = "") -> None:
    """Sign a person out of every browser."""
    with workspace.state.write() as session:
        session.execute(delete(SessionRow).where(SessionRow.person == person))
        record(session, workspace.actor, "account.signed_out_everywhere", Subject("person", person), reason=reason)


def _note(workspace: Workspace, id: str, at: datetime) -> None:
    with workspace.state.write() as session:
        row = session.get(SessionRow, id)
        if row is not None:
            row.seen_at = moment(at)


def _visit(row: SessionRow) -> Visit:
    started, seen, expires = (datetime.fromisoformat(text) for text in (row.started_at, row.seen_at, row.expires_at))
    return Visit(row.hash, row.person, started, seen, min(expires, seen + IDLE), row.agent)
