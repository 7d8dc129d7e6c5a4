"""What the API gives of alerts and their rules, as its schema says; numbers are decimal text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helloword.server.shapes import Text


@dataclass(frozen=True)
class Alert:
    """One time that a rule fired in one slice.

    Attributes:
        together: the group that is told of as one, such as the store.
        since: first day found bad; `fired` the day of the alert; `day` the day last looked at; `ended` when it was over.
        ended_why: "recovered", "restated", "slice_gone" or "rule_off".
        unit: of `value`, `limit` and `usual`: a KPI's unit.
        runway: days until the platform's limit at the present trend.
    """

    id: int
    rule: str
    kind: str | None
    name: Text | None
    kpi: str | None
    unit: str
    slice: dict[str, str]
    together: dict[str, str]
    status: str
    severity: str
    owner: str | None
    since: date
    fired: date
    day: date
    ended: date | None
    ended_why: str | None
    value: str | None
    limit: str | None
    usual: str | None
    runway: str | None
    cause: Text | None
    opened_at: datetime
    acked_at: datetime | None
    acked_by: str | None
    muted_until: date | None


@dataclass(frozen=True)
class AlertGroup:
    """Alerts of one rule and group, and the most severe status among them: open, acknowledged or resolved."""

    rule: str
    name: Text | None
    severity: str
    status: str
    together: dict[str, str]
    alerts: list[Alert]


@dataclass(frozen=True)
class Inbox:
    """Groups of alerts, open ones first; how many alerts there are of each status; rules that could not be evaluated."""

    items: list[AlertGroup]
    next: str | None
    counts: dict[str, int]
    problems: dict[str, str]


@dataclass(frozen=True)
class AlertEvent:
    """What happened to an alert: fired, reopened, resolved, acknowledged, unacknowledged, told."""

    at: datetime
    what: str
    day: date | None
    by: str
    note: str


@dataclass(frozen=True)
class AlertPoint:
    """The verdict of one day; `bad` is None when nothing could be said, `reason` is then why."""

    day: date
    value: str | None
    limit: str | None
    usual: str | None
    bad: bool | None
    reason: str | None


@dataclass(frozen=True)
class AlertDetail(Alert):
    """An alert with what it means, what to do, what happened to it, and its values by day."""

    means: Text | None
    todo: Text | None
    events: list[AlertEvent]
    series: list[AlertPoint]


@dataclass(frozen=True)
class AlertRule:
    """A rule; `version` is 0 for a template that was never touched, `states` counts its slices by state."""

    id: str
    active: bool
    version: int
    kind: str
    name: Text
    means: Text
    todo: Text
    kpi: str | None
    unit: str
    by: list[str]
    where: dict[str, list[str]]
    days: int
    every: int
    side: str
    fire: str
    clear: str
    limit: str | None
    platform_limit: str | None
    spread: str
    weeks: int
    least: str | None
    least_of: str | None
    steady: int
    cooldown: int
    together: list[str]
    explain: str | None
    severity: str
    owner: str
    states: dict[str, int]


@dataclass(frozen=True)
class AlertState:
    """How a rule stands in one slice: ok, pending, firing, resolved, no_data or could_not_evaluate."""

    slice: dict[str, str]
    state: str
    since: date
    day: date
    reason: str | None
    value: str | None
    limit: str | None


@dataclass(frozen=True)
class AlertRuleVersion:
    """One version of a rule, as YAML."""

    version: int
    at: datetime | None
    by: str
    reason: str
    active: bool
    yaml: str


@dataclass(frozen=True)
class AlertMute:
    """A rule, or one slice of it, that sends no messages until the end of a day."""

    id: int
    slice: dict[str, str] | None
    until: date
    reason: str
    by: str


@dataclass(frozen=True)
class AlertRuleDetail(AlertRule):
    """A rule with its slices, mutes, versions and YAML."""

    yaml: str
    slices: list[AlertState]
    mutes: list[AlertMute]
    versions: list[AlertRuleVersion]


@dataclass(frozen=True)
class BacktestAlert:
    """An alert that would have been."""

    slice: dict[str, str]
    since: date
    fired: date
    ended: date | None
    days: int
    value: str | None
    limit: str | None
    cause: str | None


@dataclass(frozen=True)
class BacktestDay:
    """How many alerts would have fired on a day."""

    day: date
    fired: int


@dataclass(frozen=True)
class Backtest:
    """What a rule would have found: how often, how long, and each alert."""

    rule: str
    first: date
    until: date
    days: int
    slices: int
    unsure: int
    per_month: str
    usual_days: int | None
    precision: str | None
    recall: str | None
    by_day: list[BacktestDay]
    fired: list[BacktestAlert]


@dataclass(frozen=True)
class Acknowledging:
    """What is said when an alert is taken on."""

    note: str = ""


@dataclass(frozen=True)
class Muting:
    """Until when to send no messages, and why; `whole_rule` for all slices of the rule."""

    until: date
    reason: str = ""
    whole_rule: bool = False


@dataclass(frozen=True)
class NewRule:
    """Attributes of a rule that are to be other than now, all optional, and why."""

    reason: str
    active: bool | None = None
    fire: str | None = None
    clear: str | None = None
    least: str | None = None
    spread: str | None = None
    steady: int | None = None
    cooldown: int | None = None
    severity: str | None = None
    owner: str | None = None
