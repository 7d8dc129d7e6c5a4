"""What is due: one row for each recipient of each due time, made once whoever looks; what was missed is not made up for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Actor, Json, Subject, record
from helloword.boards import Reader
from helloword.people import staff
from helloword.subscriptions.keeping import newest, subscription, subscriptions
from helloword.subscriptions.refusals import REFUSALS, refused, too_often
from helloword.subscriptions.rights import check_change
from helloword.subscriptions.subscription import Subscription
from helloword.subscriptions.tables import SendingRow
from helloword.workspace import Workspace

SCHEDULE, BY_HAND, TEST = "schedule", "by_hand", "test"
_BETWEEN = timedelta(minutes=1)


def plan(workspace: Workspace, now: datetime) -> int:
    """Queue what has become due, the newest time of each subscription alone; how many sendings that is."""
    planned = _planned(workspace)
    count = 0
    for each in subscriptions(workspace):
        due = _due(each, now)
        if due is not None and due > planned.get(each.id, each.since):
            count += _queue(workspace, each, now)
    return count


def send_now(workspace: Workspace, id: str, reader: Reader, now: datetime, *, test: bool = False) -> tuple[int, ...]:
    """Queue a subscription for all its recipients, or as a test for whoever acts; the numbers of what is queued."""
    found = subscription(workspace, id, reader)
    if not test:
        check_change(workspace, found, reader)
    to = (_own_address(workspace, reader),) if test else found.terms.recipients
    how = TEST if test else BY_HAND
    with workspace.state.write() as session:
        _check_pace(session, found, how, workspace.actor.name, now)
        rows = _add(session, workspace, found, to, now, how, now, mark=uuid4().hex[:8])
        if not test:
            detail: dict[str, Json] = {"version": found.number, "board": found.terms.board}
            record(session, workspace.actor, "subscription.sent_by_hand", Subject("subscription", id), detail)
        return tuple(row.id for row in rows)


def _due(each: Subscription, now: datetime) -> datetime | None:
    """The newest time that counts; None where none has come since it was set or resumed."""
    if each.status != "active":
        return None
    due = each.terms.schedule.last_due(now)
    return due if due > each.since else None


def _planned(workspace: Workspace) -> dict[str, datetime]:
    query = select(SendingRow.subscription, func.max(SendingRow.due)).where(SendingRow.how == SCHEDULE)
    with workspace.state.read() as session:
        found = session.execute(query.group_by(SendingRow.subscription))
        return {id: due for id, due in found}  # noqa: C416  # rows are no pairs to the type checker


def _queue(workspace: Workspace, seen: Subscription, now: datetime) -> int:
    """Once only: whoever comes second finds the rows there."""
    with workspace.state.write() as session:
        found = newest(session, seen.id)
        due = _due(found, now) if found else None
        if found is None or due is None:
            return 0
        query = select(SendingRow.id).where(
            SendingRow.subscription == found.id, SendingRow.how == SCHEDULE, SendingRow.due >= due
        )
        if session.scalar(query.limit(1)) is not None:
            return 0
        _replace_older(session, found.id)
        return len(_add(session, workspace, found, found.terms.recipients, due, SCHEDULE, now))


def _replace_older(session: Session, id: str) -> None:
    """What could not be sent until now would say what is no longer so."""
    query = select(SendingRow).where(
        SendingRow.subscription == id, SendingRow.how == SCHEDULE, SendingRow.status == "waiting"
    )
    for row in session.scalars(query):
        row.status, row.code, row.problem = "skipped", "unsent_newer", REFUSALS["unsent_newer"].kept()


def _add(
    session: Session, workspace: Workspace, found: Subscription, to: Iterable[str], due: datetime, how: str,
    now: datetime, mark: str = "",
) -> list[SendingRow]:  # fmt: skip
    by = workspace.actor.name if how != SCHEDULE else found.answerable
    rows = [
        SendingRow(
            key=key_of(found.id, due, recipient, mark), subscription=found.id, recipient=recipient, due=due, how=how,
            by=by, at=now, status="waiting", tries=0, next_at=now,
        )
        for recipient in to
    ]  # fmt: skip
    session.add_all(rows)
    session.flush()
    return rows


def key_of(subscription: str, due: datetime, recipient: str, mark: str = "") -> str:
    """The name of one sending, the same whoever makes it; it says nothing of whom it is for."""
    whom = hashlib.sha256(recipient.encode()).hexdigest()[:12]
    return "-".join(filter(None, ("board", subscription, f"{due:%Y%m%dT%H%M}", whom, mark)))


def _own_address(workspace: Workspace, reader: Reader) -> str:
    person = staff(workspace).people.get(Actor(reader.name).person or "")
    if person is None or not person.email:
        raise refused("subscription_only_me")
    return Actor.of_person(person.id).name


def _check_pace(session: Session, found: Subscription, how: str, by: str, now: datetime) -> None:
    query = select(func.max(SendingRow.at)).where(
        SendingRow.subscription == found.id, SendingRow.how == how, SendingRow.by == by
    )
    last = session.scalar(query)
    if last is not None and now - last < _BETWEEN:
        raise too_often("subscription_just_sent")
