"""An alert rule as data: what it watches, when it fires, and whom that concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from helloword.text import Text

Kind = Literal["threshold", "change", "pace", "platform_limit", "missing_data"]
KINDS: tuple[Kind, ...] = ("threshold", "change", "pace", "platform_limit", "missing_data")
Side = Literal["above", "below"]
SIDES: tuple[Side, ...] = ("above", "below")
Severity = Literal["critical", "warning", "notice"]
SEVERITIES: tuple[Severity, ...] = ("critical", "warning", "notice")
Explain = Literal["stage", "reason"]
EXPLAINS: tuple[Explain, ...] = ("stage", "reason")
LEAD_TIME = "lead_time"
"""A limit of its own for each SKU: the days until stock can come."""


@dataclass(frozen=True)
class Sample:
    """The least evidence that a verdict needs: a value of a KPI, or its denominator where it is a quotient.

    `kpi` is empty when it is the rule's own KPI.
    """

    least: Decimal
    kpi: str = ""


@dataclass(frozen=True)
class Rule:
    """One rule; every attribute is a line of its YAML.

    Attributes:
        kpi: what is watched; empty for rules on goals and on missing data.
        by: one slice each is watched on its own.
        where: dimension -> values to keep.
        days: length of the window that ends on the day evaluated.
        every: days between evaluations; 7 means on Sundays.
        side: on which side of the limit it is bad.
        fire: the limit; a share of change for `change`, days to the limit for `platform_limit`, days late for
            `missing_data`, a share of what the plan expects for `pace`.
        clear: the level at which it is over; as `fire` when not given.
        limit: "lead_time" when the limit is each SKU's own and `fire` a factor of it.
        spread: for `change`: so many standard deviations besides, of the weeks before or of chance, whichever is more.
        weeks: for `change`: how many weeks before are looked at.
        steady: evaluations in a row that must find it bad.
        cooldown: days after its end in which it is the same alert when it comes back.
        together: dimensions of whose values one message is made.
        explain: what is looked into when it fires: the stage of the funnel, or the reason of returns.
        owner: the id of a role, or `person:` and the id of a person.
    """

    id: str
    kind: Kind
    name: Text
    means: Text
    todo: Text
    kpi: str = ""
    by: tuple[str, ...] = ()
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    days: int = 1
    every: int = 1
    side: Side = "above"
    fire: Decimal = Decimal(0)
    clear: Decimal | None = None
    limit: Literal["", "lead_time"] = ""
    spread: Decimal = Decimal(3)
    weeks: int = 6
    sample: Sample | None = None
    steady: int = 1
    cooldown: int = 7
    together: tuple[str, ...] = ()
    explain: Explain | None = None
    severity: Severity = "warning"
    owner: str = "operations"

    @property
    def clear_level(self) -> Decimal:
        """The level at which it is over."""
        return self.fire if self.clear is None else self.clear
