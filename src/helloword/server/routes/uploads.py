"""/api/v1/uploads: files handed in from a browser; looked at first, imported when somebody says so."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from time import monotonic
from typing import Annotated

import anyio
from anyio.to_thread import run_sync
from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword.connectors.kinds import all_kinds
from helloword.errors import UnknownNameError
from helloword.lake.admitting import stores_in_view
from helloword.server import upload_answers as answers
from helloword.server import upload_shapes as shapes
from helloword.server.addressed import UploadToken
from helloword.server.background import present
from helloword.server.served import Served, Serving, unkept
from helloword.server.uploading import Uploading
from helloword.uploads.bringing import asked
from helloword.uploads.looking import chosen
from helloword.uploads.taking import check_size, taking
from helloword.uploads.upload import Choice, Stage, Upload
from helloword.workspace import Workspace

router = APIRouter()
BLOCK = 1 << 20
LOOK_SECONDS = 5.0
"""A file that is looked at within it is told of at once; others are asked after."""
_PAUSE = 0.05
_BODY = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}, "required": True}
Given = Annotated[shapes.UploadChoice | None, Body()]


@router.get("/api/v1/uploads", response_model=shapes.Uploads)
def uploads(request: Request, served: Serving) -> Response:
    """The asker's files that wait, are imported or have ended, for a day; and what files can be read as."""
    return unkept(answers.list_json(served.workspace, uploading_of(request)))


@router.post("/api/v1/uploads", response_model=shapes.UploadDetail, openapi_extra={"requestBody": _BODY})
async def take(
    request: Request,
    served: Serving,
    name: Annotated[str, Query(min_length=1, max_length=400, description="what the file is called")],
) -> Response:
    """Take one file, the body as it is; the answer tells what an import of it would do, and nothing is kept yet."""
    found = uploading_of(request)
    length = request.headers.get("content-length", "")
    check_size(int(length) if length.isdigit() else 0, found.largest)
    upload = await _received(request, found, name, served.opened.actor.name)
    return unkept(answers.detail_json(await _looked_at(found, upload), found))


@router.get("/api/v1/uploads/{token}", response_model=shapes.UploadDetail)
def upload(request: Request, served: Serving, token: UploadToken) -> Response:
    """One file with what an import of it would do: kind, first rows, what cannot be read by line."""
    found = uploading_of(request)
    return unkept(answers.detail_json(_own(found, served, token), found))


@router.post("/api/v1/uploads/{token}", response_model=shapes.UploadDetail)
async def choose(
    request: Request, served: Serving, token: UploadToken, wanted: Annotated[shapes.UploadChoice, Body()]
) -> Response:
    """Say what a file is read as, and look at it again."""
    found = uploading_of(request)
    choice = await run_sync(_choice, served.workspace, wanted)
    kept = await run_sync(_changed, found, served, token, lambda now: chosen(now, choice))
    return unkept(answers.detail_json(await _looked_at(found, kept), found))


@router.post("/api/v1/uploads/{token}/import", response_model=shapes.UploadDetail)
def start(request: Request, served: Serving, token: UploadToken, wanted: Given = None) -> Response:
    """Import a file as it was looked at, or as the body says; it waits until those before it are done."""
    found = uploading_of(request)
    choice = _choice(served.workspace, wanted) if wanted else None
    kept = _changed(found, served, token, lambda now: asked(now, present(), choice))
    return unkept(answers.detail_json(kept, found))


@router.delete("/api/v1/uploads/{token}", response_model=shapes.Uploads)
def put_aside(request: Request, served: Serving, token: UploadToken) -> Response:
    """Delete a file that is not going to be imported, or what is told of one that was."""
    found = uploading_of(request)
    found.uploads.remove(_own(found, served, token).token)
    return unkept(answers.list_json(served.workspace, found))


def uploading_of(request: Request) -> Uploading:
    """The uploads of this server."""
    found = request.app.state.uploading
    assert isinstance(found, Uploading)
    return found


def _own(found: Uploading, served: Served, token: str) -> Upload:
    return found.uploads.find(token, served.opened.actor.name)


async def _received(request: Request, found: Uploading, name: str, by: str) -> Upload:
    """The file on the disk; blocks are written in a thread, so that a slow disk holds up nobody else."""
    with ExitStack() as stack:
        incoming = await run_sync(stack.enter_context, taking(found.uploads, name, by, present(), found.largest))
        waiting = bytearray()
        async for chunk in request.stream():
            waiting += chunk
            if len(waiting) >= BLOCK:
                await run_sync(incoming.write, bytes(waiting))
                waiting.clear()
        await run_sync(incoming.write, bytes(waiting))
    return found.uploads.find(incoming.token, by)


async def _looked_at(found: Uploading, upload: Upload) -> Upload:
    """The upload once it was looked at, or as it is after a while."""
    until, now = monotonic() + LOOK_SECONDS, upload
    while now.stage is Stage.LOOKING and monotonic() < until:
        await anyio.sleep(_PAUSE)
        now = await run_sync(found.uploads.find, upload.token, upload.by)
    return now


def _changed(found: Uploading, served: Served, token: str, change: Callable[[Upload], Upload]) -> Upload:
    own = _own(found, served, token)
    kept = found.uploads.change(own.token, change)
    if kept is None:
        raise UnknownNameError("upload", token, (), code="unknown_upload")
    return kept


def _choice(workspace: Workspace, wanted: shapes.UploadChoice) -> Choice:
    """What is wanted, once there is such a kind and the store is in view."""
    if wanted.kind is not None and wanted.kind not in all_kinds():
        raise UnknownNameError("kind", wanted.kind, all_kinds(), code="unknown_kind")
    seen = stores_in_view(workspace)
    stores = [store.id for store in workspace.stores() if seen is None or store.id in seen]
    if wanted.store is not None and wanted.store not in stores:
        raise UnknownNameError("store", wanted.store, stores, code="unknown_store")
    return Choice(wanted.kind, wanted.store, wanted.dates, wanted.decimal)
