"""Walking the audit log from its first entry to its last to see whether anything was changed behind its back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.audit.entry import seal
from helloword.audit.head import START, Head, head_of
from helloword.audit.tables import AuditRow
from helloword.errors import WorkspaceError
from helloword.state.database import Database

Why = Literal["changed", "missing", "unlinked", "cut_short", "foreign", "no_head"]
_AT_ONCE = 1000


@dataclass(frozen=True)
class Broken:
    """The first entry that does not hold.

    Attributes:
        why: "changed" (not what its hash was made of), "missing", "unlinked" (does not follow from the one before),
            "cut_short" (the log ends before it), "foreign" (comes after the noted end), "no_head" (no end is noted).
    """

    id: int
    why: Why


@dataclass(frozen=True)
class Verdict:
    """How many entries hold, the hash of the last of them, and the first that does not, if any."""

    count: int
    hash: str
    broken: Broken | None = None


def verify(database: Database) -> Verdict:
    """Check every entry against its hash, the one before it and the noted end of the log."""
    with database.read() as session:
        return _verdict(session)


def _verdict(session: Session) -> Verdict:
    try:
        end = head_of(session)
    except WorkspaceError:
        return Verdict(0, START.hash, Broken(1, "no_head"))
    at = before = START
    for row in session.scalars(select(AuditRow).order_by(AuditRow.id).execution_options(yield_per=_AT_ONCE)):
        if (why := _wrong(row, at, end)) is not None:
            return Verdict(at.count, at.hash, Broken(row.id if why == "foreign" else at.count + 1, why))
        before, at = at, Head(row.id, row.hash)
    if at.count < end.count:
        return Verdict(at.count, at.hash, Broken(at.count + 1, "cut_short"))
    return Verdict(at.count, at.hash) if at == end else Verdict(before.count, before.hash, Broken(at.count, "changed"))


def _wrong(row: AuditRow, before: Head, end: Head) -> Why | None:
    if row.id > end.count:
        return "foreign" if before.count == end.count else "cut_short"
    if row.id != before.count + 1:
        return "missing"
    if seal(row.id, *row.told) != row.hash:
        return "changed"
    return None if row.previous == before.hash else "unlinked"
