"""The kill switch: while it is on nothing is begun, and what is under way halts before its next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.actions.tables import SwitchRow
from helloword.audit import Actor, Subject, record
from helloword.audit.reason import check_reason
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Switch:
    """How the switch stands, since when, by whom and why."""

    stopped: bool
    at: datetime | None = None
    by: str = ""
    reason: str = ""


def switch(workspace: Workspace) -> Switch:
    """How the switch stands."""
    with workspace.state.read() as session:
        return switch_in(session)


def switch_in(session: Session) -> Switch:
    """The same within a transaction."""
    row = session.scalar(select(SwitchRow).order_by(SwitchRow.id.desc()).limit(1))
    return Switch(row.stopped, row.at, row.by, row.reason) if row else Switch(stopped=False)


def stop(workspace: Workspace, reason: str) -> Switch:
    """Stop everything; stopped already it stays so."""
    return _turn(workspace, reason, stopped=True)


def resume(workspace: Workspace, reason: str) -> Switch:
    """Let actions go on."""
    return _turn(workspace, reason, stopped=False)


def stop_in(session: Session, actor: Actor, reason: str) -> None:
    """Stop everything, within the caller's transaction."""
    _turned(session, actor, reason, stopped=True)


def _turn(workspace: Workspace, reason: str, *, stopped: bool) -> Switch:
    check_reason(reason)
    with workspace.state.write() as session:
        if switch_in(session).stopped != stopped:
            _turned(session, workspace.actor, reason, stopped=stopped)
        return switch_in(session)


def _turned(session: Session, actor: Actor, reason: str, *, stopped: bool) -> None:
    session.add(SwitchRow(at=datetime.now(UTC), by=actor.name, stopped=stopped, reason=reason))
    session.flush()
    record(
        session, actor, "actions.stopped" if stopped else "actions.resumed", Subject("actions", "switch"), {}, reason
    )
