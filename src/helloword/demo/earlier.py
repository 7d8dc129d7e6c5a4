"""What the demo company did in the weeks before its present day: one action of each playbook, long enough ago to be measured."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from helloword.actions.action import Action, Status
from helloword.actions.approving import approve
from helloword.actions.measuring import measure_due
from helloword.actions.proposing import propose
from helloword.actions.queue import actions, the_action
from helloword.actions.tasks import close_task, task_of
from helloword.actions.terms import change_terms
from helloword.actions.working import work
from helloword.audit import Actor
from helloword.demo.stories import BID_LOWERED
from helloword.period import ONE_DAY
from helloword.stores.purchasing import inspect, purchase_with, receive
from helloword.stores.telling import tell_lake
from helloword.workspace import Workspace

OWNER, BUYER, MARKETER, CLERK, ITSELF = (
    Actor(name) for name in ("lin-yue", "zhou-wei", "he-tian", "xu-fang", "actions")
)
ORDERED, GIVEN = 67, 21
"""Days before the present on which an order was sent and an alert given to somebody; their effect was measured a week ago."""
LATE = ("S03", "S07")
"""Suppliers whose deliveries are late in the demo's history."""
INSPECTED = 20
NO_MAIL = "演示公司不发邮件 · the demo company sends no mail"
SENT = "按建议订 · ordered as proposed"
TRIED = "先调这一个，看四周 · this one first, to be looked at in four weeks"
ASKED = "已和供应商通话，交期写进下一单 · spoke to the supplier, the new lead time is in the next order"


def work_earlier(workspace: Workspace, today: date) -> None:
    """Order and bid as it would have been done then, with what was known then; a company with actions has its own past."""
    if actions(workspace):
        return
    change_terms(workspace.acting_as(BUYER), "replenishment", {"mail": "0"}, NO_MAIL)
    moments = [morning(workspace, today - ago * ONE_DAY) for ago in (ORDERED, BID_LOWERED)]
    for playbook, now in zip(("replenishment", "ad_bids"), moments, strict=True):
        propose(workspace.acting_as(ITSELF), playbook, now)
    _order(workspace, moments[0])
    _done(workspace, "ad_bids", MARKETER, moments[1], TRIED)


def give_and_measure(workspace: Workspace, today: date) -> None:
    """Give a late supplier's alert to somebody, some weeks ago, and measure what is due on the day on which it was."""
    if only_earlier(workspace, today) and not actions(workspace, playbook="task"):
        now = morning(workspace, today - GIVEN * ONE_DAY)
        propose(workspace.acting_as(ITSELF), "task", now)
        _give(workspace, now)
    due = {each.measure_on for each in actions(workspace) if each.measure_on is not None and not each.effect}
    for day in sorted(day for day in due if day <= today):
        measure_due(workspace.acting_as(ITSELF), morning(workspace, day))


def only_earlier(workspace: Workspace, today: date) -> bool:
    """Whether nothing was proposed but on the days before the present on which this module does."""
    days = {today - ago * ONE_DAY for ago in (ORDERED, BID_LOWERED, GIVEN)}
    return {workspace.day_of(action.proposed_at) for action in actions(workspace)} <= days


def morning(workspace: Workspace, day: date) -> datetime:
    """Nine o'clock where the company is."""
    return datetime.combine(day, time(9), ZoneInfo(workspace.settings.timezone)).astimezone(UTC)


def best_first(found: Iterable[Action]) -> list[Action]:
    """Actions, those that should bring most first."""
    return sorted(found, key=lambda action: (-(action.proposal.expected.amount or Decimal(0)), action.id))


def _order(workspace: Workspace, now: datetime) -> None:
    """The order that should bring most, of a supplier who delivers in time; all of it came when it was promised."""
    done = _done(workspace, "replenishment", BUYER, now, SENT, lambda a: _supplier(a) not in LATE)
    purchase = purchase_with(workspace, done.key) if done else None
    if purchase is None:
        return
    acting = workspace.acting_as(CLERK)
    for line in purchase.lines:
        on, units = line.ordered.promised_on, line.ordered.quantity
        came = morning(workspace, on)
        receive(acting, purchase.id, line.number, units, on, now=came)
        inspect(acting, purchase.id, line.number, min(units, INSPECTED), min(units, INSPECTED), came)
    tell_lake(acting)


def _give(workspace: Workspace, now: datetime) -> None:
    """An alert about a supplier, given to the person who talks to suppliers."""
    done = _done(workspace, "task", OWNER, now, "", lambda a: _rule(a) == "supplier_late")
    task = task_of(workspace, done.key) if done else None
    if task is not None:
        close_task(workspace.acting_as(Actor(task.person)), task.id, ASKED, now=morning(workspace, task.due))


def _done(
    workspace: Workspace, playbook: str, by: Actor, now: datetime, note: str,
    wanted: Callable[[Action], bool] = lambda _: True,
) -> Action | None:  # fmt: skip
    """The wanted proposal that should bring most, approved and executed at a moment; None where there is none."""
    found = best_first(action for action in actions(workspace, (Status.PROPOSED,), playbook) if wanted(action))
    if not found:
        return None
    approve(workspace.acting_as(by), found[0].id, note=note, now=now)
    work(workspace.acting_as(ITSELF), lambda: now)
    return the_action(workspace, found[0].id)


def _supplier(action: Action) -> str | None:
    return dict(action.proposal.subject).get("supplier")


def _rule(action: Action) -> str | None:
    return dict(action.proposal.subject).get("rule")
