"""Running the server until it is told to stop, and stopping without leaving anything half done."""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from fastapi import FastAPI

from helloword.access import anybody_signs_in
from helloword.server.acting import Pace, acting
from helloword.server.app import create_app
from helloword.server.binding import listening, url_of
from helloword.server.logs import LogFormat, say, write_json_lines
from helloword.server.looking_after import Rounds, looking_after
from helloword.server.posting import posting
from helloword.server.surveying import surveying
from helloword.server.uploading import uploading
from helloword.server.warming import warming
from helloword.server.watching_folder import watching_folder
from helloword.workspace import Workspace

LAST_ANSWERS_SECONDS = 10
"""How long a stopping server waits for answers that are under way."""
MOST_SECONDS = 85
"""Whatever is not done then is left; nothing that is kept needs the end of what was being done."""


def serve(
    workspace: Workspace, host: str, port: int, ready: Callable[[str], None], rounds: Rounds | None = None,
    pace: Pace | None = None, log_format: LogFormat = "text",
) -> None:  # fmt: skip
    """Serve `workspace` at an address that others reach only once people sign in; `ready` is told it once it answers."""
    reachable = workspace.settings.server_url is not None and anybody_signs_in(workspace)
    taken = listening(host, port, reachable=reachable)
    if log_format == "json":
        write_json_lines()
    try:
        with _told_to_stop(), _bounded(MOST_SECONDS) as bound:
            app = create_app(workspace)
            found, uploads = app.state.served, app.state.uploading
            with (
                warming(found),
                looking_after(found, rounds),
                acting(found, pace),
                surveying(found),
                posting(found),
                uploading(uploads),
                watching_folder(found),
            ):
                _Server(app, url_of(taken), ready, bound, log_format).run(sockets=[taken])
    finally:
        say("stopped")
        taken.close()


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """SIGTERM ends the block as the end of the server does, so that what works beside it ends, too; at once the second time.

    uvicorn raises the signal again once it has stopped, which would otherwise end the process there.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    sys.exit(0)


class _Server(uvicorn.Server):
    def __init__(
        self, app: FastAPI, url: str, ready: Callable[[str], None], bound: Callable[[], None], log_format: LogFormat
    ) -> None:
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, server_header=False,
            timeout_graceful_shutdown=LAST_ANSWERS_SECONDS,
        )  # fmt: skip
        if log_format == "json":
            _through_root()
        super().__init__(config)
        self._url, self._ready, self._bound, self._live = url, ready, bound, app.state.live

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        say("serving", url=self._url)
        self._ready(self._url)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        say("stopping")
        self._bound()
        self._live.stop()
        await super().shutdown(sockets)


@contextmanager
def _bounded(seconds: float) -> Iterator[Callable[[], None]]:
    """Gives what starts the time that the block has left: a long question cannot be broken off, but its process can."""
    timer = threading.Timer(seconds, os._exit, [0])
    timer.daemon = True
    try:
        yield timer.start
    finally:
        timer.cancel()


def _through_root() -> None:
    """Uvicorn's configuration gave its loggers handlers of their own; their lines are to be like all others."""
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], True
