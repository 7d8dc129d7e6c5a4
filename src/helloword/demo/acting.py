"""What the demo company does about its trouble: proposals that wait, some approved and done, one turned down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from helloword.actions.action import Action, Status
from helloword.actions.approving import approve, reject
from helloword.actions.playbooks import declarations
from helloword.actions.proposing import propose
from helloword.actions.queue import actions
from helloword.actions.tasks import close_task, tasks
from helloword.actions.terms import change_terms
from helloword.actions.working import work
from helloword.audit import Actor
from helloword.demo.birth import current_day
from helloword.workspace import Workspace

OWNER, BUYER, MARKETER, ITSELF = (Actor(name) for name in ("lin-yue", "zhou-wei", "he-tian", "actions"))
NO_MAIL = "演示公司不发邮件 · the demo company sends no mail"
NOT_NOW = "起订量太大，先等样品确认 · the minimum quantity is too much before the samples are approved"
GOOD = "按建议订 · ordered as proposed"
DONE = "换了素材，预算减半 · new creative, half the budget"


def act(workspace: Workspace, today: date) -> None:
    """Propose as of `today`; where nobody has decided on anything yet, people decide on some.

    What they approve is executed only where `today` is the present day, for an order is sent when it is sent.
    """
    before = actions(workspace)
    if not before:
        change_terms(workspace.acting_as(BUYER), "replenishment", {"mail": "0"}, NO_MAIL)
    now = _moment(workspace, today)
    for id in declarations():
        propose(workspace.acting_as(ITSELF), id, now)
    if before:
        return
    _turn_down(workspace, now)
    if today == current_day():
        _carry_out(workspace)


def _turn_down(workspace: Workspace, now: datetime) -> None:
    orders = _waiting(workspace, "replenishment")
    if len(orders) > 2:
        reject(workspace.acting_as(BUYER), orders[-1].id, NOT_NOW, now)


def _carry_out(workspace: Workspace) -> None:
    for action in _waiting(workspace, "replenishment")[:2]:
        approve(workspace.acting_as(BUYER), action.id, note=GOOD)
    for action in _waiting(workspace, "task", lambda a: dict(a.proposal.subject).get("rule") in ("supplier_late", "roas_off")):  # fmt: skip
        approve(workspace.acting_as(OWNER), action.id)
    work(workspace.acting_as(ITSELF))
    for task in tasks(workspace, "open", person=MARKETER.name)[:1]:
        close_task(workspace.acting_as(MARKETER), task.id, DONE)


def _waiting(workspace: Workspace, playbook: str, wanted: Callable[[Action], bool] = lambda _: True) -> list[Action]:
    """Proposals of a playbook, those that should bring most first."""
    found = [action for action in actions(workspace, (Status.PROPOSED,), playbook) if wanted(action)]
    return sorted(found, key=lambda action: (-(action.proposal.expected.amount or Decimal(0)), action.id))


def _moment(workspace: Workspace, today: date) -> datetime:
    """The present moment, or the morning of another day."""
    if today == current_day():
        return datetime.now(UTC)
    return datetime.combine(today, time(9), ZoneInfo(workspace.settings.timezone)).astimezone(UTC)
