"""What the API gives of actions, playbooks, the kill switch and tasks, as its schema says; numbers are decimal text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helloword.server.shapes import Text


@dataclass(frozen=True)
class ActionLine:
    """One thing that an action changes: from what to what, and why; `proposed` is what a person changed to `after`."""

    item: str
    before: str
    after: str
    reason: Text
    proposed: str | None


@dataclass(frozen=True)
class ActionExpected:
    """What an action should bring, said before it is done: in the company's currency over `days`, where it is money."""

    text: Text
    kpi: str
    amount: str | None
    days: int


@dataclass(frozen=True)
class ActionEffect:
    """What was measured afterwards, of all items touched; `value` is None where too few were left untouched to tell.

    Attributes:
        sure: how sure it is that the effect lies from `low` to `high`.
        clear: whether chance alone hardly does that.
    """

    kpi: str
    days: int
    money: bool
    touched: int
    untouched: int
    sure: str
    value: str | None
    low: str | None
    high: str | None
    clear: bool


@dataclass(frozen=True)
class ActionProvenance:
    """The versions of the data and of the catalogue that it was worked out with."""

    lake: int
    catalogue: str


@dataclass(frozen=True)
class ActionDeferral:
    """Until which day a proposal is put aside, by whom and why."""

    until: date
    by: str
    why: str


@dataclass(frozen=True)
class ActionEntry:
    """An action as a list tells of it; amounts are in `currency`.

    Attributes:
        status: proposed, deferred, approved, running, waiting, done, undoing, undone, failed, rejected, expired or replaced.
        digest: what an approval is for; it goes along with the approval of what was looked at.
        change: the greatest relative change in it.
        alerts: the alerts that it answers.
        version: 1 as the playbook proposed it, one more for each time that somebody changed it.
        by_playbook: whether its playbook approved it within its own limits, and no person.
    """

    id: int
    status: str
    playbook: str
    subject: dict[str, str]
    title: Text
    reason: Text
    items: int
    expected: ActionExpected
    money: str
    currency: str
    change: str
    alerts: list[int]
    digest: str
    by: str
    proposed_at: datetime
    expires_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    note: str
    begun_at: datetime | None
    done_at: datetime | None
    next_at: datetime | None
    problem: Text | None
    verified: Text | None
    measure_on: date | None
    effect: ActionEffect | None
    version: int
    by_playbook: bool
    deferred: ActionDeferral | None


@dataclass(frozen=True)
class ActionProposed:
    """What the playbook proposed of an action that somebody changed since."""

    title: Text
    expected: ActionExpected
    money: str
    digest: str


@dataclass(frozen=True)
class Actions:
    """The queue, the newest first, and how many actions there are of each status, whatever was asked for."""

    items: list[ActionEntry]
    next: str | None
    counts: dict[str, int]


@dataclass(frozen=True)
class ActionEvent:
    """Something that happened to an action: a status, or a step such as `do:mail`."""

    at: datetime
    what: str
    by: str
    note: Text


@dataclass(frozen=True)
class ActionDetail(ActionEntry):
    """An action with what it changes line by line, and what has happened to it.

    Attributes:
        content: exactly what will be done, as the playbook's steps read it.
        editable: whether amounts of it may be changed now.
        latest_deferral: the last day until which it can be put aside.
        proposed: what the playbook proposed, where somebody changed it.
        way_back: whether it can be undone once it is done.
        purchase: the purchase order that it wrote.
        files: names of the files that it wrote, for a person to upload.
    """

    lines: list[ActionLine]
    content: dict[str, object]
    provenance: ActionProvenance
    events: list[ActionEvent]
    editable: bool
    latest_deferral: date
    proposed: ActionProposed | None
    way_back: bool
    purchase: str | None
    files: list[str]


@dataclass(frozen=True)
class ActionRefused:
    """An action that could not be decided on, and why, in the reader's language."""

    id: int
    code: str
    detail: str


@dataclass(frozen=True)
class ActionsDecided:
    """What became of a decision on several actions: how each stands now, and which were refused."""

    actions: list[ActionEntry]
    refused: list[ActionRefused]


@dataclass(frozen=True)
class ActionAmount:
    """An amount that may be changed: from `least` to `most` in whole steps, or to `none`, which leaves the line as it is today.

    Attributes:
        line: its place among the action's lines; the first is 1.
        unit: "units", or a currency.
        proposed: what the playbook proposed; `value` is what stands there now.
    """

    line: int
    item: str
    unit: str
    proposed: str
    value: str
    none: str
    least: str
    most: str
    step: str


@dataclass(frozen=True)
class ActionAmounts:
    """What of an action may be changed now, and of which content that is said; no amounts where nothing can."""

    digest: str
    what: Text | None
    amounts: list[ActionAmount]


@dataclass(frozen=True)
class ActionSkipped:
    """Something that a playbook looked at and left, and why."""

    subject: dict[str, str]
    why: Text


@dataclass(frozen=True)
class ActionsProposed:
    """What came of asking a playbook: actions that are new, those that stand, and what was left; nothing on stale data."""

    playbook: str
    new: list[int]
    kept: list[int]
    skipped: list[ActionSkipped]
    stale: list[Text]
    stopped: bool


@dataclass(frozen=True)
class PlaybookSetting:
    """A setting of a playbook with what it means."""

    name: str
    value: str
    means: Text


@dataclass(frozen=True)
class Playbook:
    """A playbook with its terms; a limit may be "none".

    Attributes:
        mode: "suggest", "approve" or "alone".
        limits: money, day_money, day_actions, change.
        fresh: by table, how many days old its data may be.
        counts: its actions by status.
        editable: what of a proposal may be changed before it is approved; None where nothing can.
    """

    id: str
    name: Text
    means: Text
    mode: str
    limits: dict[str, str]
    settings: list[PlaybookSetting]
    fresh: dict[str, int]
    valid_days: int
    measure_after: int
    editable: Text | None
    counts: dict[str, int]


@dataclass(frozen=True)
class KillSwitch:
    """Whether all actions are stopped, since when, by whom and why."""

    stopped: bool
    at: datetime | None
    by: str
    reason: str


@dataclass(frozen=True)
class Task:
    """Something that a person is to do: open, done or withdrawn."""

    id: int
    person: str
    person_name: str
    title: Text
    body: Text
    due: date
    status: str
    closed_at: datetime | None
    closed_by: str | None
    note: str


@dataclass(frozen=True)
class Tasks:
    """What persons are to do, due first at the top."""

    items: list[Task]
    next: str | None
