"""Working the queue: each action is a durable workflow whose steps are kept by DBOS, so that a killed one goes on.

One process works at a time, whoever asks; the lock falls with the process. DBOS's own record is a file beside the
lake; when it is lost, an action starts over and finds in the state database which steps were done.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from helloword.actions.action import Action, Status, Trouble
from helloword.actions.queue import alone, history, move, only, row_of, the_action
from helloword.actions.settling import settle
from helloword.actions.stepping import Way, names, put_aside, take
from helloword.actions.stopping import switch
from helloword.actions.tables import ActionRow
from helloword.audit.reason import check_reason
from helloword.errors import InputError
from helloword.state.locks import exclusive
from helloword.workspace import Workspace

if TYPE_CHECKING:
    from dbos import WorkflowHandle

FILE_NAME = "durable.db"
LOCK = "actions.lock"
WAIT_SECONDS = 120
_GOING = (Status.RUNNING, Status.UNDOING)
Clock = Callable[[], datetime]
Work = Callable[[int, Way], str]


@dataclass(frozen=True)
class Worked:
    """What became of the actions that were worked on."""

    done: int = 0
    waiting: int = 0
    failed: int = 0
    halted: int = 0
    stopped: bool = False


def present() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def _never() -> bool:
    return False


def due(workspace: Workspace, now: datetime) -> tuple[int, ...]:
    """The actions that can be worked on now."""
    later = (ActionRow.status == Status.WAITING) & (ActionRow.next_at <= now)
    ready = ActionRow.status.in_((Status.APPROVED, *_GOING))
    with workspace.state.read() as session:
        return tuple(session.scalars(select(ActionRow.id).where(or_(ready, later)).order_by(ActionRow.id)))


def work(
    workspace: Workspace, clock: Clock = present, wait: float = WAIT_SECONDS, halted: Callable[[], bool] = _never
) -> Worked:
    """Work on everything that is due, until `halted`; raises BusyError when another process still does after `wait` seconds.

    What is halted between two steps goes on with the next call.
    """
    settle(workspace, clock())
    if switch(workspace).stopped:
        return Worked(stopped=True)
    if not due(workspace, clock()):
        return Worked()
    with exclusive(workspace.folder / LOCK, wait=wait, what="The queue of actions"):
        ids = due(workspace, clock())
        if not ids:
            return Worked()
        # DBOS refuses a thread in which an event loop runs, so it gets one of its own.
        with ThreadPoolExecutor(1, thread_name_prefix="actions") as own:
            own.submit(_carry_out, workspace, ids, clock, halted).result()
        return _count(workspace, ids)


def _carry_out(workspace: Workspace, ids: tuple[int, ...], clock: Clock, halted: Callable[[], bool]) -> None:
    with _workflows(workspace, clock, halted) as act:
        for id, handle in [(id, _handle(workspace, id, act, clock())) for id in ids]:
            _wait(workspace, id, handle, clock())


def undo(workspace: Workspace, id: int | str, reason: str, now: datetime | None = None) -> Action:
    """Ask for a done action to be taken back; raises InputError where there is no way back."""
    check_reason(reason)
    action = the_action(workspace, id)
    with workspace.state.write() as session:
        row = row_of(session, action.id)
        only(row, Status.DONE)
        if len(names(action, "undo")) == 2:  # a beginning and an end
            raise InputError(f"Action {row.id} has no way back.", code="no_way_back", id=str(row.id))
        alone(session, row)
        row.attempt += 1
        move(session, workspace.actor, row, Status.UNDOING, now or present(), reason)
    return the_action(workspace, action.id)


def again(workspace: Workspace, id: int | str, now: datetime | None = None) -> None:
    """Let a failed or waiting action be tried again now."""
    id = the_action(workspace, id).id
    with workspace.state.write() as session:
        row = row_of(session, id)
        only(row, Status.FAILED, Status.WAITING)
        if row.begun_at is None:
            raise InputError(
                f"Action {row.id} never began; let it be proposed again.", code="never_began", id=str(row.id)
            )
        alone(session, row)
        row.next_at = at = now or present()
        move(session, workspace.actor, row, Status.WAITING, at)


def _way(workspace: Workspace, id: int) -> Way:
    moves = [event.what for event in history(workspace, id)]
    return "undo" if Status.UNDOING in moves else "do"


def _handle(workspace: Workspace, id: int, act: Work, now: datetime) -> WorkflowHandle[str]:
    """The workflow of an action: begun, gone on with, or only waited for because it goes on already."""
    from dbos import DBOS, SetWorkflowID

    way = _way(workspace, id)
    with workspace.state.write() as session:
        row = row_of(session, id)
        if row.status == Status.WAITING:
            row.attempt += 1
        if row.status not in _GOING:
            move(session, workspace.actor, row, Status.RUNNING if way == "do" else Status.UNDOING, now)
        name = f"{way}-{id}-{row.attempt}"
    known = DBOS.get_workflow_status(name)
    if known is None:
        with SetWorkflowID(name):
            return DBOS.start_workflow(act, id, way)
    if known.status == "CANCELLED":
        return DBOS.resume_workflow(name)
    return DBOS.retrieve_workflow(name)


def _wait(workspace: Workspace, id: int, handle: WorkflowHandle[str], now: datetime) -> None:
    try:
        handle.get_result()
    except Exception as error:
        if handle.get_status().status != "CANCELLED":
            logging.getLogger(__name__).exception("Action %s failed", id)
            put_aside(workspace, id, Trouble(f"{type(error).__name__}: {error}", later=False), now)


@contextmanager
def _workflows(workspace: Workspace, clock: Clock, halted: Callable[[], bool]) -> Iterator[Work]:
    """DBOS at work on this company's actions, those of a process that was killed included."""
    from dbos import DBOS

    logging.getLogger("dbos").setLevel(logging.CRITICAL + 1)
    DBOS(
        config={
            "name": "helloword", "system_database_url": f"sqlite:///{workspace.folder / FILE_NAME}",
            "executor_id": "helloword", "application_version": "1",
            "log_level": "CRITICAL",
        }
    )  # fmt: skip
    try:
        act = _registered(workspace, clock, halted)
        DBOS.launch()
        yield act
    finally:
        DBOS.destroy(destroy_registry=True)


def _registered(workspace: Workspace, clock: Clock, halted: Callable[[], bool]) -> Work:
    from dbos import DBOS

    @DBOS.step(name="step")
    def step(id: int, way: Way, name: str) -> Trouble | None:
        return take(workspace, id, way, name, clock())

    @DBOS.step(name="put_aside")
    def aside(id: int, trouble: Trouble) -> None:
        put_aside(workspace, id, trouble, clock())

    @DBOS.workflow(name="action")
    def act(id: int, way: Way) -> str:
        for name in names(the_action(workspace, id), way):
            if halted() or switch(workspace).stopped:
                DBOS.cancel_workflow(str(DBOS.workflow_id))
            trouble = step(id, way, name)
            if trouble is not None:
                aside(id, trouble)
                return trouble.text
        return "done"

    return act


def _count(workspace: Workspace, ids: tuple[int, ...]) -> Worked:
    worked = Worked(stopped=switch(workspace).stopped)
    for status in (the_action(workspace, id).status for id in ids):
        if status in (Status.DONE, Status.UNDONE):
            worked = replace(worked, done=worked.done + 1)
        elif status == Status.WAITING:
            worked = replace(worked, waiting=worked.waiting + 1)
        elif status in _GOING:
            worked = replace(worked, halted=worked.halted + 1)
        else:
            worked = replace(worked, failed=worked.failed + 1)
    return worked
