"""The workspace that is served, and how its answers are kept and told apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import Response

from helloword import __version__
from helloword.kpis.catalogue import shipped
from helloword.lake.snapshot import version_now
from helloword.server.asking_for import Asker
from helloword.server.memory import Memory
from helloword.server.metrics import Metrics
from helloword.server.packing import headers_of, pack, takes_packed
from helloword.server.readings import Json
from helloword.server.standing import standing_of
from helloword.workspace import Workspace

NOT_SHARED = {"lang"}
"""Parameters that do not change what is answered."""


def _nothing(_: Workspace) -> Hashable:
    return None


@dataclass(frozen=True)
class Served:
    """One workspace, opened once; its settings are looked at again for each request, because people edit the file."""

    opened: Workspace
    memory: Memory = field(default_factory=Memory)
    packed: Memory = field(default_factory=Memory)
    metrics: Metrics = field(default_factory=Metrics)

    @property
    def workspace(self) -> Workspace:
        """The workspace with its settings as they are now."""
        return replace(self.opened, settings=standing_of(self.opened).settings(self.opened.folder))

    def for_(self, asker: Asker) -> Served:
        """The same in the hands of somebody, cut to what they see."""
        return replace(self, opened=self.opened.acting_as(asker.actor).seen_through(asker.scope))

    @property
    def locale(self) -> str:
        """The workspace's language."""
        return self.opened.settings.locale

    def answer(
        self, request: Request, compute: Callable[[Workspace], Json], also: Callable[[Workspace], Hashable] = _nothing
    ) -> Response:
        """What `compute` makes of the workspace, kept while its versions stay, and what it depends on `also`."""
        workspace = self.workspace
        key = (request.url.path, asked(request), versions_of(workspace), also(workspace))
        return self._tagged(
            request, workspace, key, lambda: self.memory.recall(key, lambda: as_bytes(compute(workspace)))
        )

    def respond(self, request: Request, body: Callable[[Workspace], bytes]) -> Response:
        """A body of JSON with a tag of its versions; 304 for a reader who has it already."""
        workspace = self.workspace
        key = (request.url.path, asked(request), versions_of(workspace))
        return self._tagged(request, workspace, key, lambda: body(workspace))

    def _tagged(self, request: Request, workspace: Workspace, key: Hashable, body: Callable[[], bytes]) -> Response:
        """The tag is of the question, its versions and its asker, so that it is known before anything is computed."""
        tag = f'W/"{hashlib.sha256(repr((key, workspace.actor)).encode()).hexdigest()[:24]}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie, Authorization, Accept-Encoding"}
        if tag in [t.strip() for t in request.headers.get("if-none-match", "").split(",")]:
            return Response(status_code=304, headers=headers)
        given = self.packed.recall(key, lambda: pack(body())) if takes_packed(request) else body()
        return Response(given, headers={**headers, **headers_of(given)}, media_type="application/json")


def versions_of(workspace: Workspace) -> Hashable:
    """Everything an answer depends on besides the question."""
    agreed = standing_of(workspace).agreed(workspace)
    catalogue = (shipped().version, agreed.overrides)
    return (__version__, version_now(workspace), catalogue, agreed.stores, workspace.settings, workspace.scope)


def asked(request: Request) -> Hashable:
    """The question's parameters, whatever their order."""
    return tuple(sorted((k, v) for k, v in request.query_params.multi_items() if k not in NOT_SHARED))


def as_bytes(answer: Json) -> bytes:
    """Compact JSON in UTF-8."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def unkept(answer: Json) -> Response:
    """An answer that nobody may keep, because it is of this moment or of one person."""
    return Response(as_bytes(answer), headers={"Cache-Control": "no-store"}, media_type="application/json")


async def served(request: Request) -> Served:
    """The workspace that the app was made for, in the hands of whoever asks."""
    found = request.app.state.served
    assert isinstance(found, Served)
    asker = getattr(request.state, "asker", None)
    return found if asker is None else found.for_(asker)


Serving = Annotated[Served, Depends(served)]
