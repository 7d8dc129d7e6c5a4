"""What people write on dates, in the state database: every version is kept, and every change is in the audit log."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.annotations.annotation import Note, What
from helloword.annotations.refusals import conflict, forbidden, refused
from helloword.annotations.tables import NoteRow
from helloword.audit import Actor, Json, Subject, record
from helloword.errors import UnknownNameError
from helloword.kpis.company import catalogue_of
from helloword.kpis.sight import Sight
from helloword.people import staff
from helloword.workspace import Workspace

LONGEST = 500
WRITE, EDIT = "write_notes", "edit_notes"
"""The permissions: for notes of one's own, and for those of others that one sees."""
_NEWEST = select(func.max(NoteRow.id)).group_by(NoteRow.note)


@dataclass(frozen=True)
class Words:
    """What is to stand on which days, of which stores and KPI."""

    text: str
    first: date
    until: date
    stores: tuple[str, ...] = ()
    kpi: str | None = None


def all_notes(workspace: Workspace, first: date, until: date) -> tuple[Note, ...]:
    """The notes on days from `first` to `until` that the workspace's view lets through, the oldest day first."""
    query = select(NoteRow).where(NoteRow.id.in_(_NEWEST), NoteRow.deleted.is_(False))
    query = query.where(NoteRow.first <= until, NoteRow.until >= first).order_by(NoteRow.first, NoteRow.id)
    sight, seen = Sight.of(workspace), _stores_seen(workspace)
    with workspace.state.read() as session:
        return tuple(note for row in session.scalars(query) if _seen(note := _note(row), sight, seen))


def the_note(workspace: Workspace, id: str) -> Note:
    """One note, deleted or not; raises UnknownNameError where there is none that is seen."""
    with workspace.state.read() as session:
        return _the(workspace, session, id)


def versions_of(workspace: Workspace, id: str) -> tuple[Note, ...]:
    """Every version of a note that is seen, the oldest first."""
    the_note(workspace, id)
    query = select(NoteRow).where(NoteRow.note == id).order_by(NoteRow.number)
    with workspace.state.read() as session:
        return tuple(_note(row) for row in session.scalars(query))


def write(workspace: Workspace, words: Words) -> Note:
    """Keep a new note of whoever acts."""
    _check(workspace, words)
    new = _saying(Note(f"note-{secrets.token_hex(5)}", "", words.first, words.until, owner=workspace.actor.name), words)
    with workspace.state.write() as session:
        return _add(session, workspace, new, "written")


def change(workspace: Workspace, permissions: Collection[str], id: str, since: int, words: Words) -> Note:
    """Keep other words or days; `since` is the version that was changed, which has to be the newest still."""
    _check(workspace, words)
    with workspace.state.write() as session:
        now = _mine(workspace, session, permissions, id)
        if now.number != since:
            raise conflict(
                "note_saved_meanwhile", by=_name(workspace, now.by), newest=str(now.number), since=str(since)
            )
        new = _saying(now, words)
        return now if new == now else _add(session, workspace, new, "changed")


def delete(workspace: Workspace, permissions: Collection[str], id: str) -> Note:
    """Take a note away; it can be brought back."""
    with workspace.state.write() as session:
        now = _mine(workspace, session, permissions, id)
        return now if now.deleted else _add(session, workspace, replace(now, deleted=True), "deleted")


def go_back(workspace: Workspace, permissions: Collection[str], id: str, number: int) -> Note:
    """Bring back what a note said in an earlier version, as a new one."""
    with workspace.state.write() as session:
        now = _mine(workspace, session, permissions, id)
        row = session.scalar(select(NoteRow).where(NoteRow.note == id, NoteRow.number == number))
        if row is None:
            raise refused("note_version", id=id, number=str(number), newest=str(now.number))
        old = _note(row)
        words = Words(old.text, old.first, old.until, old.stores, old.kpi)
        _check(workspace, words)
        return _add(session, workspace, _saying(now, words), "restored")


