"""/api/v1/imports: what was imported, by whom, which rows wait to be mended, and the way back."""

from __future__ import annotations

from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, BackgroundTasks, Body, Query
from fastapi import Path as InPath
from starlette.responses import Response

from helloword.audit import Actor, entries
from helloword.audit.reason import check_reason
from helloword.errors import UnknownNameError
from helloword.lake.admitting import is_admitted, stores_in_view
from helloword.lake.importing import (
    Failed,
    Import,
    export_rejects,
    failed_imports,
    list_imports,
    rejects,
    undo_import,
)
from helloword.people import staff
from helloword.server import import_shapes as shapes
from helloword.server.looking_again import look_again
from helloword.server.paging import ShortPaging
from helloword.server.readings import Json
from helloword.server.served import Serving, unkept
from helloword.workspace import Workspace

router = APIRouter()
MOST_REJECTS = 1_000
_CSV = {"description": "CSV", "content": {"text/csv": {"schema": {"type": "string"}}}}
Id = Annotated[int, InPath(ge=1, le=2**53, description="the number of an import, as in the list of them")]


@router.get("/api/v1/imports", response_model=shapes.Imports)
def imports(
    served: Serving,
    paged: ShortPaging,
) -> Response:
    """A page of the imports, the newest first; attempts that came to nothing stand on the first page."""
    workspace = served.workspace
    shown, more = paged.of(reversed(_visible(workspace)), lambda each: (-each.id,))
    by = _who(workspace)
    listed = [_done(each, by.get(str(each.id), "")) for each in shown]
    if paged.cursor is None and workspace.scope.whole:
        listed += [_failed(each) for each in failed_imports(workspace)[-paged.limit :]]
    listed.sort(key=lambda entry: str(entry["at"]), reverse=True)
    return unkept({"items": [*listed], "next": more})


@router.get("/api/v1/imports/{id}/rejects", response_model=list[shapes.RejectedCell])
def rejected(
    served: Serving,
    id: Id,
    limit: Annotated[int, Query(ge=1, le=MOST_REJECTS, description="how many cells at most")] = 200,
) -> Response:
    """What could not be read in the file of an import and still waits to be mended, by line and column."""
    workspace = served.workspace
    _check(workspace, id)
    told: list[Json] = [
        {"line": r.line, "column": r.column, "value": r.value, "code": r.code, "reason": r.reason.as_json()}
        for r in rejects(workspace, id)[:limit]
    ]
    return unkept(told)


@router.post("/api/v1/imports/{id}/rejects/export", response_class=Response, responses={200: _CSV})
def export(served: Serving, id: Id) -> Response:
    """The rejected rows of an import as a file, to be mended and imported again."""
    workspace = served.workspace
    done = _check(workspace, id)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"rejects-{id}-{PurePath(done.file).stem}.csv"
        export_rejects(workspace, id, path)
        body = path.read_bytes()
    named = f"attachment; filename*=UTF-8''{quote(path.name)}"
    return Response(body, media_type="text/csv", headers={"Content-Disposition": named, "Cache-Control": "no-store"})


@router.post("/api/v1/imports/{id}/undo", response_model=shapes.ImportEntry)
def undo(served: Serving, id: Id, why: Annotated[shapes.ImportUndo, Body()], afterwards: BackgroundTasks) -> Response:
    """Take one import back: the data is then as if it had never been."""
    check_reason(why.reason)
    workspace = served.workspace
    _check(workspace, id)
    undo_import(workspace, id, why.reason.strip())
    afterwards.add_task(look_again, workspace)
    undone = next(each for each in list_imports(workspace) if each.id == id)
    return unkept(_done(undone, _who(workspace).get(str(id), "")))


def _visible(workspace: Workspace) -> list[Import]:
    """The imports whose rows are all in the asker's view."""
    seen = stores_in_view(workspace)
    return [each for each in list_imports(workspace) if is_admitted(each.stores or [each.store or ""], seen)]


def _check(workspace: Workspace, id: int) -> Import:
    for each in _visible(workspace):
        if each.id == id:
            return each
    raise UnknownNameError("import", str(id), (), code="unknown_import_id")


def _who(workspace: Workspace) -> dict[str, str]:
    """Who kept each import, people by their names."""
    names = {Actor.of_person(person.id).name: person.name for person in staff(workspace).people.values()}
    kept = entries(workspace.state, action="import.kept")
    return {entry.subject.id: names.get(entry.actor.name, entry.actor.name) for entry in kept}


def _done(done: Import, by: str) -> dict[str, Json]:
    return {
        "id": done.id, "at": done.at.isoformat(timespec="seconds"), "file": done.file, "kind": done.kind,
        "store": done.store, "stores": [*filter(None, done.stores)], "status": done.status, "by": by, "why": "",
        "read": done.read, "new": done.new,
        "changed": done.changed, "unchanged": done.unchanged, "rejected": done.rejected, "facts": [*done.tables],
    }  # fmt: skip


def _failed(failed: Failed) -> dict[str, Json]:
    return {
        "id": None, "at": failed.at.isoformat(timespec="seconds"), "file": failed.file, "kind": "", "store": None,
        "stores": [],
        "status": "failed", "by": "", "why": failed.why, "read": 0, "new": 0, "changed": 0, "unchanged": 0,
        "rejected": 0, "facts": [],
    }  # fmt: skip
