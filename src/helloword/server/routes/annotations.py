"""/api/v1/annotations: what stands on the dates of a chart, and the notes that people write there."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.annotations import Note, Wanted, gather, notes
from helloword.annotations.notes import Words
from helloword.errors import InputError
from helloword.server import annotation_shapes as shapes
from helloword.server.addressed import NoteId
from helloword.server.annotation_answers import Telling
from helloword.server.asking import Day, Where
from helloword.server.asking_for import as_told_to, let_in
from helloword.server.filters import where_from
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/annotations", response_model=shapes.Annotations)
def found(
    request: Request,
    served: Serving,
    first: Annotated[Day, Query(alias="from", description="first day")] = None,
    until: Annotated[Day, Query(alias="to", description="last day")] = None,
    kpi: Annotated[str | None, Query(description="of the charts of this KPI; every KPI otherwise")] = None,
    where: Where = None,
) -> Response:
    """What happened in these days, as far as it lies in the view of whoever asks: the weightiest few of each kind."""
    asker = let_in(request)

    def told(workspace: Workspace) -> Json:
        if first is None or until is None:
            raise InputError("Say which days: from and to.", code="bad_range")
        answer = gather(workspace, Wanted(first, until, kpi, where_from(where or ())))
        return Telling.of(workspace, asker).all(*answer)

    return served.answer(request, told, as_told_to(asker, notes.writers))


@router.post("/api/v1/annotations", response_model=shapes.Annotation)
def write(request: Request, served: Serving, given: Annotated[shapes.NewNote, Body()]) -> Response:
    """Write a note on a date."""
    return _told(request, served.workspace, notes.write(served.workspace, _words(given)))


@router.put("/api/v1/annotations/{id}", response_model=shapes.Annotation)
def change(request: Request, served: Serving, id: NoteId, given: Annotated[shapes.NoteChange, Body()]) -> Response:
    """Change a note; refused where somebody else changed it meanwhile."""
    allowed = let_in(request).permissions
    note = notes.change(served.workspace, allowed, id, given.version, _words(given))
    return _told(request, served.workspace, note)


@router.delete("/api/v1/annotations/{id}", response_model=shapes.Annotation)
def delete(request: Request, served: Serving, id: NoteId) -> Response:
    """Take a note away; going back to a version brings it back."""
    return _told(request, served.workspace, notes.delete(served.workspace, let_in(request).permissions, id))


@router.post("/api/v1/annotations/{id}/restore", response_model=shapes.Annotation)
def restore(request: Request, served: Serving, id: NoteId, given: Annotated[shapes.NoteBack, Body()]) -> Response:
    """Bring back what a note said in an earlier version."""
    note = notes.go_back(served.workspace, let_in(request).permissions, id, given.number)
    return _told(request, served.workspace, note)


@router.get("/api/v1/annotations/{id}/versions", response_model=list[shapes.NoteVersion])
def versions(request: Request, served: Serving, id: NoteId) -> Response:
    """Who changed a note when, the newest first."""
    workspace = served.workspace
    return unkept(Telling.of(workspace, let_in(request)).history(notes.versions_of(workspace, id)))


def _words(given: shapes.NewNote) -> Words:
    return Words(given.text, given.first, given.until, tuple(given.stores), given.kpi)


def _told(request: Request, workspace: Workspace, note: Note) -> Response:
    return unkept(Telling.of(workspace, let_in(request)).note(note))
