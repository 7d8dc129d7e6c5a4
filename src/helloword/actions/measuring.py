"""What actions did: looked at once so many days after, when the data of all those days is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import select

from helloword.actions.action import Proposal, Status
from helloword.actions.effect import SURE, Effect, Watched, effect_of
from helloword.actions.fresh import stale
from helloword.actions.playbooks import declaration, playbook
from helloword.actions.queue import happened, row_of, the_action
from helloword.actions.tables import ActionRow
from helloword.actions.writing import action_from
from helloword.audit import Json, Subject, record
from helloword.money import full_text, plain
from helloword.workspace import Workspace


def measure_due(workspace: Workspace, now: datetime | None = None) -> tuple[int, ...]:
    """Measure every action whose day has come; the ids of those that were."""
    at = now or datetime.now(UTC)
    today = workspace.day_of(at)
    query = select(ActionRow).where(
        ActionRow.status == Status.DONE, ActionRow.effect.is_(None), ActionRow.measure_on <= today
    )
    with workspace.state.read() as session:
        waiting = [action_from(row) for row in session.scalars(query.order_by(ActionRow.id))]
    return tuple(
        each.id for each in waiting if _is_fresh(workspace, each.proposal, today) and measure(workspace, each.id, at)
    )


def measure(workspace: Workspace, id: int, now: datetime | None = None) -> bool:
    """Measure one action and keep what was found; False when it was measured already."""
    action = the_action(workspace, id)
    name = action.proposal.playbook
    watched = playbook(name).watched(workspace, action, declaration(name).measure_after)
    found = effect_of(watched)
    told, note = effect_json(watched, found), plain(round(found.value, 2)) if found else ""
    with workspace.state.write() as session:
        row = row_of(session, id)
        if row.effect is not None:
            return False
        row.effect = json.dumps(told)
        happened(session, id, "measured", workspace.actor, now or datetime.now(UTC), note)
        record(session, workspace.actor, "action.measured", Subject("action", str(id)), told)
        return True


def _is_fresh(workspace: Workspace, proposal: Proposal, today: date) -> bool:
    return not stale(workspace, declaration(proposal.playbook).fresh, today, proposal.stores)


def effect_json(watched: Watched, effect: Effect | None) -> Mapping[str, Json]:
    """What is kept of a measurement; no value where too little was left untouched."""
    return {
        "kpi": watched.kpi, "days": watched.days, "money": watched.money, "touched": len(watched.touched),
        "untouched": len(watched.untouched), "sure": full_text(SURE),
        "value": full_text(effect.value) if effect else None, "low": full_text(effect.low) if effect else None,
        "high": full_text(effect.high) if effect else None, "clear": effect.clear if effect else False,
    }  # fmt: skip
