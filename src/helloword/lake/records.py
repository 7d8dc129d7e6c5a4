"""The list of imports in the state database: attempts under way, and a copy of what the manifest says of those that took effect."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from helloword.audit import Actor, Json, Subject
from helloword.audit import record as log
from helloword.lake import copied, manifest
from helloword.lake.manifest import Change
from helloword.lake.record import Kept, Record
from helloword.state.tables import ImportRow, MetaRow
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Import:
    """One import that took effect; `status` is "done" or "undone".

    Attributes:
        stores: those that its rows are of, "" for the company.
    """

    id: int
    at: datetime
    file: str
    path: str
    kind: str
    store: str | None
    status: str
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    version: int
    tables: tuple[str, ...]
    stores: tuple[str, ...] = ()


def list_imports(workspace: Workspace) -> tuple[Import, ...]:
    """Every import that took effect, oldest first."""
    catch_up(workspace)
    with workspace.state.read() as session:
        rows = session.scalars(select(ImportRow).where(ImportRow.id.is_not(None)).order_by(ImportRow.id))
        return tuple(_import(row) for row in rows)


def import_of(workspace: Workspace, sha256: str) -> Import | None:
    """The newest import of a file of this very content that stands; None where there is none."""
    catch_up(workspace)
    query = (
        select(ImportRow).where(ImportRow.sha256 == sha256, ImportRow.status == "done").order_by(ImportRow.id.desc())
    )
    with workspace.state.read() as session:
        row = session.scalar(query.limit(1))
        return _import(row) if row is not None and row.id is not None else None


def begin(workspace: Workspace, token: str, file: str, path: str) -> None:
    """Note that an attempt has begun."""
    with workspace.state.write() as session:
        session.add(ImportRow(token=token, file=file, path=path, status="running", started_at=datetime.now(UTC)))


def fail(workspace: Workspace, tokens: Iterable[str], error: str) -> None:
    """Note that attempts came to nothing; those that took effect after all stay as they are."""
    with workspace.state.write() as session:
        session.execute(
            update(ImportRow)
            .where(ImportRow.token.in_(list(tokens)), ImportRow.status == "running")
            .values(status="failed", error=error, finished_at=datetime.now(UTC))
        )


def refuse(workspace: Workspace, token: str) -> None:
    """Forget an attempt whose file was refused: who gave it was told why, in words that may quote the file."""
    with workspace.state.write() as session:
        session.execute(delete(ImportRow).where(ImportRow.token == token, ImportRow.status == "running"))


def catch_up(workspace: Workspace) -> None:
    """Copy what the manifest says and the list does not yet: a process may be killed between the two."""
    last = manifest.newest(workspace.lake)
    if last is None:
        return
    if copied.copied_up_to(workspace.state) >= last.version:
        return
    with workspace.state.write() as session:
        # Another process may have copied meanwhile; what it wrote must not be written over with what was before.
        for change in manifest.since(workspace.lake, copied_up_to(session)):
            _copy(session, change)
            _log(session, change)
            session.merge(MetaRow(name=copied.NAME, value=str(change.version)))


def next_id(workspace: Workspace) -> int:
    """The id of the next import to take effect; the caller holds the lake's lock and has caught up."""
    with workspace.state.read() as session:
        return (session.scalar(select(func.max(ImportRow.id))) or 0) + 1


def copied_up_to(session: Session) -> int:
    """The newest lake version that the list has been told of."""
    mark = session.get(MetaRow, copied.NAME)
    return int(mark.value) if mark else 0


def _copy(session: Session, change: Change) -> None:
    record = Record.read(change.detail)
    if record.kept:
        session.merge(_row(record.kept, change))
    if record.undone is not None:
        session.execute(
            update(ImportRow)
            .where(ImportRow.id == record.undone)
            .values(status="undone", version=change.version, finished_at=change.at)
        )


def _log(session: Session, change: Change) -> None:
    """Tell the audit log of a change of the lake, once: the mark of what was copied moves in the same transaction."""
    record = Record.read(change.detail)
    actor, told = Actor(record.actor), {"version": change.version}
    if record.kept:
        log(
            session,
            actor,
            "import.kept",
            Subject("import", str(record.kept.id)),
            told | _told(record.kept),
            at=change.at,
        )
    elif record.undone is not None:
        log(session, actor, "import.undone", Subject("import", str(record.undone)), told, record.reason, change.at)
    else:
        log(session, actor, "lake.rebuilt", Subject("lake", str(change.version)), at=change.at)


def _told(kept: Kept) -> dict[str, Json]:
    return {
        "file": kept.file, "sha256": kept.sha256, "kind": kept.kind, "store": kept.store, "read": kept.read,
        "new": kept.new, "changed": kept.changed, "unchanged": kept.unchanged, "rejected": kept.rejected,
    }  # fmt: skip


def _row(kept: Kept, change: Change) -> ImportRow:
    return ImportRow(
        token=kept.token, id=kept.id, file=kept.file, path=kept.path, sha256=kept.sha256, kind=kept.kind,
        store=kept.store, status="done", started_at=datetime.fromisoformat(kept.started_at), finished_at=change.at,
        version=change.version, circumstances=json.dumps(asdict(kept.circumstances), default=str), read=kept.read,
        new=kept.new, changed=kept.changed, unchanged=kept.unchanged, rejected=kept.rejected,
        loaded=json.dumps([asdict(each) for each in kept.loaded], default=str),
    )  # fmt: skip


def _import(row: ImportRow) -> Import:
    assert row.id is not None
    loaded = json.loads(row.loaded)
    return Import(
        id=row.id, at=row.finished_at or row.started_at, file=row.file, path=row.path, kind=row.kind or "",
        store=row.store, status=row.status, read=row.read, new=row.new, changed=row.changed, unchanged=row.unchanged,
        rejected=row.rejected, version=row.version or 0,
        tables=tuple(sorted({each["table"] for each in loaded})), stores=tuple(sorted({e["store"] for e in loaded})),
    )  # fmt: skip


def count_imports(workspace: Workspace) -> dict[str, int]:
    """How many imports there are of each status, attempts under way and those that came to nothing included."""
    with workspace.state.read() as session:
        rows = session.execute(select(ImportRow.status, func.count()).group_by(ImportRow.status))
        return {row[0]: row[1] for row in rows}
