"""What the demo company does about its trouble now: proposals that wait, some approved and done, one turned down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from helloword.actions.action import Action, Status
from helloword.actions.approving import approve, reject
from helloword.actions.playbooks import declarations
from helloword.actions.proposing import propose
from helloword.actions.queue import actions
from helloword.actions.tasks import close_task, tasks
from helloword.actions.working import work
from helloword.demo.birth import current_day
from helloword.demo.earlier import BUYER, ITSELF, MARKETER, OWNER, best_first, morning, only_earlier
from helloword.workspace import Workspace

NOT_NOW = "起订量太大，先等样品确认 · the minimum quantity is too much before the samples are approved"
NOT_THESE = "大促前先不动这些出价 · these bids stay as they are until the sale is over"
GOOD = "按建议订 · ordered as proposed"
DONE = "换了素材，预算减半 · new creative, half the budget"


def act(workspace: Workspace, today: date) -> None:
    """Propose as of `today`; where nobody has decided on any of it yet, people decide on some."""
    first, now = only_earlier(workspace, today), _moment(workspace, today)
    for id in declarations():
        propose(workspace.acting_as(ITSELF), id, now)
    if first:
        _turn_down(workspace, now)
        _carry_out(workspace, now)


def _turn_down(workspace: Workspace, now: datetime) -> None:
    """An order, as long as two are left; bids on days that have fewer."""
    orders, bids = _waiting(workspace, "replenishment"), _waiting(workspace, "ad_bids")
    if len(orders) > 2:
        reject(workspace.acting_as(BUYER), orders[-1].id, NOT_NOW, now)
    elif len(bids) > 1:
        reject(workspace.acting_as(MARKETER), bids[-1].id, NOT_THESE, now)


def _carry_out(workspace: Workspace, now: datetime) -> None:
    orders = _waiting(workspace, "replenishment")
    for action in orders[: 2 if len(orders) > 3 else 1]:
        approve(workspace.acting_as(BUYER), action.id, note=GOOD, now=now)
    for action in _waiting(workspace, "task", lambda a: dict(a.proposal.subject).get("rule") in ("supplier_late", "roas_off")):  # fmt: skip
        approve(workspace.acting_as(OWNER), action.id, now=now)
    work(workspace.acting_as(ITSELF), lambda: now)
    for task in tasks(workspace, "open", person=MARKETER.name)[:1]:
        close_task(workspace.acting_as(MARKETER), task.id, DONE, now=now)


def _waiting(workspace: Workspace, playbook: str, wanted: Callable[[Action], bool] = lambda _: True) -> list[Action]:
    return best_first(action for action in actions(workspace, (Status.PROPOSED,), playbook) if wanted(action))


def _moment(workspace: Workspace, today: date) -> datetime:
    """The present moment, or the morning of another day."""
    return datetime.now(UTC) if today == current_day() else morning(workspace, today)
