"""Asking buyers while the server runs: every ten minutes whoever is due, and answers told to the lake as they come."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event, Thread

from helloword.actions.stopping import switch
from helloword.errors import HellowordError
from helloword.server.served import Served
from helloword.service.sending import send_due
from helloword.service.telling import tell_lake
from helloword.workspace import Workspace

log = logging.getLogger("uvicorn.error")

PATIENCE_SECONDS = 5
MOST_AT_ONCE = 200
"""Mails of one round, so that a stop is never far."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Pauses:
    """How often is looked.

    Attributes:
        first: seconds from the start of the server.
        look: seconds between two looks for answers.
        every: time between two rounds of mails.
    """

    first: float = 45
    look: float = 20
    every: timedelta = timedelta(minutes=10)
    clock: Callable[[], datetime] = _now


@dataclass
class Surveying:
    """What was done last, and what was told of it."""

    pauses: Pauses
    at: datetime | None = None
    told: dict[str, str] = field(default_factory=dict)

    def look(self, served: Served, stopped: Event) -> None:
        """Tell the lake the answers that came, and ask whoever is due; whatever fails is only told."""
        self._try("Answers to surveys", lambda: tell_lake(served.workspace))
        now = self.pauses.clock()
        if self.at is None or now - self.at >= self.pauses.every:
            self.at = now
            self._try("Surveys", lambda: self._send(served.workspace, now, stopped))

    def _send(self, workspace: Workspace, now: datetime, stopped: Event) -> object:
        return send_due(workspace, now, stopped=lambda: stopped.is_set() or halted(workspace), most=MOST_AT_ONCE)

    def _try(self, what: str, do: Callable[[], object]) -> None:
        """A failure is logged once, until it is another."""
        problem = None
        try:
            do()
        except HellowordError as error:
            problem = error.message
        except Exception as error:
            # What it says may hold an address.
            problem = type(error).__name__
        if problem is not None and self.told.get(what) != problem:
            log.warning("%s could not be sent on: %s", what, problem)
        self.told.pop(what, None)
        if problem is not None:
            self.told[what] = problem


def halted(workspace: Workspace) -> bool:
    """Whether the kill switch is on: it stops mails to buyers too."""
    return switch(workspace).stopped


@contextmanager
def surveying(served: Served, pauses: Pauses | None = None) -> Iterator[None]:
    """Ask buyers in the background for as long as the server runs."""
    stopped = Event()
    thread = Thread(target=_go, args=(served, stopped, pauses or Pauses()), daemon=True, name="surveys")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(PATIENCE_SECONDS)


def _go(served: Served, stopped: Event, pauses: Pauses) -> None:
    last = Surveying(pauses)
    stopped.wait(pauses.first)
    while not stopped.is_set():
        last.look(served, stopped)
        stopped.wait(pauses.look)
