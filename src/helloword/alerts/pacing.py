"""How each goal stands against its plan: what rules of kind `pace` watch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helloword.goals import book
from helloword.goals.evidence import Evidence
from helloword.goals.progress import progress_of
from helloword.period import ONE_DAY
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Pace:
    """A goal on one day; `share` is its attainment by then, None when nothing can be said, `reason` is then why."""

    goal: str
    day: date
    share: Decimal | None
    reason: str | None = None


def paces(workspace: Workspace, days: tuple[date, ...]) -> Iterator[Pace]:
    """Every active goal on each of these days, as the data tells it now."""
    known = book(workspace)
    active = [versions for _, versions in sorted(known.versions.items()) if versions[-1].goal.status == "active"]
    for day in days if active else ():
        evidence = Evidence.of(workspace, day + ONE_DAY)
        running = [versions for versions in active if versions[-1].goal.start <= day <= versions[-1].goal.end]
        for progress in progress_of(running, evidence, until=day):
            yield Pace(progress.goal.id, day, progress.attainment, progress.reason)
