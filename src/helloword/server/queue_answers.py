"""Actions with what stands around them, as JSON for the pages: alerts they answer, purchase orders they wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.actions.action import Action, Proposal
from helloword.actions.bulk_files import files_of
from helloword.actions.deferring import latest_deferral
from helloword.actions.editing import amounts_of, as_proposed
from helloword.actions.playbooks import declaration, declarations, playbook
from helloword.actions.queue import actions, history
from helloword.actions.seeing import WITHOUT_COSTS, alerts_of
from helloword.actions.tables import ActionEventRow
from helloword.actions.tasks import Task
from helloword.actions.terms import terms_of
from helloword.audit.head import head_of
from helloword.people import Staff
from helloword.server.action_answers import (
    action_json,
    amount_json,
    event_json,
    playbook_json,
    proposal_json,
    task_json,
)
from helloword.server.readings import Json
from helloword.server.standing import standing_of
from helloword.stores.purchasing import purchases
from helloword.workspace import Workspace

_OF_ONE = ("lines", "content", "provenance")
"""What a list leaves to the page of one action."""


def entry_json(action: Action, currency: str) -> dict[str, Json]:
    """One action as a list tells of it."""
    told = {name: value for name, value in action_json(action, currency).items() if name not in _OF_ONE}
    told.pop("alert")
    return {**told, "items": len(action.proposal.lines), "alerts": list(alerts_of(action.proposal))}


def detail_json(workspace: Workspace, action: Action) -> dict[str, Json]:
    """One action with its lines and its history."""
    currency = workspace.settings.currency
    full = action_json(action, currency)
    events: list[Json] = [event_json(event) for event in history(workspace, action.id)]
    return {
        **entry_json(action, currency),
        **{name: full[name] for name in _OF_ONE},
        "events": events,
        "editable": bool(amounts_of(workspace, action)),
        "latest_deferral": latest_deferral(workspace, action).isoformat(),
        "proposed": _proposed(as_proposed(workspace, action), currency),
        "way_back": bool(playbook(action.proposal.playbook).back()),
        "files": [path.name for path in files_of(workspace, action.key)],
        "purchase": next((each.id for each in purchases(workspace) if each.key == action.key), None),
    }


def amounts_json(workspace: Workspace, action: Action) -> Json:
    """What of an action may be changed now, and of which content that is said."""
    what = declaration(action.proposal.playbook).editable
    found: list[Json] = [amount_json(each) for each in amounts_of(workspace, action)]
    return {"digest": action.digest, "what": what.as_json() if what else None, "amounts": found}


def counts_json(found: Iterable[Action]) -> dict[str, Json]:
    """How many there are of each status."""
    return dict(Counter(str(action.status) for action in found))


def playbooks_json(workspace: Workspace) -> list[Json]:
    """Every playbook that the reader may know of, with its terms and how its actions stand."""
    every, costs = actions(workspace), workspace.scope.costs
    return [
        {
            **playbook_json(declared, terms_of(workspace, id)),
            "counts": counts_json(action for action in every if action.proposal.playbook == id),
        }
        for id, declared in declarations().items()
        if costs or id in WITHOUT_COSTS
    ]


def named_task_json(task: Task, people: Staff) -> Mapping[str, Json]:
    """One task with the name of its person."""
    known = people.people.get(task.person)
    return {**task_json(task), "person_name": known.name if known else task.person}


def acted(workspace: Workspace) -> Hashable:
    """What answers about actions depend on besides data: what people and steps did, and the day."""
    return standing_of(workspace).read(workspace, "acted", _acted), workspace.today


def _acted(session: Session) -> Hashable:
    return head_of(session), session.scalar(select(func.max(ActionEventRow.id)))


def _proposed(proposal: Proposal | None, currency: str) -> Json:
    if proposal is None:
        return None
    told = proposal_json(proposal, currency)
    return {"title": told["title"], "expected": told["expected"], "money": told["money"], "digest": proposal.digest}
