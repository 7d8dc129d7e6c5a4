"""What the API gives of goals, as its schema says; numbers are decimal text, an attainment of 1 is 100 %."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from helloword.server.shapes import Provenance, Text
from helloword.server.told import WORDS, told

Reason = Annotated[str, told(minLength=1, pattern=WORDS)]


@dataclass(frozen=True)
class Progress:
    """Where a goal stands: `actual` by `measured`, the last complete day, against what was `expected` by then.

    `status` is on_track, behind, off or no_data; `reason` then says why there is no attainment.
    """

    first: date
    until: date
    measured: date | None
    actual: str | None
    numerator: str | None
    denominator: str | None
    expected: str | None
    low: str | None
    high: str | None
    floor: str | None
    target: str | None
    attainment: str | None
    pace: str | None
    status: str
    reason: str | None
    shape_fallback: str | None


@dataclass(frozen=True)
class Goal:
    """A goal as it was last agreed; `progress` is None of a draft."""

    id: str
    name: Text
    kpi: str
    kpi_name: Text
    unit: str
    currency: str | None
    level: str
    department: str | None
    owner: str | None
    strategy: str | None
    parent: str | None
    where: dict[str, list[str]]
    start: date
    end: date
    direction: str
    shape: str
    baseline: str | None
    target: str | None
    low: str | None
    high: str | None
    weight: str
    gate: bool
    perspective: str
    why: Text | None
    status: str
    version: int
    progress: Progress | None


@dataclass(frozen=True)
class GoalNode(Goal):
    """A goal with the goals below it."""

    parts: list[GoalNode]


@dataclass(frozen=True)
class Strategy:
    """What goals serve."""

    id: str
    name: Text
    note: Text | None


@dataclass(frozen=True)
class Somebody:
    """Whose scorecard can be asked for: `of` is company, department or person."""

    of: str
    id: str
    name: Text
    active: bool
    department: str | None


@dataclass(frozen=True)
class Goals:
    """Every goal as a tree, the strategies they serve, and whose scorecards there are."""

    today: date
    strategies: list[Strategy]
    goals: list[GoalNode]
    whose: list[Somebody]


@dataclass(frozen=True)
class Finding:
    """Something found, and what to do about it."""

    code: str
    text: Text
    remedy: Text | None


@dataclass(frozen=True)
class SmartCheck(Finding):
    """One letter of SMART; `verdict` is ok, weak or missing."""

    letter: str
    verdict: str


@dataclass(frozen=True)
class GoalVersion:
    """One version of a goal."""

    number: int
    effective_from: date
    recorded_at: datetime
    actor: str
    reason: str
    status: str
    owner: str | None
    target: str | None
    low: str | None
    high: str | None


@dataclass(frozen=True)
class GoalMonth:
    """One month of a goal: what was expected and what came, in it and up to its end."""

    first: date
    until: date
    version: int
    expected: str | None
    expected_to_date: str | None
    low: str | None
    high: str | None
    actual: str | None
    actual_to_date: str | None
    measured: date | None


@dataclass(frozen=True)
class Share:
    """An amount, or a ratio by numerator and denominator."""

    value: str | None
    numerator: str | None
    denominator: str | None


@dataclass(frozen=True)
class CascadePart:
    """A goal in a cascade; what is not `counted` is no part of the sum."""

    goal: str
    name: Text
    planned: Share | None
    actual: Share | None
    counted: bool


@dataclass(frozen=True)
class Cascade:
    """What the parts of a goal come to; `way` is sum, ratio or beside."""

    way: str
    whole: CascadePart
    parts: list[CascadePart]
    unallocated: Share | None
    elsewhere: Share | None
    drivers: list[Goal]
    findings: list[Finding]
    below: list[Cascade]


@dataclass(frozen=True)
class GoalDetail(Goal):
    """A goal with its check, its versions, its months, and what its parts come to."""

    smart: list[SmartCheck]
    versions: list[GoalVersion]
    months: list[GoalMonth]
    cascade: Cascade
    closed_until: date | None
    adjustable_from: date | None


@dataclass(frozen=True)
class ScorecardLine(Goal):
    """A goal in a scorecard; `part` is its weight as a part of all, None where the reader does not see all."""

    part: str | None


@dataclass(frozen=True)
class Scorecard:
    """A scorecard; `rests_on` is the share of the weight that has data.

    `hidden` is how many of its goals the reader does not see; there is no score then.
    """

    of: str
    id: str
    name: Text
    score: str | None
    status: str
    rests_on: str
    weights: str
    normalised: bool
    missed_gates: list[str]
    hidden: int
    lines: list[ScorecardLine]
    provenance: Provenance


@dataclass(frozen=True)
class Balance:
    """What is found about the goals of the company or a department."""

    of: str
    id: str
    name: Text
    count: int
    findings: list[Finding]


@dataclass(frozen=True)
class NewTarget:
    """Other numbers of a goal, the first day of the month they hold from, and why."""

    reason: Reason
    target: str | None = None
    low: str | None = None
    high: str | None = None
    effective_from: date | None = None


@dataclass(frozen=True)
class Because:
    """Why a change is made."""

    reason: Reason


@dataclass(frozen=True)
class Agreed:
    """The version of a goal that a change made, or the one it left as it was."""

    goal: str
    version: int
    effective_from: date
    status: str
