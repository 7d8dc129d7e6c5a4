"""GET /api/v1/events: what changed, told to every open page as it happens (server-sent events)."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import StreamingResponse

from helloword.server.changes import Position
from helloword.server.live import Live
from helloword.server.served import Serving
from helloword.workspace import Workspace

router = APIRouter()
_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
_STREAM = {
    "description": "Events `hello` and `changed`",
    "content": {"text/event-stream": {"schema": {"type": "string"}}},
}


@router.get("/api/v1/events", response_class=StreamingResponse, responses={200: _STREAM})
async def events(
    request: Request,
    served: Serving,
    since: Annotated[str | None, Query(max_length=80, description="the `id` of the last event seen")] = None,
    last_event_id: Annotated[
        str | None, Header(max_length=80, description="the same, as a browser gives it when it comes back")
    ] = None,
) -> StreamingResponse:
    """Which facts of which stores, and which lists, changed; `hello` comes first, `changed` within two seconds of a change."""
    told = live_of(request).follow(Position.read(last_event_id) or Position.read(since), _seen(served.opened))
    return StreamingResponse(told, media_type="text/event-stream", headers=_HEADERS)


def _seen(workspace: Workspace) -> frozenset[str] | None:
    """The stores of which anything is seen; None for all."""
    if workspace.scope.whole:
        return None
    return frozenset(store.id for store in workspace.stores() if workspace.scope.keeps_some(store.id, store.region))


def live_of(request: Request) -> Live:
    """The streams of this server."""
    found = request.app.state.live
    assert isinstance(found, Live)
    return found
