"""Which of the buyers who can be reached are to be asked now, which later, and which never, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helloword.connectors.contacting import may_contact
from helloword.lake.contacts import Contact, held
from helloword.period import ONE_DAY
from helloword.service.keeping import surveys
from helloword.service.orders import Order, orders
from helloword.service.rule import LATEST, ONCE_IN, Rule
from helloword.service.tables import AskRow, OptOutRow
from helloword.state.stores import Store
from helloword.workspace import Workspace

State = Literal["under_way", "later", "due", "never"]
REASONS = ("forbidden", "cancelled", "undone", "late", "opted_out", "recently_asked")
"""Why an order's buyer is never asked about it."""


@dataclass(frozen=True)
class Planned:
    """What is to become of one order whose buyer can be reached.

    Attributes:
        due: the day on which its buyer is to be asked; None while it is under way.
        reason: one of REASONS where the buyer is never asked about it.
    """

    contact: Contact
    rule: Rule
    order: Order | None
    state: State
    due: date | None = None
    reason: str | None = None


def plan(workspace: Workspace, now: datetime) -> tuple[Planned, ...]:
    """Every order whose buyer can be reached, those due first before others."""
    contacts, rules = held(workspace), surveys(workspace)
    stores = {store.id: store for store in workspace.stores()}
    contacts = tuple(c for c in contacts if c.store in rules and rules[c.store].rule.active)
    facts = orders(workspace, [(c.store, c.order) for c in contacts])
    planned = [
        _planned(workspace, c, rules[c.store].rule, facts.get((c.store, c.order)), stores[c.store], now)
        for c in contacts
    ]
    return tuple(sorted(planned, key=lambda p: (p.due or date.max, p.contact.received_at, p.contact.order)))


def looked_through(workspace: Workspace, planned: tuple[Planned, ...], now: datetime) -> tuple[Planned, ...]:
    """The same with those found out who want no mails or were asked already; nothing is written."""
    with workspace.state.read() as session:
        return tuple(_looked(session, each, now) for each in planned)


def hindrance(session: Session, planned: Planned, now: datetime) -> str | None:
    """Why a buyer is not to be asked, by what the company knows of mails to them; None where nothing speaks against it.

    The mail about this very order is none of those before: it may be tried again.
    """
    contact = planned.contact
    if session.get(OptOutRow, contact.address) is not None:
        return "opted_out"
    people = [AskRow.address == contact.address]
    if customer := customer_of(planned):
        people.append(AskRow.customer == customer)
    other = or_(AskRow.store != contact.store, AskRow.order != contact.order)
    since = now - timedelta(days=ONCE_IN)
    query = select(AskRow.id).where(or_(*people), other, AskRow.asked_at.is_not(None), AskRow.asked_at > since)
    return "recently_asked" if session.scalar(query.limit(1)) is not None else None


def customer_of(planned: Planned) -> str | None:
    """The keyed hash of the buyer, as the lake or the import has it."""
    return (planned.order.customer if planned.order else None) or planned.contact.customer


def counted(planned: tuple[Planned, ...]) -> Mapping[State, int]:
    """How many orders are in each state."""
    found: dict[State, int] = {"under_way": 0, "later": 0, "due": 0, "never": 0}
    for each in planned:
        found[each.state] += 1
    return found


def _looked(session: Session, planned: Planned, now: datetime) -> Planned:
    reason = hindrance(session, planned, now) if planned.state == "due" else None
    if reason is None:
        return planned
    return Planned(planned.contact, planned.rule, planned.order, "never", planned.due, reason)


def _planned(
    workspace: Workspace, contact: Contact, rule: Rule, order: Order | None, store: Store, now: datetime
) -> Planned:
    channel = order.channel if order else None
    if not may_contact(store.platform, channel, bool(rule.vouched), workspace.day_of(now)):
        return Planned(contact, rule, order, "never", None, "forbidden")
    if order is None:
        return Planned(contact, rule, None, "under_way")
    if order.cancelled or order.undone:
        return Planned(contact, rule, order, "never", None, "cancelled" if order.cancelled else "undone")
    if order.delivered is None:
        return Planned(contact, rule, order, "under_way")
    due, today = order.delivered + rule.days * ONE_DAY, now.astimezone(ZoneInfo(store.timezone)).date()
    if today < due:
        return Planned(contact, rule, order, "later", due)
    if today > order.delivered + LATEST * ONE_DAY:
        return Planned(contact, rule, order, "never", due, "late")
    return Planned(contact, rule, order, "due", due)
