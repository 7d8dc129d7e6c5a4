"""Asking the buyers who are due, by SMTP: each order's mail is claimed before it is sent, so that two senders never both do.

A sender killed between the mail server's yes and its own note leaves the mail claimed; after `LEASE` it is sent again
with the same Message-ID. The address is let go with the note that says what became of the mail.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.errors import HellowordError, InputError, OutsideError
from helloword.lake.contacts import TABLE, address_in, let_go_of, let_go_old, waiting_stores
from helloword.mail import Account, Mail, account, no_account, send
from helloword.service.letters import language_for, mail_body, mail_subject
from helloword.service.links import link_base, new_code, token
from helloword.service.planning import Planned, customer_of, hindrance, plan
from helloword.service.rule import Rule
from helloword.service.tables import AskRow, SurveyRuleRow
from helloword.state.tables import ContactRow
from helloword.workspace import Workspace

LEASE = timedelta(minutes=10)
WAITS = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12), timedelta(days=1))
"""How long is waited after each failure; when they are used up, the mail is dead and its address let go."""
_SETTLED = ("sent", "dead", "skipped")
_FAILURES = 3
"""Failures in a row after which the rest waits for the next round: the mail server is then down, not one address."""


@dataclass(frozen=True)
class Sent:
    """What came of a round: mails sent, tried in vain, given up, buyers not to be asked, and addresses let go."""

    sent: int = 0
    failed: int = 0
    dead: int = 0
    skipped: int = 0
    gone: int = 0


@dataclass(frozen=True)
class Claimed:
    """A mail that this process alone sends now."""

    id: int
    code: str
    rule: Rule
    language: str
    to: str
    asked_at: datetime
    token: str


def _never() -> bool:
    return False


def send_due(
    workspace: Workspace, now: datetime | None = None, *, stopped: Callable[[], bool] = _never, most: int | None = None
) -> Sent:
    """Ask every buyer who is due, and let go of addresses that are needed no more.

    Raises InputError where there are buyers to ask but no mail account, or no address for them to open.

    Args:
        stopped: whether nothing may go out (any more); addresses are let go of in any case.
        most: how many mails go out at most in this round.
    """
    moment = now or datetime.now(UTC)
    gone = let_go_old(workspace, moment)
    if gone:
        _close_lost(workspace, moment)
    total = Sent(gone=gone)
    try:
        if waiting_stores(workspace) and not stopped():
            total = _round(workspace, moment, total, stopped, most)
    except HellowordError:
        workspace.state.scrub(TABLE)
        raise
    if total != Sent():
        workspace.state.scrub(TABLE)
    return total


def _close_lost(workspace: Workspace, now: datetime) -> None:
    """Mails that were tried in vain until their address was let go are given up."""
    held = select(ContactRow.sealed).where(ContactRow.store == AskRow.store, ContactRow.order == AskRow.order)
    trying = AskRow.status.in_(("waiting", "sending")) & (AskRow.next_at <= now)
    query = select(AskRow).where(trying | (AskRow.status == "waiting"), held.scalar_subquery().is_(None))
    with workspace.state.write() as session:
        for row in session.scalars(query):
            row.status, row.reason, row.token = "dead", "expired", None


def _round(workspace: Workspace, now: datetime, total: Sent, stopped: Callable[[], bool], most: int | None) -> Sent:
    planned = plan(workspace, now)
    for each in planned:
        if each.state == "never" and isinstance(_claim(workspace, each, now), str):
            total = replace(total, skipped=total.skipped + 1)
    due = [each for each in planned if each.state == "due"]
    if not due:
        return total
    by, base, in_a_row = account(workspace), link_base(workspace), 0
    if by is None:
        raise no_account()
    for each in due:
        if stopped() or in_a_row >= _FAILURES or (most is not None and total.sent + total.failed >= most):
            break
        total, failed = _ask(workspace, each, now, by, base, total)
        in_a_row = in_a_row + 1 if failed else 0
    return total


def _ask(
    workspace: Workspace, planned: Planned, now: datetime, by: Account, base: str, total: Sent
) -> tuple[Sent, bool]:
    claimed = _claim(workspace, planned, now)
    if claimed is None:
        return total, False
    if isinstance(claimed, str):
        return replace(total, skipped=total.skipped + 1), False
    problem = _try(workspace, claimed, by, base)
    if problem is not None and problem.code == "mail_login":
        _give_back(workspace, claimed, now)
        raise problem
    status = _noted(workspace, claimed, problem, now)
    counted = {"sent": "sent", "waiting": "failed", "dead": "dead"}.get(status)
    if counted is None:
        return total, False
    return replace(total, **{counted: vars(total)[counted] + 1}), status == "waiting"


def _claim(workspace: Workspace, planned: Planned, now: datetime) -> Claimed | str | None:
    """The mail, to be sent by this process alone; why its buyer is not asked; None where there is nothing to do."""
    with workspace.state.write() as session:
        contact = planned.contact
        row = session.scalar(select(AskRow).where(AskRow.store == contact.store, AskRow.order == contact.order))
        if row is not None and (row.status in _SETTLED or row.next_at > now):
            return None
        if not _active(session, contact.store):
            return None
        row = row or _row(session, planned, now)
        to = address_in(session, workspace, contact.store, contact.order)
        why = planned.reason or hindrance(session, planned, now) or (None if to else "gone")
        if why is not None or to is None:
            row.status, row.reason = ("skipped", why) if row.asked_at is None else ("dead", why)
            let_go_of(session, contact.store, contact.order, why or "gone")
            return why
        row.status, row.token, row.next_at = "sending", uuid4().hex, now + LEASE
        row.asked_at, row.address, row.customer = row.asked_at or now, contact.address, customer_of(planned)
        return Claimed(row.id, row.code, planned.rule, row.language, to, row.asked_at, row.token)


def _active(session: Session, store: str) -> bool:
    query = select(SurveyRuleRow.active).where(SurveyRuleRow.store == store).order_by(SurveyRuleRow.id.desc()).limit(1)
    return bool(session.scalar(query))


def _row(session: Session, planned: Planned, now: datetime) -> AskRow:
    contact, country = planned.contact, planned.order.country if planned.order else None
    row = AskRow(
        code=new_code(), store=contact.store, order=contact.order, kind=planned.rule.kind,
        language=language_for(contact.language, country), due=planned.due or now.date(), decided_at=now,
        asked_at=None, status="waiting", reason=None, tries=0, next_at=now, token=None, problem=None, sent_at=None,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def _try(workspace: Workspace, claimed: Claimed, by: Account, base: str) -> HellowordError | None:
    page = f"{base}/s/{token(workspace, claimed.code, claimed.asked_at)}"
    rule, language = claimed.rule, claimed.language
    mail = Mail(
        f"survey-{claimed.code}", claimed.to, mail_subject(rule, language), mail_body(rule, language, page),
        unsubscribe=f"{page}/stop", sender_name=rule.sender,
    )  # fmt: skip
    try:
        send(by, mail)
    except (InputError, OutsideError) as error:
        return error
    return None


def _give_back(workspace: Workspace, claimed: Claimed, now: datetime) -> None:
    """The mail never left: nobody counts as asked."""
    with workspace.state.write() as session:
        row = session.get(AskRow, claimed.id)
        if row is not None and row.token == claimed.token:
            row.status, row.token, row.next_at = "waiting", None, now + WAITS[0]
            if row.tries == 0:
                row.asked_at = row.address = row.customer = None


def _noted(workspace: Workspace, claimed: Claimed, problem: HellowordError | None, now: datetime) -> str:
    with workspace.state.write() as session:
        row = session.get(AskRow, claimed.id)
        if row is None or row.token != claimed.token or row.status != "sending":
            return ""
        row.tries, row.token, row.problem = row.tries + 1, None, problem.code if problem else None
        if problem is None:
            row.status, row.sent_at = "sent", now
        elif isinstance(problem, InputError) or row.tries > len(WAITS):
            row.status = "dead"
        else:
            row.status, row.next_at = "waiting", now + WAITS[row.tries - 1]
            return row.status
        let_go_of(session, row.store, row.order, row.status)
        return row.status
