"""What persons are to do: made once, told to them, and closed by them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.actions.tables import TaskRow
from helloword.audit import Json, Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.scope import EVERYTHING
from helloword.state.numbered import numbered
from helloword.text import Text
from helloword.workspace import Workspace

Standing = Literal["open", "done", "withdrawn"]


@dataclass(frozen=True)
class Task:
    """Something that a person is to do by a day."""

    id: int
    person: str
    title: Text
    body: Text
    due: date
    status: str
    closed_at: datetime | None
    closed_by: str | None
    note: str


def tasks(workspace: Workspace, status: Standing | None = None, person: str | None = None) -> tuple[Task, ...]:
    """Every task that may be seen, those due first at the top; who sees a part of the company sees their own."""
    query = select(TaskRow).order_by(TaskRow.due, TaskRow.id)
    if status is not None:
        query = query.where(TaskRow.status == status)
    if person is not None:
        query = query.where(TaskRow.person == person)
    with workspace.state.read() as session:
        return tuple(_task(row) for row in session.scalars(query) if _seen(workspace, row))


def make_task(
    workspace: Workspace, key: str, person: str, title: Text, body: Text, due: date, now: datetime | None = None
) -> Task:  # fmt: skip
    """A new task; the same key again is the same task."""
    with workspace.state.write() as session:
        row = session.scalar(select(TaskRow).where(TaskRow.key == key))
        if row is None:
            row = TaskRow(
                key=key, person=person, title=title.kept(), body=body.kept(), due=due, made_at=now or datetime.now(UTC),
                status="open", note="",
            )  # fmt: skip
            session.add(row)
            session.flush()
            detail: dict[str, Json] = {"person": person, "title": title.as_json(), "due": due.isoformat()}
            record(session, workspace.actor, "task.made", Subject("task", str(row.id)), detail)
        return _task(row)


def close_task(
    workspace: Workspace, id: int | str, note: str, standing: Standing = "done", now: datetime | None = None
) -> Task:  # fmt: skip
    """Close a task with what was done; raises UnknownNameError, or InputError when it is closed already."""
    with workspace.state.write() as session:
        row = numbered(session, TaskRow, id)
        if row is None or not _seen(workspace, row):
            raise UnknownNameError("task", str(id), (), code="unknown_task")
        _close(workspace, session, row, note, standing, now)
        return _task(row)


def withdraw_task(workspace: Workspace, key: str, now: datetime | None = None) -> int:
    """Withdraw the task of that key; one that was done already stays done."""
    with workspace.state.write() as session:
        row = session.scalars(select(TaskRow).where(TaskRow.key == key)).one()
        if row.status == "open":
            _close(workspace, session, row, "", "withdrawn", now)
        return row.id


def task_of(workspace: Workspace, key: str) -> Task | None:
    """The task of that key."""
    with workspace.state.read() as session:
        row = session.scalar(select(TaskRow).where(TaskRow.key == key))
        return _task(row) if row else None


def _seen(workspace: Workspace, row: TaskRow) -> bool:
    return workspace.scope == EVERYTHING or workspace.actor.person == row.person


def _close(
    workspace: Workspace, session: Session, row: TaskRow, note: str, standing: Standing, now: datetime | None
) -> None:  # fmt: skip
    if row.status != "open":
        raise InputError(
            f"Task {row.id} is {row.status} already.", code="task_closed", id=str(row.id), status=row.status
        )
    row.status, row.closed_at, row.closed_by, row.note = standing, now or datetime.now(UTC), workspace.actor.name, note
    record(session, workspace.actor, f"task.{standing}", Subject("task", str(row.id)), {}, note)


def _task(row: TaskRow) -> Task:
    title, body = Text.read(row.title), Text.read(row.body)
    return Task(row.id, row.person, title, body, row.due, row.status, row.closed_at, row.closed_by, row.note)
