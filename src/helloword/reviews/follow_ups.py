"""What people said in a review that they would do: with an owner and a day, carried from review to review until closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from helloword import people
from helloword.audit import Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.reviews.keeping import entries, the_review
from helloword.reviews.review import Carried, Review
from helloword.reviews.tables import FollowUpEventRow, FollowUpRow, ReviewRow
from helloword.state.numbered import numbered
from helloword.workspace import Workspace

LONGEST = 500


@dataclass(frozen=True)
class Event:
    """Something that happened to a follow-up: added, moved or closed; its owner and day from then on."""

    at: datetime
    by: str
    what: str
    due: date
    owner: str
    note: str


@dataclass(frozen=True)
class FollowUp:
    """One follow-up; `review` is the one it was agreed in, `kpi` the deviation that it is about."""

    id: int
    review: int
    scope: str
    kpi: str | None
    text: str
    owner: str
    due: date
    at: datetime
    by: str
    closed_at: datetime | None
    closed_by: str | None
    note: str

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.closed_at is None


def add(workspace: Workspace, review: int | str, text: str, owner: str, due: date, kpi: str | None = None) -> FollowUp:
    """Agree on something in a review; raises InputError or UnknownNameError for what does not hold."""
    found = the_review(workspace, review)
    text, now = _said(text), datetime.now(UTC)
    _check_owner(workspace, owner)
    if due < workspace.today:
        raise _past(due)
    if kpi is not None and kpi not in {d.kpi for d in found.content.deviations}:
        raise UnknownNameError("KPI", kpi, (d.kpi for d in found.content.deviations), code="unknown_kpi")
    with workspace.state.write() as session:
        row = FollowUpRow(
            review=found.id, scope=found.content.scope.id, kpi=kpi, text=text, owner=owner, due=due, at=now,
            by=workspace.actor.name, note="",
        )  # fmt: skip
        session.add(row)
        session.flush()
        detail = {"review": str(found.id), "owner": owner, "due": due.isoformat(), "text": text}
        _note(session, workspace, row, "added", detail, "", now)
        return _follow_up(row)


def move(workspace: Workspace, id: int | str, due: date, reason: str, owner: str | None = None) -> FollowUp:
    """Give a follow-up another day, or another owner, and say why."""
    reason = _said(reason)
    if owner is not None:
        _check_owner(workspace, owner)
    if due < workspace.today:
        raise _past(due)
    with workspace.state.write() as session:
        row = _open(session, id)
        detail = {"from": row.due.isoformat(), "to": due.isoformat(), "owner": owner or row.owner}
        row.due, row.owner = due, owner or row.owner
        _note(session, workspace, row, "moved", detail, reason, datetime.now(UTC))
        return _follow_up(row)


def close(workspace: Workspace, id: int | str, note: str) -> FollowUp:
    """Say that a follow-up is done, or no longer wanted, and what came of it."""
    note, now = _said(note), datetime.now(UTC)
    with workspace.state.write() as session:
        row = _open(session, id)
        row.closed_at, row.closed_by, row.note = now, workspace.actor.name, note
        _note(session, workspace, row, "closed", {}, note, now)
        return _follow_up(row)


def of_review(workspace: Workspace, review: Review) -> tuple[FollowUp, ...]:
    """The follow-ups that a review carries or that were agreed in it, as they stand now; open ones first, by day."""
    query = select(FollowUpRow).where(
        FollowUpRow.scope == review.content.scope.id,
        FollowUpRow.review <= review.id,
        or_(FollowUpRow.closed_at.is_(None), FollowUpRow.closed_at > review.at),
    )
    with workspace.state.read() as session:
        found = [_follow_up(row) for row in session.scalars(query)]
    return tuple(sorted(found, key=lambda f: (not f.open, f.due, f.id)))


def open_of(workspace: Workspace, scope: str | None = None) -> tuple[FollowUp, ...]:
    """What is still to be done, by day."""
    query = select(FollowUpRow).where(FollowUpRow.closed_at.is_(None))
    query = query.where(FollowUpRow.scope == scope) if scope else query
    with workspace.state.read() as session:
        return tuple(_follow_up(row) for row in session.scalars(query.order_by(FollowUpRow.due, FollowUpRow.id)))


def carried(workspace: Workspace, scope: str) -> tuple[Carried, ...]:
    """The open follow-ups of a scope as the next review will tell of them."""
    written = {entry.id: entry for entry in entries(workspace, scope)}
    return tuple(
        Carried(
            f.id, f.text, f.owner, f.due, written[f.review].span.name,
            sum(1 for id in written if id >= f.review),
        )
        for f in open_of(workspace, scope)
    )  # fmt: skip


def events(workspace: Workspace, id: int) -> tuple[Event, ...]:
    """What happened to a follow-up, in order."""
    query = select(FollowUpEventRow).where(FollowUpEventRow.follow_up == id).order_by(FollowUpEventRow.id)
    with workspace.state.read() as session:
        return tuple(Event(r.at, r.by, r.what, r.due, r.owner, r.note) for r in session.scalars(query))


def newest(session: Session) -> tuple[object, ...]:
    """What changes with everything that happens to follow-ups and reviews."""
    return session.scalar(select(func.max(FollowUpEventRow.id))), session.scalar(select(func.max(ReviewRow.id)))


def _note(
    session: Session, workspace: Workspace, row: FollowUpRow, what: str, detail: dict[str, str], note: str, at: datetime
) -> None:
    by = workspace.actor.name
    session.add(FollowUpEventRow(follow_up=row.id, at=at, by=by, what=what, due=row.due, owner=row.owner, note=note))
    record(session, workspace.actor, f"follow_up.{what}", Subject("follow_up", str(row.id)), detail, note, at)


def _open(session: Session, id: int | str) -> FollowUpRow:
    row = numbered(session, FollowUpRow, id)
    if row is None:
        raise UnknownNameError("follow-up", str(id), (), code="unknown_follow_up")
    if row.closed_at is not None:
        raise InputError(f"Follow-up {id} is closed already.", code="follow_up_closed", id=str(id))
    return row


def _check_owner(workspace: Workspace, owner: str) -> None:
    person = people.staff(workspace).person(owner)
    if not person.active:
        raise InputError(f"{owner} works here no longer; name somebody else.", code="follow_up_owner", id=owner)


def _said(text: str) -> str:
    kept = text.strip()
    if not kept or len(kept) > LONGEST:
        raise InputError(
            f"Say it in words, {LONGEST} characters at most.", code="follow_up_words", most=str(LONGEST)
        )  # fmt: skip
    return kept


def _past(due: date) -> InputError:
    return InputError(f"{due} is over; give a day that is still to come.", code="follow_up_past", day=str(due))


def _follow_up(row: FollowUpRow) -> FollowUp:
    return FollowUp(
        row.id, row.review, row.scope, row.kpi, row.text, row.owner, row.due, row.at, row.by, row.closed_at,
        row.closed_by, row.note,
    )  # fmt: skip
