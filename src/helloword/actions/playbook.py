"""A playbook: its declaration as data, and the small functions that fill its steps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal, Protocol

from helloword.actions.action import Action, Proposal, Skipped
from helloword.actions.effect import Watched
from helloword.text import Text
from helloword.workspace import Workspace

Mode = Literal["suggest", "approve", "alone"]
MODES: tuple[Mode, ...] = ("suggest", "approve", "alone")


@dataclass(frozen=True)
class Limits:
    """What actions of a playbook stay within; None is no limit.

    Attributes:
        money: of one action; `day_money` of all that begin on a day, in the company's currency.
        day_actions: how many begin on a day.
        change: the greatest relative change in one action.
    """

    money: Decimal | None = None
    day_money: Decimal | None = None
    day_actions: int | None = None
    change: Decimal | None = None


@dataclass(frozen=True)
class Terms:
    """Under which terms a company lets a playbook work.

    Attributes:
        mode: "suggest" only says what it would do, "approve" asks first, "alone" acts within the limits.
        settings: the playbook's own, by name.
    """

    mode: Mode
    limits: Limits
    settings: Mapping[str, Decimal] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Declaration:
    """What a playbook is; every attribute is a line of its YAML.

    Attributes:
        owner: the role that answers for what it does.
        fresh: by table, how many days old its data may be.
        valid: how long a proposal, and the approval of it, holds.
        measure_after: days after which the effect is looked at.
        texts: what each of its settings means, by name.
        editable: what of a proposal may be changed before it is approved; None where nothing can.
    """

    id: str
    name: Text
    means: Text
    owner: str
    terms: Terms
    fresh: Mapping[str, int]
    valid: timedelta
    measure_after: int
    texts: Mapping[str, Text] = field(default_factory=dict)
    editable: Text | None = None


@dataclass(frozen=True)
class Amount:
    """An amount of a proposal that may be changed before it is approved.

    Attributes:
        line: its place among the proposal's lines; the first is 1.
        unit: "units", or a currency.
        proposed: what the playbook proposed; `value` is what stands there now.
        none: what leaves the line as it is today, which is always allowed.
        least, most: from what to what it can be, in whole steps of `step`.
    """

    line: int
    item: str
    unit: str
    proposed: Decimal
    value: Decimal
    none: Decimal
    least: Decimal
    most: Decimal
    step: Decimal

    def takes(self, value: Decimal) -> bool:
        """Whether it can be this."""
        return value == self.none or (self.least <= value <= self.most and value % self.step == 0)


@dataclass(frozen=True)
class Step:
    """One durable step; it may run again after a crash and then does nothing twice.

    `do` gets the workspace, the action and the moment at which it is worked on, and gives what is told of it.
    """

    name: str
    do: Callable[[Workspace, Action, datetime], str]


class Playbook(Protocol):
    """The functions of a playbook."""

    def propose(
        self, workspace: Workspace, terms: Terms, today: date, without: Collection[str] = ()
    ) -> Iterator[Proposal | Skipped]:
        """What it would do now, and what it looked at and leaves; nothing for stores `without` fresh data."""

    def amounts(self, workspace: Workspace, terms: Terms, proposal: Proposal, today: date) -> Sequence[Amount]:
        """What of a proposal may be changed, and within what; empty where nothing can."""

    def with_amounts(
        self, workspace: Workspace, terms: Terms, proposal: Proposal, amounts: Mapping[int, Decimal], today: date
    ) -> Proposal:
        """The proposal with other amounts, by line; they were checked."""

    def steps(self) -> Sequence[Step]:
        """What executing it does, in order."""

    def back(self) -> Sequence[Step]:
        """What undoing it does, in order; empty where there is no way back."""

    def verify(self, workspace: Workspace, action: Action) -> Text:
        """What shows that it was done; raises HellowordError when it does not."""

    def watched(self, workspace: Workspace, action: Action, days: int) -> Watched:
        """What its effect is measured by: the items touched and those not, before and after."""
