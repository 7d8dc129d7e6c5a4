"""Acting while the server runs: what is approved is executed, and playbooks are asked whenever data or the day are new."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from threading import Event, Thread

from helloword.actions.measuring import measure_due
from helloword.actions.playbooks import declarations
from helloword.actions.proposing import propose
from helloword.actions.terms import terms_of
from helloword.actions.working import due, work
from helloword.audit import Actor
from helloword.errors import BusyError
from helloword.lake.snapshot import snapshot
from helloword.server.served import Served
from helloword.workspace import Workspace

log = logging.getLogger("uvicorn.error")

ACTOR = Actor("actions")
# How long a stopping server waits for a playbook that is being asked, which loses nothing,
PATIENCE_SECONDS = 5
# and for the step that is being done; what is left goes on when it starts again.
STEP_SECONDS = 60


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Pace:
    """How often is looked.

    Attributes:
        first: seconds from the start of the server, whose first pages come before.
        look: seconds between two looks for what can be worked on.
        settled: how long the data has stood as it is before playbooks are asked, so that alerts come before actions.
        clock: the present moment.
    """

    first: float = 5
    look: float = 2
    settled: timedelta = timedelta(seconds=60)
    clock: Callable[[], datetime] = _now


@dataclass
class Acting:
    """What was seen last, since when, whether playbooks were asked about it, and whether a step may be under way."""

    pace: Pace
    seen: tuple[int, date] | None = None
    since: datetime | None = None
    asked: bool = False
    working: bool = False
    told: dict[str, str] = field(default_factory=dict)

    def look(self, served: Served, stopped: Event) -> None:
        """Work on what is due, and measure and propose when something is new; whatever fails is only told."""
        with self._telling("looked after"):
            workspace, now = served.workspace.acting_as(ACTOR), self.pace.clock()
            with self._telling("executed"):
                if due(workspace, now):
                    self._work(workspace, stopped)
            if self._is_new(workspace, now):
                with self._telling("measured"):
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
        seen = (snapshot(workspace).version, workspace.day_of(now))
        if seen != self.seen:
            self.seen, self.since, self.asked = seen, now, False
        if self.asked or self.since is None or now - self.since < self.pace.settled:
            return False
        self.asked = True
        return True

    def _propose(self, workspace: Workspace, now: datetime, stopped: Event) -> None:
        for id in declarations():
            with self._telling(f"proposed by {id}"):
                if not stopped.is_set() and terms_of(workspace, id).mode != "suggest":
                    propose(workspace, id, now)

    @contextmanager
    def _telling(self, what: str) -> Iterator[None]:
        try:
            yield
        except BusyError:
            # Another process does it just now.
            pass
        except Exception as error:
            # Whatever it is, the server goes on, and the next look may do better.
            self._tell(what, str(error) or type(error).__name__)
        else:
            self.told.pop(what, None)

    def _tell(self, what: str, problem: str) -> None:
        """Log a failure once, until it is another."""
        if self.told.get(what) != problem:
            log.warning("Actions could not be %s: %s", what, problem)
        self.told[what] = problem


@contextmanager
def acting(served: Served, pace: Pace | None = None) -> Iterator[None]:
    """Act in the background for as long as the server runs."""
    stopped = Event()
    last = Acting(pace or Pace())
    thread = Thread(target=go_on, args=(served, stopped, last), daemon=True, name="actions")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(PATIENCE_SECONDS)
        if last.working:
            thread.join(STEP_SECONDS)


def go_on(served: Served, stopped: Event, last: Acting) -> None:
    """Look again and again, until `stopped`."""
    pace = last.pace
    stopped.wait(pace.first)
    while not stopped.is_set():
        last.look(served, stopped)
        stopped.wait(pace.look)
