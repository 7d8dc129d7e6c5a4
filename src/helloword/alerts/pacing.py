"""What the goals room tells the alerts: how each goal stands against its plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from helloword.text import Text
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Pace:
    """A goal on one day.

    Attributes:
        share: what has been reached, as a share of what the plan expects by then; None when nothing can be said.
        reason: why not.
    """

    goal: str
    name: Text
    kpi: str
    where: Mapping[str, tuple[str, ...]]
    day: date
    share: Decimal | None
    reason: str | None = None


class Paces(Protocol):
    """Where paces come from."""

    def __call__(self, workspace: Workspace, days: tuple[date, ...]) -> tuple[Pace, ...]:
        """Every active goal on each of these days."""


def no_goals(workspace: Workspace, days: tuple[date, ...]) -> tuple[Pace, ...]:
    """Paces of a company without goals."""
    return ()
