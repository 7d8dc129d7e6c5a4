"""Acting while the server runs: what is approved is executed, and playbooks are asked whenever data or the day are new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Event

from helloword.actions.measuring import measure_due
from helloword.actions.playbooks import declarations
from helloword.actions.proposing import propose
from helloword.actions.settling import wake
from helloword.actions.working import due, work
from helloword.alerts.evaluating import evaluate
from helloword.audit import Actor
from helloword.errors import BusyError
from helloword.lake.snapshot import version_now
from helloword.server.background import Failures, in_background, present
from helloword.server.served import Served
from helloword.workspace import Workspace

ACTOR = Actor("actions")
_ELSEWHERE = (BusyError,)
"""Another process does it just now, which is no failure."""
# How long a stopping server waits for a playbook that is being asked, which loses nothing,
PATIENCE_SECONDS = 5
# and for the step that is being done; what is left goes on when it starts again.
STEP_SECONDS = 60


@dataclass(frozen=True)
class Pace:
    """How often is looked.

    Attributes:
        first: seconds from the start of the server, whose first pages come before.
        look: seconds between two looks for what can be worked on.
        settled: how long the data has stood as it is before it is looked at, so that a series of imports is looked at once.
        clock: the present moment.
    """

    first: float = 5
    look: float = 2
    settled: timedelta = timedelta(seconds=10)
    clock: Callable[[], datetime] = present


@dataclass
class Acting:
    """What was seen last, since when, whether playbooks were asked about it, and whether a step may be under way."""

    pace: Pace
    seen: tuple[int, date] | None = None
    since: datetime | None = None
    asked: bool = False
    working: bool = False
    failures: Failures = field(default_factory=lambda: Failures("Actions could not be %s: %s"))

    def look(self, served: Served, stopped: Event) -> None:
        """Bring back what was put aside until today, work on what is due, and measure and propose when something is new; whatever fails is only told."""
        with self.failures.caught("looked after", _ELSEWHERE):
            workspace, now = served.workspace.acting_as(ACTOR), self.pace.clock()
            with self.failures.caught("brought back", _ELSEWHERE):
                wake(workspace, now)
            with self.failures.caught("executed", _ELSEWHERE):
                if due(workspace, now):
                    self._work(workspace, stopped)
            if self._is_new(workspace, now):
                with self.failures.caught("preceded by alerts", _ELSEWHERE):
                    evaluate(workspace, today=workspace.day_of(now), now=now, stopped=stopped.is_set)
                with self.failures.caught("measured", _ELSEWHERE):
                    measure_due(workspace, now)
                self._propose(workspace, now, stopped)

    def _work(self, workspace: Workspace, stopped: Event) -> None:
        self.working = True
        try:
            work(workspace, self.pace.clock, wait=0, halted=stopped.is_set)
        finally:
            self.working = False

    def _is_new(self, workspace: Workspace, now: datetime) -> bool:
        """Whether data or day are other than when playbooks were asked last, and have been for a while."""
        seen = (version_now(workspace), workspace.day_of(now))
        if seen != self.seen:
            self.seen, self.since, self.asked = seen, now, False
        if self.asked or self.since is None or now - self.since < self.pace.settled:
            return False
        self.asked = True
        return True

    def _propose(self, workspace: Workspace, now: datetime, stopped: Event) -> None:
        for id in declarations():
            with self.failures.caught(f"proposed by {id}", _ELSEWHERE):
                if not stopped.is_set():
                    propose(workspace, id, now)


@contextmanager
def acting(served: Served, pace: Pace | None = None) -> Iterator[None]:
    """Act in the background for as long as the server runs."""
    wanted = pace or Pace()
    last = Acting(wanted)
    with in_background(
        "actions", lambda stopped: last.look(served, stopped), first=wanted.first, pause=wanted.look,
        patience=PATIENCE_SECONDS, longer=lambda: STEP_SECONDS if last.working else 0,
    ):  # fmt: skip
        yield
