"""Every request gets a name, is counted and written down, and is answered with a problem when the server itself fails."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from time import perf_counter

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from helloword.server.asking_for import Asker
from helloword.server.guarding import guarded
from helloword.server.logs import FACTS, REQUESTS, Fact
from helloword.server.metrics import Metrics
from helloword.server.problems import crashed
from helloword.server.request_id import HEADER, new_request_id

OTHER = "other"
"""The route of addresses that are of nothing: what strangers try is not written down."""
_PAGES = "pages"


@dataclass
class _Seen:
    """What is known of an answer so far; 499 is a reader who went away before it."""

    status: int = 499
    streams: bool = False


class Observer:
    """The outermost layer."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        id, started, seen = new_request_id(), perf_counter(), _Seen()
        watched = _watched(send, seen, id)
        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            _log_crash(scope, id, error)
            if seen.status != _Seen.status:
                raise
            await crashed(Request(scope))(scope, receive, guarded(watched))
        finally:
            self._note(scope, id, seen, perf_counter() - started)

    def _note(self, scope: Scope, id: str, seen: _Seen, seconds: float) -> None:
        route = template_of(scope)
        self._metrics.count(route, scope["method"], seen.status, None if seen.streams else seconds)
        if REQUESTS.isEnabledFor(logging.INFO):
            facts: dict[str, Fact] = {
                "request": id, "method": scope["method"], "route": route, "status": seen.status,
                "ms": round(seconds * 1000, 1),
            }  # fmt: skip
            REQUESTS.info("answered", extra={FACTS: facts | _account(scope)})


def template_of(scope: Scope) -> str:
    """The address of a request as the API's schema has it, without what stood in it.

    >>> template_of({"path": "/wp-login.php"})
    'other'
    """
    path: str = getattr(scope.get("route"), "path", "")
    if path:
        return path
    return _PAGES if "endpoint" in scope else OTHER


def _account(scope: Scope) -> dict[str, Fact]:
    asker = scope.get("state", {}).get("asker")
    return {"account": asker.actor.name} if isinstance(asker, Asker) else {}


def _log_crash(scope: Scope, id: str, error: Exception) -> None:
    log = logging.getLogger("uvicorn.error")
    method, route = scope["method"], template_of(scope)
    facts = {"request": id, "method": method, "route": route}
    log.error("%s %s failed, request %s", method, route, id, exc_info=error, extra={FACTS: facts})


def _watched(send: Send, seen: _Seen, id: str) -> Send:
    async def with_name(message: Message) -> None:
        if message["type"] == "http.response.start":
            seen.status = message["status"]
            seen.streams = Headers(raw=message["headers"]).get("content-type", "").startswith("text/event-stream")
            MutableHeaders(scope=message)[HEADER] = id
        await send(message)

    return with_name
