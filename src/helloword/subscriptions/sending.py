"""Sending what is queued: each is claimed before it is put together, so that two senders never both send it.

A sender that is killed before it has handed over the mail leaves it claimed; after `LEASE` it is sent. One that is
killed between the mail server's yes and its own note of it has it sent again after `LEASE`, with the same Message-ID,
by which mail servers and programs tell that it is the same; a chat has no such thing, and shows it twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol
from uuid import uuid4

from sqlalchemy import select

from helloword.errors import HellowordError, OutsideError
from helloword.subscriptions.content import Edition
from helloword.subscriptions.letters import deliver_to
from helloword.subscriptions.planning import plan
from helloword.subscriptions.refusals import REFUSALS, refused
from helloword.subscriptions.subscription import Terms
from helloword.subscriptions.tables import SendingRow
from helloword.text import Text
from helloword.workspace import Workspace

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=10)
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))
"""How long is waited after each failure; when they are used up, it is given up."""
_FAILURES = 3
"""Failures in a row after which the rest waits for the next look: the mail server is then down, not one address."""
_AGAIN = frozenset({"no_mail_account", "unsent_chat", "unsent_failed"})


class Desk(Protocol):
    """Where boards are put together; the server has one."""

    def edition(self, workspace: Workspace, terms: Terms, name: str) -> Edition:
        """The board as whoever is called `name` sees it; raises InputError where they see nothing of it."""

    def worded(self, error: HellowordError) -> Text:
        """What an error says, in both languages."""


@dataclass(frozen=True)
class Sent:
    """What came of a round."""

    sent: int = 0
    failed: int = 0
    skipped: int = 0
    dead: int = 0


@dataclass(frozen=True)
class Claimed:
    """A sending that this process alone does now."""

    id: int
    key: str
    subscription: str
    recipient: str
    how: str
    by: str
    token: str


def _never() -> bool:
    return False


def send_due(
    workspace: Workspace, desk: Desk, now: datetime | None = None, *, stopped: Callable[[], bool] = _never
) -> Sent:
    """Queue what has become due and send what is queued; what fails is tried again later, and at last given up.

    Args:
        stopped: whether the rest is to be left for the next look.
    """
    moment = now or datetime.now(UTC)
    plan(workspace, moment)
    total, in_a_row = Sent(), 0
    while not stopped() and in_a_row < _FAILURES:
        claimed = _claim(workspace, now or datetime.now(UTC))
        if claimed is None:
            break
        problem = _try(workspace, desk, claimed)
        status = _noted(workspace, desk, claimed, problem, now or datetime.now(UTC))
        total = _counted(total, status)
        in_a_row = in_a_row + 1 if status in ("waiting", "dead") else 0
    return total


def _claim(workspace: Workspace, now: datetime) -> Claimed | None:
    due = (SendingRow.status.in_(("waiting", "sending")), SendingRow.next_at <= now)
    query = select(SendingRow).where(*due).order_by(SendingRow.id).limit(1)
    with workspace.state.read() as session:
        if session.scalar(query) is None:
            return None
    with workspace.state.write() as session:
        row = session.scalar(query)
        if row is None:
            return None
        row.status, row.token, row.next_at = "sending", uuid4().hex, now + LEASE
        return Claimed(row.id, row.key, row.subscription, row.recipient, row.how, row.by, row.token)


def _try(workspace: Workspace, desk: Desk, claimed: Claimed) -> HellowordError | None:
    try:
        deliver_to(workspace, desk.edition, claimed.key, claimed.subscription, claimed.recipient, claimed.how)
    except HellowordError as error:
        return error
    except Exception as error:  # a fault of the program in one board is not to keep the others from being sent
        log.exception("A board could not be put together.")
        return refused("unsent_failed", what=type(error).__name__)
    return None


def _noted(workspace: Workspace, desk: Desk, claimed: Claimed, problem: HellowordError | None, now: datetime) -> str:
    with workspace.state.write() as session:
        row = session.get(SendingRow, claimed.id)
        if row is None or row.token != claimed.token or row.status != "sending":
            return ""
        row.tries, row.token = row.tries + 1, None
        row.code, row.problem = (problem.code, _worded(desk, problem).kept()) if problem else (None, None)
        if problem is None:
            row.status, row.sent_at = "sent", now
        elif isinstance(problem, OutsideError) or problem.code in _AGAIN:
            row.status = "waiting" if row.tries <= len(WAITS) else "dead"
            row.next_at = now + WAITS[min(row.tries, len(WAITS)) - 1]
        else:
            row.status = "skipped" if problem.code.startswith("unsent_") else "dead"
        return row.status


def _worded(desk: Desk, problem: HellowordError) -> Text:
    own = REFUSALS.get(problem.code)
    return Text(own.zh.format(**problem.facts), problem.message) if own else desk.worded(problem)


def _counted(total: Sent, status: str) -> Sent:
    name = "failed" if status == "waiting" else status
    return replace(total, **{name: vars(total)[name] + 1}) if name in vars(total) else total
