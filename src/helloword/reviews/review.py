"""A review as it is kept: everything that it says, as data, so that it reads the same ever after in either language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from helloword.period import Grain
from helloword.reviews.acting import Acted
from helloword.reviews.node import Causes
from helloword.reviews.scopes import Scope
from helloword.reviews.spans import Against, Days, Span
from helloword.text import Text


@dataclass(frozen=True)
class Late:
    """A source that did not bring the period to its end: its table, its store, and the last day it brought."""

    table: str
    store: str
    through: date


@dataclass(frozen=True)
class Held:
    """A KPI held against another period.

    Attributes:
        change: None where either period has no value; `ratio` is it by the value before.
        worth: what it came to in contribution, better is positive; None where it is not translated.
    """

    days: Days
    value: Decimal | None
    change: Decimal | None
    ratio: Decimal | None
    worth: Decimal | None
    causes: Causes


@dataclass(frozen=True)
class Deviation:
    """One KPI of the period, held against the one before and against a year before.

    Attributes:
        ripens: days until late events hardly change it any more; 0 once that is so. Until then it is no fair comparison.
    """

    kpi: str
    name: Text
    unit: str
    better: str
    value: Decimal | None
    reason: str | None
    ripens: int
    late: tuple[Late, ...]
    against: Mapping[Against, Held]


@dataclass(frozen=True)
class Line:
    """One goal of the scorecard, as of the period's last day."""

    goal: str
    name: Text
    kpi: str
    unit: str
    currency: str | None
    owner: str | None
    gate: bool
    part: Decimal
    target: Decimal | None
    low: Decimal | None
    high: Decimal | None
    expected: Decimal | None
    actual: Decimal | None
    attainment: Decimal | None
    pace: Decimal | None
    status: str
    reason: str | None


@dataclass(frozen=True)
class Card:
    """The scorecard."""

    score: Decimal | None
    status: str
    missed: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Fired:
    """One alert of the period."""

    id: int
    slice: Mapping[str, str]
    since: date
    ended: date | None
    value: Decimal | None
    unit: str


@dataclass(frozen=True)
class Warned:
    """What one alert rule did in the period.

    Attributes:
        opened, resolved, open: alerts that fired in it, were over in it, and were still open on its last day.
        taken_by: who took some of them on.
        some: the newest few.
    """

    rule: str
    name: Text
    severity: str
    opened: int
    resolved: int
    open: int
    taken_by: tuple[str, ...]
    some: tuple[Fired, ...]


@dataclass(frozen=True)
class Carried:
    """A follow-up that was open when the review was written: since which review, and through how many."""

    id: int
    text: str
    owner: str
    due: date
    since: str
    through: int


@dataclass(frozen=True)
class Content:
    """What a review says.

    Attributes:
        people: the names of everybody named in it, by id.
        margin: contribution before ads by net sales of the period before, by which sales are translated.
        left_out: KPIs of the scope that have no value in the period, and why.
    """

    scope: Scope
    grain: Grain
    start: date
    previous: Days
    year: Days
    currency: str
    lake: int
    catalogue: str
    margin: Decimal | None
    people: Mapping[str, str]
    late: tuple[Late, ...]
    card: Card
    deviations: tuple[Deviation, ...]
    left_out: Mapping[str, str]
    alerts: tuple[Warned, ...]
    acted: tuple[Acted, ...]
    carried: tuple[Carried, ...]

    @property
    def span(self) -> Span:
        """The week or month."""
        return Span(self.grain, self.start)


@dataclass(frozen=True)
class Review:
    """A written review; `edition` is 1, or more where the same was written again."""

    id: int
    edition: int
    at: datetime
    by: str
    content: Content
