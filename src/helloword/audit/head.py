"""How far the audit log goes, noted beside it, so that a log cut short at its end is noticed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from helloword.audit.entry import BEGINNING
from helloword.errors import WorkspaceError
from helloword.state.tables import MetaRow

NAME = "audit"


@dataclass(frozen=True)
class Head:
    """The number of entries and the hash of the last."""

    count: int
    hash: str


START = Head(0, BEGINNING)


def head_of(session: Session) -> Head:
    """The head as it was noted with the last entry; raises WorkspaceError when the note is gone."""
    row = session.get(MetaRow, NAME)
    count, _, hash = row.value.partition(":") if row else ("", "", "")
    if not count.isdigit() or not hash:
        raise WorkspaceError(
            "The state database does not say how far its audit log goes, so nothing can be added to it. "
            "Restore the workspace from a backup.",
            code="audit_damaged",
        )
    return Head(int(count), hash)


def note(session: Session, head: Head) -> None:
    """Note how far the log goes now."""
    session.merge(MetaRow(name=NAME, value=f"{head.count}:{head.hash}"))
