"""A company that comes back from a backup: what it was about to do may have been done since, so nothing goes on by itself."""

from __future__ import annotations

from sqlalchemy import select

from helloword.actions.action import Status
from helloword.actions.playbooks import declarations
from helloword.actions.stopping import stop
from helloword.actions.tables import ActionRow
from helloword.actions.terms import terms_of
from helloword.workspace import Workspace

_UNDER_WAY = (Status.APPROVED, Status.RUNNING, Status.WAITING, Status.UNDOING)


def stop_what_was_under_way(workspace: Workspace, reason: str) -> bool:
    """Throw the kill switch when actions were under way or a playbook works alone; whether it was thrown."""
    with workspace.state.read() as session:
        going = session.scalar(select(ActionRow.id).where(ActionRow.status.in_(_UNDER_WAY)).limit(1))
    if going is None and all(terms_of(workspace, id).mode != "alone" for id in declarations()):
        return False
    stop(workspace, reason)
    return True
