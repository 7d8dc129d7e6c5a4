"""The queue of actions: looked through, and moved on under the audit log's eyes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.actions.action import BEGUN, OPEN, Action, Event, Status
from helloword.actions.limits import Day
from helloword.actions.seeing import seeing
from helloword.actions.tables import ActionEventRow, ActionRow
from helloword.actions.writing import Note, action_from, note_from, note_to
from helloword.audit import Actor, Json, Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.state.numbered import numbered
from helloword.workspace import Workspace


def actions(
    workspace: Workspace, status: Collection[str] = (), playbook: str | None = None, alert: int | None = None
) -> tuple[Action, ...]:
    """Every action that may be seen, or those asked for, the newest first."""
    query = select(ActionRow).order_by(ActionRow.id.desc())
    if status:
        query = query.where(ActionRow.status.in_(list(status)))
    if playbook is not None:
        query = query.where(ActionRow.playbook == playbook)
    if alert is not None:
        query = query.where(ActionRow.alert == alert)
    seen = seeing(workspace)
    with workspace.state.read() as session:
        found = [action_from(row) for row in session.scalars(query)]
    return tuple(action for action in found if seen(action.proposal))


def the_action(workspace: Workspace, id: int | str) -> Action:
    """One action; raises UnknownNameError when there is none of that number that may be seen."""
    seen = seeing(workspace)
    with workspace.state.read() as session:
        found = action_from(row_of(session, id))
    if not seen(found.proposal):
        raise _unknown(id)
    return found


def history(workspace: Workspace, id: int) -> tuple[Event, ...]:
    """What happened to an action, the oldest first."""
    query = select(ActionEventRow).where(ActionEventRow.action == id).order_by(ActionEventRow.id)
    with workspace.state.read() as session:
        return tuple(Event(row.at, row.what, row.by, note_from(row)) for row in session.scalars(query))


def row_of(session: Session, id: int | str) -> ActionRow:
    """The row of an action; raises UnknownNameError when there is none."""
    row = numbered(session, ActionRow, id)
    if row is None:
        raise _unknown(id)
    return row


def only(row: ActionRow, *wanted: Status) -> None:
    """Raise InputError when the action is not in one of these states."""
    if row.status not in wanted:
        raise InputError(
            f"Action {row.id} is {row.status}; that cannot be done with it now.",
            code="action_status", id=str(row.id), status=row.status,
        )  # fmt: skip


def alone(session: Session, row: ActionRow) -> None:
    """Raise InputError while another action of the playbook is open for the same subject."""
    query = select(ActionRow.id).where(
        ActionRow.playbook == row.playbook, ActionRow.subject == row.subject, ActionRow.id != row.id,
        ActionRow.status.in_(list(OPEN)),
    )  # fmt: skip
    other = session.scalar(query)
    if other is not None:
        raise InputError(
            f"Action {other} is open for the same; let it end or reject it first.", code="action_beside", id=str(other)
        )


def move(
    session: Session, actor: Actor, row: ActionRow, status: Status, at: datetime, note: Note = "", detail: Json = None,
    *, called: str = "",
) -> None:  # fmt: skip
    """Give an action another state, with its event and audit entry, `called` like the state where nothing else is said."""
    was, row.status = row.status, status
    what = called or str(status)
    happened(session, row.id, what, actor, at, note)
    told: dict[str, Json] = {"playbook": row.playbook, "from": was, "digest": row.digest, "detail": detail}
    record(session, actor, f"action.{what}", Subject("action", str(row.id)), told, note_to(note)[0])


def happened(
    session: Session, action: int, what: str, actor: Actor, at: datetime, note: Note = "", *, step: bool = False
) -> None:  # fmt: skip
    """Write down an event; a step only once."""
    line, worded = note_to(note)
    session.add(
        ActionEventRow(action=action, at=at, what=what, by=actor.name, note=line, worded=worded, step=step)
    )  # fmt: skip
    session.flush()


def step_done(session: Session, action: int, name: str) -> str | None:
    """What was told of a step that was done already; None when it was not."""
    query = select(ActionEventRow.note).where(
        ActionEventRow.action == action, ActionEventRow.what == name, ActionEventRow.step.is_(True)
    )
    return session.scalar(query)


def begun_on(session: Session, playbook: str, day: date, but: int = 0) -> Day:
    """What a playbook's actions of a day come to, without the action `but`."""
    query = select(ActionRow.money).where(
        ActionRow.playbook == playbook, ActionRow.begun_on == day, ActionRow.id != but,
        ActionRow.status.in_([*BEGUN, Status.UNDONE]),
    )  # fmt: skip
    amounts = [Decimal(money) for money in session.scalars(query)]
    return Day(len(amounts), sum(amounts, Decimal(0)))


def _unknown(id: int | str) -> UnknownNameError:
    return UnknownNameError("action", str(id), (), code="unknown_action")
