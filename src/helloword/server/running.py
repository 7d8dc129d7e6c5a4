"""Running the server until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn
from fastapi import FastAPI

from helloword.access import anybody_signs_in
from helloword.server.acting import Pace, acting
from helloword.server.app import create_app
from helloword.server.binding import listening, url_of
from helloword.server.looking_after import Rounds, looking_after
from helloword.server.surveying import surveying
from helloword.server.uploading import uploading
from helloword.server.warming import warming
from helloword.workspace import Workspace

LAST_ANSWERS_SECONDS = 10
"""How long a stopping server waits for answers that are under way."""


def serve(
    workspace: Workspace, host: str, port: int, ready: Callable[[str], None], rounds: Rounds | None = None,
    pace: Pace | None = None,
) -> None:  # fmt: skip
    """Serve `workspace` at an address that others reach only once people sign in; `ready` is told it once it answers."""
    reachable = workspace.settings.server_url is not None and anybody_signs_in(workspace)
    taken = listening(host, port, reachable=reachable)
    try:
        app = create_app(workspace)
        found, uploads = app.state.served, app.state.uploading
        with warming(found), looking_after(found, rounds), acting(found, pace), surveying(found), uploading(uploads):
            _Server(app, url_of(taken), ready).run(sockets=[taken])
    finally:
        taken.close()


class _Server(uvicorn.Server):
    def __init__(self, app: FastAPI, url: str, ready: Callable[[str], None]) -> None:
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=LAST_ANSWERS_SECONDS
        )  # fmt: skip
        super().__init__(config)
        self._url, self._ready, self._live = url, ready, app.state.live

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready(self._url)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._live.stop()
        await super().shutdown(sockets)
