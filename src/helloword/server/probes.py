"""/healthz, /readyz and /metrics: for whatever starts the server and watches over it, and for no person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from threading import Lock
from time import monotonic

from fastapi import FastAPI
from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from helloword.errors import SignInNeededError
from helloword.kpis.company import catalogue_of
from helloword.lake.records import count_imports
from helloword.lake.snapshot import snapshot
from helloword.server.allowing import OWNER
from helloword.server.asking_for import asker_of, not_permitted
from helloword.server.guarding import is_of_this_machine
from helloword.server.metrics import TYPE, Standing
from helloword.server.problems import locale_of, problem
from helloword.server.served import Served
from helloword.text import Text
from helloword.workspace import Workspace

KEPT_SECONDS = 1.0
"""However often it is asked, the company is looked at this often."""
_NOT_READY = Text("还不能回答：{parts}。", "Not ready to answer: {parts}.")
_UNKEPT = {"Cache-Control": "no-store"}


def _state(workspace: Workspace) -> None:
    with workspace.state.read() as session:
        session.execute(select(1))


PARTS: Mapping[str, Callable[[Workspace], object]] = {
    "state": _state,
    "lake": snapshot,
    "catalogue": catalogue_of,
}
"""What must be there for any number to be told."""


@dataclass
class Readiness:
    """Which parts of a served company do not answer, looked at now and then."""

    served: Served
    at: float = float("-inf")
    failing: tuple[str, ...] = ()
    _lock: Lock = field(default_factory=Lock)

    def parts(self) -> tuple[str, ...]:
        """The names of those that fail; empty when all is well."""
        with self._lock:
            if monotonic() - self.at > KEPT_SECONDS:
                self.failing, self.at = self._look(), monotonic()
            return self.failing

    def _look(self) -> tuple[str, ...]:
        try:
            workspace = self.served.workspace
        except Exception:
            return ("settings",)
        return tuple(name for name, part in PARTS.items() if _fails(part, workspace))


def add_probes(app: FastAPI) -> None:
    """Answer at the three addresses, which are none of the API's."""
    served = app.state.served
    app.state.readiness = Readiness(served)
    served.metrics.also(
        Standing(
            lambda: int(app.state.live.streams),
            lambda: int(served.memory.kept),
            lambda: Counter(count_imports(served.opened)),
        )
    )
    for path, answer in (("/healthz", _alive), ("/readyz", _ready), ("/metrics", _metrics)):
        app.add_route(path, answer, methods=["GET"], include_in_schema=False)


def _fails(part: Callable[[Workspace], object], workspace: Workspace) -> bool:
    try:
        part(workspace)
    except Exception:
        return True
    return False


async def _alive(_: Request) -> Response:
    """The process lives and its loop turns; whether the company can be read is not asked."""
    return PlainTextResponse("ok\n", headers=_UNKEPT)


def _ready(request: Request) -> Response:
    failing = request.app.state.readiness.parts()
    if not failing:
        return PlainTextResponse("ready\n", headers=_UNKEPT)
    locale = locale_of(request)
    parts = ", ".join(failing)
    return problem(503, "not_ready", _NOT_READY.in_(locale).format(parts=parts), locale, {"parts": parts})


def _metrics(request: Request) -> Response:
    served = request.app.state.served
    if not _is_scraper_of_this_machine(request, served.workspace):
        _check_owner(request, served.workspace)
    return Response(served.metrics.text(), media_type=TYPE, headers=_UNKEPT)


def _is_scraper_of_this_machine(request: Request, workspace: Workspace) -> bool:
    """Whether a program of this machine asks; where colleagues come through a proxy, that may be the proxy for anyone."""
    if workspace.settings.server_url is not None or not is_of_this_machine(request.headers):
        return False
    try:
        return request.client is not None and ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _check_owner(request: Request, workspace: Workspace) -> None:
    """A token of whoever manages people is enough, however little it was given."""
    asker = asker_of(request, workspace)
    if asker.person is None:
        raise SignInNeededError()
    if OWNER not in asker.person.permissions:
        raise not_permitted(OWNER)
