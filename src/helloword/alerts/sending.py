"""Sending what is queued, through Apprise; a message is claimed before it is sent, so that two senders never both do.

A sender killed between sending and noting it leaves the message claimed; after `LEASE` it is sent again. Messages are
thus sent at least once, and twice only when a process dies within that moment.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import func, select

from helloword.alerts.channels import address_of, channel
from helloword.alerts.messages import line
from helloword.alerts.tables import MessageRow
from helloword.errors import HellowordError, OutsideError
from helloword.workspace import Workspace

LEASE = timedelta(minutes=10)
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12))
"""How long is waited after each failure; when they are used up, the message is dead."""
AT_ONCE = 50


@dataclass(frozen=True)
class Sent:
    """What came of a round of sending."""

    sent: int = 0
    failed: int = 0
    dead: int = 0


@dataclass(frozen=True)
class Message:
    """A message in the outbox."""

    id: int
    channel: str
    subject: str
    body: str
    status: str
    tries: int
    at: datetime
    next_at: datetime
    problem: str | None


def _never() -> bool:
    return False


def send_due(workspace: Workspace, now: datetime | None = None, *, stopped: Callable[[], bool] = _never) -> Sent:
    """Send every message that is due; what fails is tried again later, and after the last try is dead.

    Args:
        stopped: whether the messages that are left are to be given back, for the next who sends.
    """
    total = Sent()
    while True:
        token = uuid4().hex
        claimed = _claim(workspace, token, now or datetime.now(UTC))
        for message in claimed:
            if stopped():
                _give_back(workspace, token, now or datetime.now(UTC))
                return total
            problem = _try(workspace, message)
            total = _noted(workspace, message, token, problem, now or datetime.now(UTC), total)
        if len(claimed) < AT_ONCE:
            return total


def outbox(workspace: Workspace, limit: int = 100) -> tuple[Message, ...]:
    """The newest messages first."""
    with workspace.state.read() as session:
        rows = session.scalars(select(MessageRow).order_by(MessageRow.id.desc()).limit(limit))
        return tuple(_message(row) for row in rows)


def dead_letters(workspace: Workspace) -> int:
    """How many messages were given up."""
    query = select(func.count()).select_from(MessageRow).where(MessageRow.status == "dead")
    with workspace.state.read() as session:
        return session.scalar(query) or 0


def send_test(workspace: Workspace, name: str) -> None:
    """Send a test message to one channel; raises OutsideError when it does not arrive."""
    to = channel(workspace, name)
    problem = deliver(address_of(workspace, name) or "", "helloword", line("test", to.locale))
    if problem is not None:
        raise OutsideError(f"The test message to {name} was not accepted: {problem}.", code="channel_failed", name=name)


def deliver(address: str, subject: str, body: str) -> str | None:
    """Hand a message to its service; why it was not accepted, or None."""
    from apprise import Apprise

    service = Apprise()
    # Its log names addresses with their passwords.
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    if not service.add(address):
        return "the address is not one that Apprise knows"
    accepted = service.notify(title=subject, body=body, body_format="text")
    return None if accepted else "the service did not accept it"


def _claim(workspace: Workspace, token: str, now: datetime) -> list[Message]:
    due = (MessageRow.status.in_(("waiting", "sending")), MessageRow.next_at <= now)
    with workspace.state.read() as session:
        if not session.scalar(select(func.count()).select_from(MessageRow).where(*due)):
            return []
    with workspace.state.write() as session:
        rows = list(session.scalars(select(MessageRow).where(*due).order_by(MessageRow.id).limit(AT_ONCE)))
        for row in rows:
            row.status, row.token, row.next_at = "sending", token, now + LEASE
        return [_message(row) for row in rows]


def _give_back(workspace: Workspace, token: str, now: datetime) -> None:
    with workspace.state.write() as session:
        for row in session.scalars(select(MessageRow).where(MessageRow.token == token)):
            row.status, row.token, row.next_at = "waiting", None, now


def _try(workspace: Workspace, message: Message) -> str | None:
    try:
        address = address_of(workspace, message.channel)
    except HellowordError as error:
        return error.message
    return "the channel was removed" if address is None else deliver(address, message.subject, message.body)


def _noted(workspace: Workspace, message: Message, token: str, problem: str | None, now: datetime, total: Sent) -> Sent:
    with workspace.state.write() as session:
        row = session.get(MessageRow, message.id)
        if row is None or row.token != token or row.status != "sending":
            return total
        row.tries, row.token, row.problem = row.tries + 1, None, problem
        if problem is None:
            row.status, row.sent_at = "sent", now
            return Sent(total.sent + 1, total.failed, total.dead)
        if row.tries > len(WAITS):
            row.status = "dead"
            return Sent(total.sent, total.failed, total.dead + 1)
        row.status, row.next_at = "waiting", now + WAITS[row.tries - 1]
        return Sent(total.sent, total.failed + 1, total.dead)


def _message(row: MessageRow) -> Message:
    return Message(row.id, row.channel, row.subject, row.body, row.status, row.tries, row.at, row.next_at, row.problem)
