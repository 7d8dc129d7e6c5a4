"""Looking after the alerts while the server runs: rules are evaluated by the hour and when a day begins, messages sent when due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from threading import Event

from helloword.alerts.evaluating import evaluate
from helloword.alerts.sending import send_due
from helloword.server.background import Failures, in_background, present
from helloword.server.served import Served
from helloword.workspace import Workspace

# How long a stopping server waits for a rule that is being evaluated or a message that is being handed over.
PATIENCE_SECONDS = 5


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
    clock: Callable[[], datetime] = present


@dataclass
class Round:
    """What was done last, and when."""

    rounds: Rounds
    day: date | None = None
    at: datetime | None = None
    failures: Failures = field(default_factory=lambda: Failures("Alerts could not be %s: %s"))

    def look(self, served: Served, stopped: Event) -> None:
        """Evaluate when an hour is over or a day has begun, and send what is due; whatever fails is only told."""
        with self.failures.caught("looked after"):
            workspace, now = served.workspace, self.rounds.clock()
            with self.failures.caught("evaluated"):
                self._evaluate_when_due(workspace, now, stopped)
            with self.failures.caught("sent"):
                send_due(workspace, now, stopped=stopped.is_set)

    def _evaluate_when_due(self, workspace: Workspace, now: datetime, stopped: Event) -> None:
        today = workspace.day_of(now)
        if self.at is not None and today == self.day and now - self.at < self.rounds.every:
            return
        self.day, self.at = today, now
        for outcome in evaluate(workspace, today=today, now=now, stopped=stopped.is_set):
            self.failures.tell(f"evaluated by rule {outcome.rule}", outcome.problem)


@contextmanager
def looking_after(served: Served, rounds: Rounds | None = None) -> Iterator[None]:
    """Look after the alerts in the background for as long as the server runs."""
    pauses = rounds or Rounds()
    last = Round(pauses)
    with in_background(
        "alerts", lambda stopped: last.look(served, stopped), first=pauses.first, pause=pauses.look,
        patience=PATIENCE_SECONDS,
    ):  # fmt: skip
        yield
