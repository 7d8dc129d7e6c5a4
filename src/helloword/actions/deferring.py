"""Putting a proposal aside until a day: it leaves the queue, stays open, and comes back by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from helloword.actions.action import Action, Status
from helloword.actions.queue import move, only, row_of, the_action
from helloword.actions.settling import settle
from helloword.actions.tables import ActionRow
from helloword.audit.reason import check_reason
from helloword.errors import InputError
from helloword.workspace import Workspace

_MOMENT = timedelta(microseconds=1)


def defer(workspace: Workspace, id: int | str, until: date, reason: str, now: datetime | None = None) -> Action:
    """Put a proposal aside until a day on which it has not expired; one that is aside gets another day.

    Raises InputError for what is not proposed, for a day that is not to come, and for one on which it has expired.
    """
    check_reason(reason)
    at = now or datetime.now(UTC)
    settle(workspace, at)
    id = the_action(workspace, id).id
    with workspace.state.write() as session:
        row = row_of(session, id)
        only(row, Status.PROPOSED, Status.DEFERRED)
        _check(workspace, row, until, workspace.day_of(at))
        row.deferred_until, row.deferred_by, row.deferred_why = until, workspace.actor.name, reason
        move(session, workspace.actor, row, Status.DEFERRED, at, reason, {"until": until.isoformat()})
    return the_action(workspace, id)


def bring_back(workspace: Workspace, id: int | str, now: datetime | None = None) -> Action:
    """Put what was put aside back into the queue at once."""
    at = now or datetime.now(UTC)
    settle(workspace, at)
    id = the_action(workspace, id).id
    with workspace.state.write() as session:
        row = row_of(session, id)
        only(row, Status.DEFERRED)
        move(session, workspace.actor, row, Status.PROPOSED, at, called="returned")
    return the_action(workspace, id)


def latest_deferral(workspace: Workspace, action: Action) -> date:
    """The last day on which an action has not expired when the day begins."""
    return _last(workspace, action.expires_at)


def _last(workspace: Workspace, expires_at: datetime) -> date:
    return workspace.day_of(expires_at - _MOMENT)


def _check(workspace: Workspace, row: ActionRow, until: date, today: date) -> None:
    last = _last(workspace, row.expires_at)
    if last <= today:
        raise InputError(
            f"Action {row.id} expires today; approve it, or reject it with the reason.",
            code="expires_today", id=str(row.id),
        )  # fmt: skip
    if until <= today:
        raise InputError(
            f"Action {row.id} can be put aside until a day to come: {last} at the latest, because it expires then.",
            code="defer_to_come", id=str(row.id), last=last.isoformat(),
        )  # fmt: skip
    if until > last:
        raise InputError(
            f"Action {row.id} expires on {last}; put it aside until then at the latest, or reject it: "
            "what is still needed is proposed again.",
            code="defer_too_long", id=str(row.id), last=last.isoformat(),
        )  # fmt: skip