def changeable(note: Note, actor: Actor, permissions: Collection[str]) -> bool:
    """Whether somebody may change a note: who wrote it, and who may change those of others."""
    return (WRITE if note.owner == actor.name else EDIT) in permissions


def _check(workspace: Workspace, words: Words) -> None:
    if not words.text.strip() or len(words.text) > LONGEST:
        raise refused("note_text", most=str(LONGEST))
    if words.until < words.first:
        raise refused("note_days", first=str(words.first), until=str(words.until))
    seen = _stores_seen(workspace)
    for store in words.stores:
        if store not in seen:
            raise refused("note_store", store=store)
    if not words.stores and not workspace.scope.whole:
        raise refused("note_whole_company")
    if words.kpi is not None and not _known(workspace, words.kpi):
        raise refused("note_kpi", kpi=words.kpi)


def _known(workspace: Workspace, kpi: str) -> bool:
    return kpi in catalogue_of(workspace).kpis and Sight.of(workspace).of_kpi(kpi)


def _stores_seen(workspace: Workspace) -> frozenset[str]:
    return frozenset(s.id for s in workspace.stores() if workspace.scope.keeps_some(s.id, s.region))


def _seen(note: Note, sight: Sight, stores: frozenset[str]) -> bool:
    """A note is seen by who sees all the stores that it is about; one of the whole company by everybody."""
    return (sight.everything or stores.issuperset(note.stores)) and (note.kpi is None or sight.of_kpi(note.kpi))


def _saying(note: Note, words: Words) -> Note:
    """The note with other words, there again if it was deleted."""
    stores = tuple(sorted(set(words.stores)))
    return replace(
        note, text=words.text.strip(), first=words.first, until=words.until, stores=stores, kpi=words.kpi, deleted=False
    )


def writers(session: Session) -> frozenset[str]:
    """Who ever wrote a note, by the name under which they change things."""
    return frozenset(session.scalars(select(NoteRow.owner).distinct()))


def _mine(workspace: Workspace, session: Session, permissions: Collection[str], id: str) -> Note:
    now = _the(workspace, session, id)
    if not changeable(now, workspace.actor, permissions):
        raise forbidden("note_not_yours", owner=_name(workspace, now.owner))
    return now


def _the(workspace: Workspace, session: Session, id: str) -> Note:
    row = session.scalar(select(NoteRow).where(NoteRow.note == id).order_by(NoteRow.number.desc()).limit(1))
    if row is None or not _seen(note := _note(row), Sight.of(workspace), _stores_seen(workspace)):
        raise UnknownNameError("note", id, (), code="unknown_note")
    return note


def _name(workspace: Workspace, actor: str) -> str:
    person = staff(workspace).people.get(Actor(actor).person or "")
    return person.name if person else "helloword"


def _add(session: Session, workspace: Workspace, note: Note, what: What) -> Note:
    actor, at = workspace.actor, datetime.now(UTC)
    new = replace(note, number=note.number + 1, at=at, by=actor.name, what=what)
    session.add(NoteRow(
        note=new.id, number=new.number, at=at, by=new.by, what=what, owner=new.owner, text=new.text, first=new.first,
        until=new.until, stores=",".join(new.stores), kpi=new.kpi, deleted=new.deleted,
    ))  # fmt: skip
    session.flush()
    detail: dict[str, Json] = {
        "version": new.number, "text": new.text, "first": str(new.first), "until": str(new.until),
        "stores": list(new.stores), "kpi": new.kpi,
    }  # fmt: skip
    record(session, actor, f"note.{what}", Subject("note", new.id), detail, at=at)
    return new


def _note(row: NoteRow) -> Note:
    stores = tuple(row.stores.split(",")) if row.stores else ()
    return Note(
        row.note, row.text, row.first, row.until, stores, row.kpi, row.number, row.at, row.by, cast(What, row.what),
        row.owner, row.deleted,
    )  # fmt: skip
