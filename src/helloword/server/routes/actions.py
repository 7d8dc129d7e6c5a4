"""/api/v1/actions: what playbooks propose, what people decide on it, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.actions.action import Action, Status
from helloword.actions.approving import approve, reject
from helloword.actions.bulk_files import files_of
from helloword.actions.deferring import bring_back, defer
from helloword.actions.editing import edit
from helloword.actions.playbooks import declaration, declarations
from helloword.actions.proposing import propose, propose_task
from helloword.actions.queue import actions, the_action
from helloword.actions.seeing import alerts_of
from helloword.actions.working import again, undo
from helloword.errors import HellowordError, UnknownNameError
from helloword.server import action_bodies as bodies
from helloword.server import action_shapes as shapes
from helloword.server import queue_answers as answers
from helloword.server.action_answers import proposed_json
from helloword.server.addressed import ActionId, FileName
from helloword.server.paging import Paging
from helloword.server.problems import locale_of
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.server.wording import worded
from helloword.stores.papers import XLSX
from helloword.text import Locale
from helloword.workspace import Workspace

router = APIRouter()
Tab = Literal["waiting", "deferred", "under_way", "done", "closed"]
TABS: dict[Tab, tuple[Status, ...]] = {
    "waiting": (Status.PROPOSED,),
    "deferred": (Status.DEFERRED,),
    "under_way": (Status.APPROVED, Status.RUNNING, Status.WAITING, Status.FAILED, Status.UNDOING),
    "done": (Status.DONE, Status.UNDONE),
    "closed": (Status.REJECTED, Status.EXPIRED, Status.REPLACED),
}
"""What people look at together: a failed action still asks for somebody."""


@router.get("/api/v1/actions", response_model=shapes.Actions)
def queue(
    request: Request,
    served: Serving,
    paged: Paging,
    tab: Annotated[Tab | None, Query(description="waiting, deferred, under_way, done or closed")] = None,
    status: Annotated[list[Status] | None, Query(max_length=12, description="only actions that stand so")] = None,
    playbook: Annotated[str | None, Query(max_length=60, description="only what this playbook proposed")] = None,
    alert: Annotated[int | None, Query(ge=1, le=999_999_999, description="that answer this alert")] = None,
) -> Response:
    """The queue, the newest first."""
    wanted = {*(status or ()), *(TABS[tab] if tab else ())}

    def told(workspace: Workspace) -> Json:
        if playbook is not None:
            declaration(playbook)
        every = actions(workspace, playbook=playbook)
        kept = [each for each in every if (not wanted or each.status in wanted) and _answers(each, alert)]
        shown, more = paged.of(kept, lambda each: (-each.id,))
        return {"items": _entries(workspace, shown), "next": more, "counts": answers.counts_json(every)}

    return served.answer(request, told, answers.acted)


@router.get("/api/v1/actions/{id}", response_model=shapes.ActionDetail)
def action(request: Request, served: Serving, id: ActionId) -> Response:
    """One action: what it changes and why, what it should bring, and what has happened to it."""
    return served.answer(request, lambda w: answers.detail_json(w, the_action(w, id)), answers.acted)


@router.get("/api/v1/actions/{id}/amounts", response_model=shapes.ActionAmounts)
def amounts(request: Request, served: Serving, id: ActionId) -> Response:
    """What of a proposal may be changed before it is approved, and within what."""
    return served.answer(request, lambda w: answers.amounts_json(w, the_action(w, id)), answers.acted)


@router.get("/api/v1/actions/{id}/files/{name}", response_class=Response)
def file(served: Serving, id: ActionId, name: FileName) -> Response:
    """A file that an action wrote, to upload by hand."""
    workspace = served.workspace
    written = {path.name: path for path in files_of(workspace, the_action(workspace, id).key)}
    if name not in written:
        raise UnknownNameError("file", name, written, code="unknown_action_file")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}", "Cache-Control": "no-store"}
    kind = XLSX if name.endswith(".xlsx") else "text/csv; charset=utf-8"
    return Response(written[name].read_bytes(), media_type=kind, headers=headers)


@router.post("/api/v1/actions/approve", response_model=shapes.ActionsDecided)
def approve_some(request: Request, served: Serving, wanted: Annotated[bodies.Approving, Body()]) -> Response:
    """Approve actions as they were seen; one that has changed since, expired or goes over a limit is refused."""
    workspace, seen = served.workspace, {each.id: each.digest for each in wanted.actions}
    return _decided(
        workspace, seen, locale_of(request), lambda one: approve(workspace, one, seen=seen[one], note=wanted.note)
    )


@router.post("/api/v1/actions/reject", response_model=shapes.ActionsDecided)
def reject_some(request: Request, served: Serving, wanted: Annotated[bodies.Rejecting, Body()]) -> Response:
    """Reject actions that have not begun, with the reason."""
    workspace = served.workspace
    return _decided(
        workspace, dict.fromkeys(wanted.ids), locale_of(request), lambda one: reject(workspace, one, wanted.reason)
    )


@router.post("/api/v1/actions/defer", response_model=shapes.ActionsDecided)
def defer_some(request: Request, served: Serving, wanted: Annotated[bodies.Deferring, Body()]) -> Response:
    """Put proposals aside until a day, with the reason; one that would have expired by then is refused."""
    workspace, ids = served.workspace, dict.fromkeys(wanted.ids)
    return _decided(workspace, ids, locale_of(request), lambda one: defer(workspace, one, wanted.until, wanted.reason))


@router.post("/api/v1/actions/return", response_model=shapes.ActionsDecided)
def return_some(request: Request, served: Serving, wanted: Annotated[bodies.Returning, Body()]) -> Response:
    """Bring proposals that were put aside back into the queue at once."""
    workspace = served.workspace
    return _decided(workspace, dict.fromkeys(wanted.ids), locale_of(request), lambda one: bring_back(workspace, one))


@router.post("/api/v1/actions/undo", response_model=shapes.ActionsDecided)
def undo_some(request: Request, served: Serving, wanted: Annotated[bodies.Undoing, Body()]) -> Response:
    """Ask for done actions to be taken back, with the reason; what has no way back is refused."""
    workspace = served.workspace
    return _decided(
        workspace, dict.fromkeys(wanted.ids), locale_of(request), lambda one: undo(workspace, one, wanted.reason)
    )


@router.post("/api/v1/actions/propose", response_model=list[shapes.ActionsProposed])
def propose_now(served: Serving, wanted: Annotated[bodies.Proposing, Body()]) -> Response:
    """Ask playbooks what they would do now, or for a task about one alert."""
    workspace = served.workspace
    if wanted.alert is not None:
        return unkept([proposed_json(propose_task(workspace, wanted.alert))])
    ids = [declaration(id).id for id in wanted.playbooks] or list(declarations())
    return unkept([proposed_json(propose(workspace, id)) for id in dict.fromkeys(ids)])


@router.post("/api/v1/actions/{id}/edit", response_model=shapes.ActionDetail)
def edit_one(served: Serving, id: ActionId, wanted: Annotated[bodies.Editing, Body()]) -> Response:
    """Change amounts of a proposal as it was seen, within the playbook's limits, with the reason."""
    workspace, changes = served.workspace, {each.line: each.value for each in wanted.amounts}
    edited = edit(workspace, id, changes, wanted.reason, seen=wanted.digest)
    return unkept(answers.detail_json(workspace, edited))


