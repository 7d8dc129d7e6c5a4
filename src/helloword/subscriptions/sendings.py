"""What was sent to whom, and why something was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from helloword.subscriptions.tables import SendingRow
from helloword.text import Text
from helloword.workspace import Workspace

MOST = 100


@dataclass(frozen=True)
class Sending:
    """One board to one recipient.

    Attributes:
        due: when it was to be sent; `how` is schedule, by_hand or test.
        status: waiting, sending, sent, skipped or dead.
        problem: why it was not sent, or not yet.
    """

    id: int
    subscription: str
    recipient: str
    due: datetime
    how: str
    by: str
    status: str
    tries: int
    next_at: datetime
    sent_at: datetime | None
    code: str | None
    problem: Text | None


def sendings(workspace: Workspace, subscription: str | None = None, limit: int = MOST) -> tuple[Sending, ...]:
    """The newest first, of one subscription or of all."""
    query = select(SendingRow).order_by(SendingRow.id.desc()).limit(limit)
    if subscription is not None:
        query = query.where(SendingRow.subscription == subscription)
    with workspace.state.read() as session:
        return tuple(_sending(row) for row in session.scalars(query))


def last_of(workspace: Workspace, subscriptions: Sequence[str]) -> Mapping[str, tuple[Sending, ...]]:
    """What became of the newest due time of each subscription."""
    newest = (
        select(SendingRow.subscription, func.max(SendingRow.due).label("due"))
        .where(SendingRow.subscription.in_(subscriptions), SendingRow.how != "test")
        .group_by(SendingRow.subscription)
        .subquery()
    )
    query = (
        select(SendingRow)
        .join(newest, (SendingRow.subscription == newest.c.subscription) & (SendingRow.due == newest.c.due))
        .where(SendingRow.how != "test")
        .order_by(SendingRow.id)
    )
    found: dict[str, tuple[Sending, ...]] = {}
    with workspace.state.read() as session:
        for row in session.scalars(query):
            found[row.subscription] = (*found.get(row.subscription, ()), _sending(row))
    return found


def _sending(row: SendingRow) -> Sending:
    return Sending(
        row.id, row.subscription, row.recipient, row.due, row.how, row.by, row.status, row.tries, row.next_at,
        row.sent_at, row.code, Text.read(row.problem) if row.problem else None,
    )  # fmt: skip
