"""Subscriptions in the state database: every version is kept, and every change is in the audit log."""

from __future__ import annotations

import json
import secrets
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Actor, Subject, record
from helloword.boards import Reader
from helloword.errors import UnknownNameError
from helloword.subscriptions.refusals import conflict, refused
from helloword.subscriptions.rights import check_change, check_terms, may_see
from helloword.subscriptions.subscription import Status, Subscription, Terms, What, terms_from, terms_json
from helloword.subscriptions.tables import SubscriptionRow
from helloword.workspace import Workspace

_NEWEST = select(func.max(SubscriptionRow.id)).group_by(SubscriptionRow.subscription)


def subscriptions(workspace: Workspace, board: str | None = None) -> tuple[Subscription, ...]:
    """Every subscription that is not deleted, of one board or of all, by when it was made."""
    query = select(SubscriptionRow).where(SubscriptionRow.id.in_(_NEWEST), SubscriptionRow.status != "deleted")
    if board is not None:
        query = query.where(SubscriptionRow.board == board)
    with workspace.state.read() as session:
        return tuple(_subscription(row) for row in session.scalars(query.order_by(SubscriptionRow.subscription)))


def subscription(workspace: Workspace, id: str, reader: Reader) -> Subscription:
    """One that somebody may know of; raises UnknownNameError otherwise."""
    with workspace.state.read() as session:
        found = newest(session, id)
    if found is None or found.status == "deleted" or not may_see(workspace, found, reader):
        known = [each.id for each in subscriptions(workspace) if may_see(workspace, each, reader)]
        raise UnknownNameError("subscription", id, known, code="unknown_subscription")
    return found


def versions_of(workspace: Workspace, id: str) -> tuple[Subscription, ...]:
    """Every version, the oldest first."""
    query = select(SubscriptionRow).where(SubscriptionRow.subscription == id).order_by(SubscriptionRow.number)
    with workspace.state.read() as session:
        return tuple(_subscription(row) for row in session.scalars(query))


def subscribe(workspace: Workspace, terms: Terms, reader: Reader, now: datetime | None = None) -> Subscription:
    """Keep a new subscription, for which whoever acts answers."""
    wanted, at = check_terms(workspace, terms, reader), now or datetime.now(UTC)
    with workspace.state.write() as session:
        count = session.scalar(select(func.count(SubscriptionRow.subscription.distinct()))) or 0
        id = f"s{count + 1}-{secrets.token_hex(3)}"
        first = Subscription(id, 0, at, "", "made", workspace.actor.name, "active", at, wanted)
        return _add(session, workspace, first, "made", at)


def change(
    workspace: Workspace, id: str, since: int, terms: Terms, reader: Reader, now: datetime | None = None
) -> Subscription:
    """Keep other terms; whoever saves them answers for it from now on. `since` is the version that was changed."""
    check_change(workspace, subscription(workspace, id, reader), reader)
    at, wanted = now or datetime.now(UTC), check_terms(workspace, terms, reader)
    with workspace.state.write() as session:
        before = _there(session, id)
        if before.number != since:
            raise conflict("subscription_meanwhile", newest=str(before.number), since=str(since))
        if before.terms == wanted and before.answerable == workspace.actor.name:
            return before
        begins = before.since if before.terms.schedule == wanted.schedule else at
        changed = replace(before, terms=wanted, since=begins, answerable=workspace.actor.name)
        return _add(session, workspace, changed, "changed", at)


def pause(workspace: Workspace, id: str, reader: Reader, *, paused: bool, now: datetime | None = None) -> Subscription:
    """Send nothing until it is resumed; what was due meanwhile is not made up for."""
    check_change(workspace, subscription(workspace, id, reader), reader)
    at = now or datetime.now(UTC)
    with workspace.state.write() as session:
        before = _there(session, id)
        wanted: Status = "paused" if paused else "active"
        if before.status == wanted:
            return before
        resumed = replace(before, status=wanted, since=before.since if paused else at)
        return _add(session, workspace, resumed, "paused" if paused else "resumed", at)


def leave(workspace: Workspace, id: str, reader: Reader) -> Subscription:
    """Take whoever acts out of those it is sent to; the last one takes it away."""
    me, found = Actor(reader.name).person, subscription(workspace, id, reader)
    if me is None or me not in found.terms.people:
        raise refused("subscription_not_received")
    with workspace.state.write() as session:
        before = _there(session, id)
        left = replace(before.terms, people=tuple(person for person in before.terms.people if person != me))
        if left.recipients:
            return _add(session, workspace, replace(before, terms=left), "left", datetime.now(UTC))
        return _add(session, workspace, replace(before, status="deleted"), "deleted", datetime.now(UTC))


def delete(workspace: Workspace, id: str, reader: Reader) -> Subscription:
    """End a subscription; its versions and what was sent are kept."""
    check_change(workspace, subscription(workspace, id, reader), reader)
    with workspace.state.write() as session:
        return _add(session, workspace, replace(_there(session, id), status="deleted"), "deleted", datetime.now(UTC))


def newest(session: Session, id: str) -> Subscription | None:
    """The newest version, deleted or not."""
    query = select(SubscriptionRow).where(SubscriptionRow.subscription == id).order_by(SubscriptionRow.number.desc())
    row = session.scalar(query.limit(1))
    return _subscription(row) if row else None


def _there(session: Session, id: str) -> Subscription:
    found = newest(session, id)
    if found is None or found.status == "deleted":
        raise UnknownNameError("subscription", id, (), code="unknown_subscription")
    return found


def _add(session: Session, workspace: Workspace, told: Subscription, what: What, at: datetime) -> Subscription:
    new = replace(told, number=told.number + 1, at=at, by=workspace.actor.name, what=what)
    body = terms_json(new.terms)
    session.add(SubscriptionRow(
        subscription=new.id, number=new.number, at=at, by=new.by, what=what, answerable=new.answerable,
        status=new.status, since=new.since, board=new.terms.board, body=json.dumps(body, ensure_ascii=False),
    ))  # fmt: skip
    session.flush()
    detail = {"version": new.number, "board": new.terms.board, **(body if what in ("made", "changed", "left") else {})}
    record(session, workspace.actor, f"subscription.{what}", Subject("subscription", new.id), detail, at=at)
    return new


def _subscription(row: SubscriptionRow) -> Subscription:
    return Subscription(
        row.subscription, row.number, row.at, row.by, cast(What, row.what), row.answerable, cast(Status, row.status),
        row.since, terms_from(row.board, json.loads(row.body)),
    )  # fmt: skip
