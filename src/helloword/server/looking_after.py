"""Looking after the alerts while the server runs: rules are evaluated by the hour and when a day begins, messages sent when due."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from threading import Event, Thread

from helloword.alerts.evaluating import evaluate
from helloword.alerts.sending import send_due
from helloword.server.served import Served
from helloword.workspace import Workspace

log = logging.getLogger("uvicorn.error")

# How long a stopping server waits for a rule that is being evaluated or a message that is being handed over.
PATIENCE_SECONDS = 5


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Rounds:
    """How often is looked.

    Attributes:
        first: seconds from the start of the server, whose first pages come before.
        look: seconds between two looks for messages that are due and for a new day.
        every: time between two evaluations on the same day.
        clock: the present moment.
    """

    first: float = 30
    look: float = 15
    every: timedelta = timedelta(hours=1)
    clock: Callable[[], datetime] = _now


@dataclass
class Round:
    """What was done last, and when."""

    rounds: Rounds
    day: date | None = None
    at: datetime | None = None
    told: dict[str, str] = field(default_factory=dict)

    def look(self, served: Served, stopped: Event) -> None:
        """Evaluate when an hour is over or a day has begun, and send what is due; whatever fails is only told."""
        with self._telling("looked after"):
            workspace, now = served.workspace, self.rounds.clock()
            with self._telling("evaluated"):
                self._evaluate_when_due(workspace, now, stopped)
            with self._telling("sent"):
                send_due(workspace, now, stopped=stopped.is_set)

    def _evaluate_when_due(self, workspace: Workspace, now: datetime, stopped: Event) -> None:
        today = workspace.day_of(now)
        if self.at is not None and today == self.day and now - self.at < self.rounds.every:
            return
        self.day, self.at = today, now
        for outcome in evaluate(workspace, today=today, now=now, stopped=stopped.is_set):
            self._tell(f"evaluated by rule {outcome.rule}", outcome.problem)

    @contextmanager
    def _telling(self, what: str) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            # Whatever it is, the server goes on, and the next look may do better.
            self._tell(what, str(error) or type(error).__name__)
        else:
            self._tell(what, None)

    def _tell(self, what: str, problem: str | None) -> None:
        """Log a failure once, until it is another."""
        if problem is not None and self.told.get(what) != problem:
            log.warning("Alerts could not be %s: %s", what, problem)
        self.told.pop(what, None)
        if problem is not None:
            self.told[what] = problem


@contextmanager
def looking_after(served: Served, rounds: Rounds | None = None) -> Iterator[None]:
    """Look after the alerts in the background for as long as the server runs."""
    stopped = Event()
    thread = Thread(target=go_round, args=(served, stopped, rounds or Rounds()), daemon=True, name="alerts")
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(PATIENCE_SECONDS)


def go_round(served: Served, stopped: Event, rounds: Rounds) -> None:
    """Look again and again, until `stopped`."""
    last = Round(rounds)
    stopped.wait(rounds.first)
    while not stopped.is_set():
        last.look(served, stopped)
        stopped.wait(rounds.look)
