"""/api/v1/playbooks, /api/v1/switch and /api/v1/tasks: how playbooks may work, whether any may, and what persons are to do."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.actions.stopping import resume, stop, switch
from helloword.actions.tasks import close_task, tasks
from helloword.actions.terms import change_terms
from helloword.people import staff
from helloword.server import action_bodies as bodies
from helloword.server import action_shapes as shapes
from helloword.server import queue_answers as answers
from helloword.server.action_answers import switch_json
from helloword.server.addressed import PlaybookId, TaskId
from helloword.server.paging import Paging
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/playbooks", response_model=list[shapes.Playbook])
def playbooks(request: Request, served: Serving) -> Response:
    """Every playbook, under which terms it works, and how its actions stand."""
    return served.answer(request, answers.playbooks_json, answers.acted)


@router.post("/api/v1/playbooks/{id}/terms", response_model=list[shapes.Playbook])
def change(served: Serving, id: PlaybookId, wanted: Annotated[bodies.NewTerms, Body()]) -> Response:
    """Change the mode, limits or settings of a playbook, with the reason."""
    workspace = served.workspace
    change_terms(workspace, id, wanted.changes, wanted.reason)
    return unkept(answers.playbooks_json(workspace))


@router.get("/api/v1/switch", response_model=shapes.KillSwitch)
def kill_switch(request: Request, served: Serving) -> Response:
    """Whether all actions are stopped."""
    return served.answer(request, lambda workspace: switch_json(switch(workspace)), answers.acted)


@router.post("/api/v1/switch", response_model=shapes.KillSwitch)
def turn(served: Serving, wanted: Annotated[bodies.Switching, Body()]) -> Response:
    """Stop everything, or let it go on, with the reason."""
    workspace = served.workspace
    return unkept(switch_json((stop if wanted.stopped else resume)(workspace, wanted.reason)))


@router.get("/api/v1/tasks", response_model=shapes.Tasks)
def tasks_of(
    request: Request,
    served: Serving,
    paged: Paging,
    status: Annotated[
        Literal["open", "done", "withdrawn"] | None, Query(description="only tasks that stand so")
    ] = None,
    person: Annotated[str | None, Query(max_length=60, description="only tasks of this person, by id")] = None,
) -> Response:
    """What persons are to do, due first at the top."""

    def told(workspace: Workspace) -> Json:
        people = staff(workspace)
        shown, more = paged.of(tasks(workspace, status, person), lambda each: (each.due.isoformat(), each.id))
        return {"items": [answers.named_task_json(each, people) for each in shown], "next": more}

    return served.answer(request, told, answers.acted)


@router.post("/api/v1/tasks/{id}/close", response_model=shapes.Task)
def close(served: Serving, id: TaskId, said: Annotated[bodies.ClosedTask, Body()]) -> Response:
    """Say that a task is done, or withdraw it."""
    workspace = served.workspace
    closed = close_task(workspace, id, said.note, said.standing)
    return unkept(answers.named_task_json(closed, staff(workspace)))
