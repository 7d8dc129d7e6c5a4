"""Everything that was agreed, at one moment: strategies, goals with all their versions, plans, closed periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from helloword.errors import UnknownNameError
from helloword.goals.document import Whole
from helloword.goals.goal import Goal, Strategy
from helloword.goals.plan import Plan
from helloword.goals.refusals import refused


@dataclass(frozen=True)
class Version:
    """A goal as it was agreed; in force from `effective_from` until a version with a higher number is."""

    goal: Goal
    number: int
    effective_from: date
    recorded_at: datetime
    actor: str
    reason: str


@dataclass(frozen=True)
class Closing:
    """A period that was closed; `content` is canonical JSON of all that was computed and from what."""

    id: int
    first: date
    until: date
    recorded_at: datetime
    actor: str
    reason: str
    lake: int
    catalogue: str
    content: str


@dataclass(frozen=True)
class Book:
    """Looked things up in and changed as a whole; `versions` are in the order of their numbers.

    Attributes:
        hidden: goals outside of the reader's view; of them is only told how many there are.
    """

    strategies: Mapping[str, Strategy] = field(default_factory=dict)
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)
    closings: tuple[Closing, ...] = ()
    hidden: Mapping[str, tuple[Version, ...]] = field(default_factory=dict, repr=False)

    @property
    def goals(self) -> Mapping[str, Goal]:
        """Every goal as it was last agreed."""
        return {id: versions[-1].goal for id, versions in self.versions.items()}

    @property
    def whole(self) -> Whole:
        """All of it as one file says it."""
        return Whole(self.strategies, self.goals, self.plans)

    def goal(self, id: str) -> Goal:
        """The goal called `id`; raises UnknownNameError with the nearest otherwise."""
        if id not in self.versions:
            raise UnknownNameError("goal", id, self.versions, code="unknown_goal")
        return self.versions[id][-1].goal

    def parts(self, parent: str | None) -> tuple[Goal, ...]:
        """The goals right below one, or those below none, by id."""
        return tuple(goal for _, goal in sorted(self.goals.items()) if goal.parent == parent)

    def closed_until(self, goal: Goal) -> date | None:
        """The last day of the goal's period that was closed."""
        days = [min(c.until, goal.end) for c in self.closings if c.first <= goal.end and goal.start <= c.until]
        return max(days, default=None)


def in_force(versions: Sequence[Version], day: date) -> Version | None:
    """The version that holds on a day: of those in effect the one agreed last."""
    return next((v for v in reversed(versions) if v.effective_from <= day), None)


def check_parents(goals: Mapping[str, Goal]) -> None:
    """Raise for a parent that is not there, and for a way up that comes back."""
    for goal in goals.values():
        passed = [goal.id]
        while (parent := goals[passed[-1]].parent) is not None:
            if parent not in goals:
                raise UnknownNameError("goal", parent, goals, code="unknown_goal")
            if parent in passed:
                raise refused("goal_cycle", id=parent, way=" > ".join([*passed, parent]))
            passed.append(parent)


def month_after(day: date) -> date:
    """The first day of the month after a day's.

    >>> month_after(date(2026, 1, 31))
    datetime.date(2026, 2, 1)
    """
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)
