"""What actions did in a period, as a review tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from helloword.actions.action import Action
from helloword.actions.playbooks import declaration
from helloword.actions.queue import actions
from helloword.audit import Json
from helloword.money import from_text
from helloword.people import Staff
from helloword.reviews.scopes import Scope, holders_of
from helloword.reviews.spans import Days
from helloword.text import Text
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Acted:
    """One action that was at work in the period.

    Attributes:
        what: what was done, in words.
        expected, measured: its effect in the reporting currency, as stated before and as measured after.
        low, high: the interval of what was measured.
    """

    playbook: str
    what: Text
    status: str
    expected: Decimal | None
    measured: Decimal | None
    low: Decimal | None
    high: Decimal | None


def acted_in(workspace: Workspace, days: Days, scope: Scope, staff: Staff) -> tuple[Acted, ...]:
    """The actions of a scope's playbooks that began or were measured in the period, the earliest first."""
    known = [
        action for action in actions(workspace)
        if _within(workspace, action, days) and _of_scope(action.proposal.playbook, scope, staff)
    ]  # fmt: skip
    return tuple(_acted(action) for action in sorted(known, key=lambda action: action.id))


def _within(workspace: Workspace, action: Action, days: Days) -> bool:
    if action.begun_at is None:
        return False
    measured = action.measure_on if action.effect else None
    at = (workspace.day_of(action.begun_at), measured)
    return any(day is not None and days.start <= day <= days.end for day in at)


def _of_scope(playbook: str, scope: Scope, staff: Staff) -> bool:
    return scope.of == "company" or scope.id in holders_of(declaration(playbook).owner, staff)


def _acted(action: Action) -> Acted:
    proposal, effect = action.proposal, action.effect
    told = (
        {name: from_text(_text(effect.get(name))) for name in ("value", "low", "high")} if effect.get("money") else {}
    )
    return Acted(
        proposal.playbook, proposal.title, str(action.status), proposal.expected.amount, told.get("value"),
        told.get("low"), told.get("high"),
    )  # fmt: skip


def _text(value: Json) -> str | None:
    return None if value is None else str(value)
