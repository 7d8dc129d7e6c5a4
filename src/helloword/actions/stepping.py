"""One step of an action at a time: begun with leave, done once, finished when it shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from helloword.actions.action import Action, Status, Trouble
from helloword.actions.approving import use, within
from helloword.actions.fresh import stale
from helloword.actions.playbook import Step
from helloword.actions.playbooks import declaration, playbook
from helloword.actions.queue import happened, move, row_of, step_done, the_action
from helloword.actions.writing import trouble_to
from helloword.errors import HellowordError, InputError
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

Way = Literal["do", "undo"]
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=12))
"""How long is waited after the outside world failed; when they are used up, the action has failed."""
BEGIN, FINISH = "begin", "finish"


def names(action: Action, way: Way) -> Sequence[str]:
    """The names of an action's steps in order, from its beginning to its end."""
    return (BEGIN, *(step.name for step in _steps(action, way)), FINISH)


def take(workspace: Workspace, id: int, way: Way, name: str, now: datetime) -> Trouble | None:
    """Do a step, unless it was done; what stands in its way is told."""
    try:
        if name == BEGIN:
            _begin(workspace, id, way, now)
        elif name == FINISH:
            _finish(workspace, id, way, now)
        else:
            _do(workspace, id, way, name, now)
    except HellowordError as error:
        return Trouble.of(error)
    return None


def put_aside(workspace: Workspace, id: int, trouble: Trouble, now: datetime) -> None:
    """Let an action wait until it can be tried again, or give it up."""
    with workspace.state.write() as session:
        row = row_of(session, id)
        row.problem = trouble_to(trouble)
        if trouble.later and row.attempt < len(WAITS):
            row.next_at = now + WAITS[row.attempt]
            move(session, workspace.actor, row, Status.WAITING, now, trouble)
        else:
            row.next_at = None
            move(session, workspace.actor, row, Status.FAILED, now, trouble)


def _begin(workspace: Workspace, id: int, way: Way, now: datetime) -> None:
    _check_fresh(workspace, id, way, now)
    with workspace.state.write() as session:
        row = row_of(session, id)
        if step_done(session, id, _called(way, BEGIN)) is not None:
            return
        if way == "do":
            use(workspace, session, row, now)
            within(workspace, session, row, now)
            row.begun_at, row.begun_on = now, workspace.day_of(now)
        happened(session, id, _called(way, BEGIN), workspace.actor, now, step=True)


def _check_fresh(workspace: Workspace, id: int, way: Way, now: datetime) -> None:
    """A way back is open whatever the data; forward only on fresh data."""
    if way == "undo":
        return
    proposal = the_action(workspace, id).proposal
    old = stale(workspace, declaration(proposal.playbook).fresh, workspace.day_of(now), proposal.stores)
    if old:
        raise InputError(f"It was not begun, because {old[0].text.en}.", code="stale", zh=old[0].text.zh)


def _do(workspace: Workspace, id: int, way: Way, name: str, now: datetime) -> None:
    called = _called(way, name)
    with workspace.state.read() as session:
        if step_done(session, id, called) is not None:
            return
    action = the_action(workspace, id)
    step = next(step for step in _steps(action, way) if step.name == name)
    note = step.do(workspace, action, now)
    with workspace.state.write() as session:
        if step_done(session, id, called) is None:
            happened(session, id, called, workspace.actor, now, note, step=True)


def _finish(workspace: Workspace, id: int, way: Way, now: datetime) -> None:
    """Killed just after it ended, a workflow ends once more; by then the action may be on its way back."""
    action, going = the_action(workspace, id), Status.RUNNING if way == "do" else Status.UNDOING
    if action.status != going:
        return
    told = declaration(action.proposal.playbook)
    verified = playbook(told.id).verify(workspace, action) if way == "do" else None
    with workspace.state.write() as session:
        row = row_of(session, id)
        if row.status != going:
            return
        row.problem = row.next_at = None
        if verified is None:
            row.measure_on = None
            move(session, workspace.actor, row, Status.UNDONE, now)
        else:
            row.done_at, row.verified = now, verified.kept()
            row.measure_on = workspace.day_of(now) + told.measure_after * ONE_DAY
            move(session, workspace.actor, row, Status.DONE, now, verified)


def _steps(action: Action, way: Way) -> Sequence[Step]:
    known = playbook(action.proposal.playbook)
    return known.steps() if way == "do" else known.back()


def _called(way: Way, name: str) -> str:
    return f"{way}:{name}"
