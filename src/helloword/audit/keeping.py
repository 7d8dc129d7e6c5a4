"""Adding to the audit log, and reading it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.audit.actor import Actor
from helloword.audit.entry import Entry, Json, Subject, canonical, moment, seal
from helloword.audit.head import Head, head_of, note
from helloword.audit.tables import AuditRow
from helloword.state.database import Database

_ACTION = re.compile(r"[a-z_]+\.[a-z_]+")  # like store.added


def record(
    session: Session,
    actor: Actor,
    action: str,
    subject: Subject,
    detail: Mapping[str, Json] | None = None,
    reason: str = "",
    at: datetime | None = None,
) -> Entry:
    """Add an entry within the `write()` session that makes the change, so that both are kept or neither.

    `detail` never holds what could name a buyer. `at` is now, unless the change was made earlier.
    """
    if not _ACTION.fullmatch(action):
        raise ValueError(f"{action!r} is not an action such as store.added")
    head = head_of(session)
    row = AuditRow(
        id=head.count + 1, at=moment(at or datetime.now(UTC)), actor=actor.name, action=action,
        subject_kind=subject.kind, subject_id=subject.id, detail=canonical(detail or {}), reason=reason,
        previous=head.hash,
    )  # fmt: skip
    row.hash = seal(row.id, *row.told)
    session.add(row)
    note(session, Head(row.id, row.hash))
    session.flush()
    return _entry(row)


def entries(
    database: Database,
    *,
    limit: int | None = None,
    action: str | None = None,
    subject: str | None = None,
    actor: str | None = None,
    before: int | None = None,
) -> tuple[Entry, ...]:
    """The newest entries first, or those before one; `subject` is a kind such as `store`, or one thing such as `store:eu`."""
    query = select(AuditRow).order_by(AuditRow.id.desc()).limit(limit)
    query = query.where(AuditRow.id < before) if before is not None else query
    kind, _, id = (subject or "").partition(":")
    for column, value in (
        (AuditRow.action, action),
        (AuditRow.subject_kind, kind),
        (AuditRow.subject_id, id),
        (AuditRow.actor, actor),
    ):
        query = query.where(column == value) if value else query
    with database.read() as session:
        return tuple(_entry(row) for row in session.scalars(query))


def told_of(database: Database) -> Mapping[str, tuple[str, ...]]:
    """What the log speaks of: its actors, its actions, and the kinds of its subjects."""
    columns = {"actors": AuditRow.actor, "actions": AuditRow.action, "kinds": AuditRow.subject_kind}
    with database.read() as session:
        return {
            name: tuple(session.scalars(select(column).distinct().order_by(column))) for name, column in columns.items()
        }


def _entry(row: AuditRow) -> Entry:
    return Entry(
        row.id, datetime.fromisoformat(row.at), Actor(row.actor), row.action,
        Subject(row.subject_kind, row.subject_id), row.detail, row.reason, row.previous, row.hash,
    )  # fmt: skip