@router.post("/api/v1/actions/{id}/undo", response_model=shapes.ActionDetail)
def undo_one(served: Serving, id: ActionId, wanted: Annotated[bodies.Reasoned, Body()]) -> Response:
    """Ask for a done action to be taken back, with the reason."""
    workspace = served.workspace
    undo(workspace, id, wanted.reason)
    return unkept(answers.detail_json(workspace, the_action(workspace, id)))


@router.post("/api/v1/actions/{id}/again", response_model=shapes.ActionDetail)
def again_one(served: Serving, id: ActionId) -> Response:
    """Let a failed or waiting action be tried again now."""
    workspace = served.workspace
    again(workspace, id)
    return unkept(answers.detail_json(workspace, the_action(workspace, id)))


def _answers(action: Action, alert: int | None) -> bool:
    return alert is None or alert in alerts_of(action.proposal)


def _entries(workspace: Workspace, found: Iterable[Action]) -> list[Json]:
    return [answers.entry_json(each, workspace.settings.currency) for each in found]


def _decided(workspace: Workspace, ids: Iterable[int], locale: Locale, decide: Callable[[int], Action]) -> Response:
    """Each on its own, so that one refusal leaves the others as decided."""
    done: list[Action] = []
    refused: list[Json] = []
    for id in ids:
        try:
            done.append(decide(id))
        except HellowordError as error:
            refused.append({"id": id, "code": error.code, "detail": worded(error, locale)})
    return unkept({"actions": _entries(workspace, done), "refused": refused})
