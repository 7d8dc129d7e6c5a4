"""Asking buyers while the server runs: every ten minutes whoever is due, and answers told to the lake as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event

from helloword.actions.stopping import switch
from helloword.errors import HellowordError
from helloword.server.background import Failures, in_background, present
from helloword.server.served import Served
from helloword.service.sending import send_due
from helloword.service.telling import tell_lake
from helloword.workspace import Workspace

PATIENCE_SECONDS = 5
MOST_AT_ONCE = 200
"""Mails of one round, so that a stop is never far."""


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
    clock: Callable[[], datetime] = present


@dataclass
class Surveying:
    """What was done last, and what was told of it."""

    pauses: Pauses
    at: datetime | None = None
    failures: Failures = field(default_factory=lambda: Failures("%s could not be sent on: %s", _why))

    def look(self, served: Served, stopped: Event) -> None:
        """Tell the lake the answers that came, and ask whoever is due; whatever fails is only told."""
        with self.failures.caught("Answers to surveys"):
            tell_lake(served.workspace)
        now = self.pauses.clock()
        if self.at is None or now - self.at >= self.pauses.every:
            self.at = now
            with self.failures.caught("Surveys"):
                self._send(served.workspace, now, stopped)

    def _send(self, workspace: Workspace, now: datetime, stopped: Event) -> object:
        return send_due(workspace, now, stopped=lambda: stopped.is_set() or halted(workspace), most=MOST_AT_ONCE)


def halted(workspace: Workspace) -> bool:
    """Whether the kill switch is on: it stops mails to buyers too."""
    return switch(workspace).stopped


@contextmanager
def surveying(served: Served, pauses: Pauses | None = None) -> Iterator[None]:
    """Ask buyers in the background for as long as the server runs."""
    wanted = pauses or Pauses()
    last = Surveying(wanted)
    with in_background(
        "surveys", lambda stopped: last.look(served, stopped), first=wanted.first, pause=wanted.look,
        patience=PATIENCE_SECONDS,
    ):  # fmt: skip
        yield


def _why(error: Exception) -> str:
    """What is not one of ours may say an address."""
    return error.message if isinstance(error, HellowordError) else type(error).__name__
