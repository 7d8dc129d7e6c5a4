"""A goal: one KPI in one scope, with an owner, a period, and a target that is up, down or a band."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from helloword.goals.refusals import refused
from helloword.money import currency_code
from helloword.text import Text

Level = Literal["company", "department", "person"]
Direction = Literal["up", "down", "band"]
Shape = Literal["seasonal", "even", "given"]
Status = Literal["draft", "active", "closed"]
LEVELS: tuple[Level, ...] = ("company", "department", "person")
DIRECTIONS: tuple[Direction, ...] = ("up", "down", "band")
SHAPES: tuple[Shape, ...] = ("seasonal", "even", "given")
STATUSES: tuple[Status, ...] = ("draft", "active", "closed")

Where = tuple[tuple[str, tuple[str, ...]], ...]
"""Dimension and the values to keep, sorted."""

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")  # net-sales-2026
_ZERO = Decimal(0)


@dataclass(frozen=True)
class Strategy:
    """What the company wants in the long run; goals serve it."""

    id: str
    name: Text
    note: Text | None = None

    def checked(self) -> Strategy:
        """The same strategy once it can be used; raises InputError otherwise."""
        check_id(self.id)
        if not self.name.zh or not self.name.en:
            raise refused("goal_unnamed", id=self.id)
        return self


@dataclass(frozen=True)
class Milestone:
    """What is to be reached by the end of a day."""

    day: date
    value: Decimal


@dataclass(frozen=True)
class Goal:
    """What one owner wants of one KPI.

    Attributes:
        where: the slice; empty for the whole company.
        strategy, parent: what the goal serves, a strategy or a goal above it.
        baseline: what the KPI was before; attainment counts from it.
        target: of an up or down goal, for the whole period; `low` and `high` of a band.
        milestones: of the shape "given" alone.
        volume: planned denominator of a ratio, by which parts recombine; last year's when None.
        weight: in its scorecard; weights are normalised there.
        gate: missed, it caps the whole scorecard.
        why: the justification of a target that history does not bear out.
    """

    id: str
    name: Text
    kpi: str
    start: date
    end: date
    level: Level = "company"
    owner: str | None = None
    department: str | None = None
    where: Where = ()
    strategy: str | None = None
    parent: str | None = None
    direction: Direction = "up"
    baseline: Decimal | None = None
    target: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    shape: Shape = "seasonal"
    milestones: tuple[Milestone, ...] = ()
    volume: Decimal | None = None
    currency: str | None = None
    weight: Decimal = Decimal(1)
    gate: bool = False
    perspective: str | None = None
    why: Text | None = None
    status: Status = "draft"

    @property
    def scope(self) -> Mapping[str, tuple[str, ...]]:
        """The slice as questions to the KPI room take it."""
        return dict(self.where)

    def checked(self) -> Goal:
        """The same goal once its own facts hold together; raises InputError otherwise."""
        check_id(self.id)
        if not self.name.zh or not self.name.en:
            raise refused("goal_unnamed", id=self.id)
        if self.end < self.start:
            raise refused("goal_period", id=self.id, start=str(self.start), end=str(self.end))
        if self.level == "department" and self.department is None:
            raise refused("goal_department", id=self.id)
        if self.weight < _ZERO:
            raise refused("goal_weight", id=self.id)
        self._check_target()
        self._check_milestones()
        where = tuple(sorted((name, tuple(sorted(set(values)))) for name, values in self.where))
        return replace(self, where=where, currency=currency_code(self.currency) if self.currency else None)

    def _check_target(self) -> None:
        if self.direction == "band":
            if self.low is None or self.high is None or self.low >= self.high:
                raise refused("goal_band", id=self.id)
            return
        if self.target is None:
            raise refused("goal_target", id=self.id)
        if self.target <= _ZERO and self.baseline is None:
            raise refused("goal_baseline", id=self.id)

    def _check_milestones(self) -> None:
        if self.shape != "given":
            if self.milestones:
                raise refused("goal_milestones_shape", id=self.id)
            return
        days = [m.day for m in self.milestones]
        fits = days == sorted(set(days)) and days and self.start <= days[0] and days[-1] == self.end
        if self.direction == "band" or not fits or self.milestones[-1].value != self.target:
            raise refused("goal_milestones", id=self.id, end=str(self.end))


def check_id(id: str) -> str:
    """`id` if a goal, strategy or plan can be called so; raises InputError otherwise."""
    if not _ID.fullmatch(id):
        raise refused("bad_goal_id", id=id)
    return id
