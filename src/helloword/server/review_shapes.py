"""What the API gives of reviews and follow-ups, as its schema says; numbers are decimal text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from helloword.server.shapes import Text
from helloword.server.told import WORDS, told

FollowUpWords = Annotated[str, told(minLength=1, pattern=WORDS)]


@dataclass(frozen=True)
class ReviewEntry:
    """A written review as a list tells of it; `period` is 2026-W47 or 2026-10, `scope` the company or a department."""

    id: int
    period: str
    grain: str
    start: date
    end: date
    scope: str
    scope_name: Text
    edition: int
    at: datetime
    by: str
    lake: int


@dataclass(frozen=True)
class ReviewScope:
    """Whose reviews there can be, and how many follow-ups of theirs are open."""

    id: str
    name: Text
    open: int


@dataclass(frozen=True)
class ReviewPerson:
    """Somebody who can own a follow-up."""

    id: str
    name: str


@dataclass(frozen=True)
class Reviews:
    """Every written review, the newest first; the week and month that can be written next."""

    items: list[ReviewEntry]
    next: str | None
    scopes: list[ReviewScope]
    people: list[ReviewPerson]
    week: str
    month: str


@dataclass(frozen=True)
class Cause:
    """One part of a change; `parts` come to it exactly where there are any.

    Attributes:
        kind: data, calendar, slice, factor, stage, mix, others, rest or whole.
        name, value: the dimension and the slice; the stage or factor; the sale.
        rate, mix: of a slice of a quotient: what its own value and what its weight made of the change.
        then, now: its own value before and in the period.
    """

    kind: str
    name: str
    value: str
    text: Text
    change: str
    rate: str | None
    mix: str | None
    then: str | None
    now: str | None
    parts: list[Cause]


@dataclass(frozen=True)
class Against:
    """A KPI held against another period; `worth` is the change in contribution, better is positive."""

    start: date
    end: date
    value: str | None
    change: str | None
    ratio: str | None
    worth: str | None
    exact: bool
    causes: list[Cause]
    factors: list[Cause]


@dataclass(frozen=True)
class ReviewDeviation:
    """One KPI of a review.

    Attributes:
        ripens: days until late events hardly change it any more.
        rule: how its change is translated into money; empty where it is not.
        sentence: what changed and by what, against the period before.
    """

    kpi: str
    name: Text
    unit: str
    better: str
    value: str | None
    reason: str | None
    ripens: int
    late: list[Text]
    rule: str
    sentence: Text
    previous: Against
    year: Against


@dataclass(frozen=True)
class ReviewLine:
    """One goal of a review's scorecard, as of the period's last day."""

    goal: str
    name: Text
    kpi: str
    unit: str
    currency: str | None
    owner: str | None
    gate: bool
    part: str
    target: str | None
    low: str | None
    high: str | None
    expected: str | None
    actual: str | None
    attainment: str | None
    pace: str | None
    status: str
    reason: str | None


@dataclass(frozen=True)
class ReviewCard:
    """A review's scorecard."""

    score: str | None
    status: str
    missed: list[str]
    lines: list[ReviewLine]


@dataclass(frozen=True)
class ReviewAlert:
    """One alert of the period."""

    id: int
    slice: dict[str, str]
    since: date
    ended: date | None
    value: str | None
    unit: str


@dataclass(frozen=True)
class ReviewWarned:
    """What one alert rule did in the period."""

    rule: str
    name: Text
    severity: str
    opened: int
    resolved: int
    open: int
    taken_by: list[str]
    some: list[ReviewAlert]


@dataclass(frozen=True)
class ReviewActed:
    """One action at work in the period, with the effect that was expected and the one measured, with its interval."""

    playbook: str
    what: Text
    status: str
    expected: str | None
    measured: str | None
    low: str | None
    high: str | None


@dataclass(frozen=True)
class FollowUpEvent:
    """What happened to a follow-up: added, moved, closed."""

    at: datetime
    by: str
    what: str
    due: date
    owner: str
    note: str


@dataclass(frozen=True)
class FollowUp:
    """Something that somebody said they would do; `since` is the review it was agreed in, `through` how many carried it."""

    id: int
    review: int
    scope: str
    kpi: str | None
    text: str
    owner: str
    due: date
    at: datetime
    by: str
    closed_at: datetime | None
    closed_by: str | None
    note: str
    since: str | None
    through: int
    events: list[FollowUpEvent]


@dataclass(frozen=True)
class ReviewRestated:
    """A number that the newest data says otherwise."""

    kpi: str
    was: str
    now: str | None


@dataclass(frozen=True)
class ReviewDetail(ReviewEntry):
    """A review as it was written, its follow-ups as they stand now, and what has been restated since."""

    title: Text
    currency: str
    catalogue: str
    margin: str | None
    people: dict[str, str]
    late: list[Text]
    card: ReviewCard
    deviations: list[ReviewDeviation]
    left_out: dict[str, str]
    alerts: list[ReviewWarned]
    acted: list[ReviewActed]
    follow_ups: list[FollowUp]
    restated: list[ReviewRestated]


@dataclass(frozen=True)
class NewReview:
    """Which period to review, of the company or one department; `again` for another edition of one that is written."""

    period: Annotated[str, told(pattern="[0-9]{4}")]
    scope: str = "company"
    again: bool = False
    reason: str = ""


@dataclass(frozen=True)
class NewFollowUp:
    """What somebody will do, by when, and the KPI that it is about."""

    text: FollowUpWords
    owner: str
    due: date
    kpi: str | None = None


@dataclass(frozen=True)
class ClosedFollowUp:
    """What came of it."""

    note: FollowUpWords


@dataclass(frozen=True)
class MovedFollowUp:
    """Another day, or another owner, and why."""

    due: date
    reason: FollowUpWords
    owner: str | None = None
