"""What the API gives of one KPI besides its readings, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helloword.server.shapes import Comparison, Period, Provenance, Text


@dataclass(frozen=True)
class FormulaPart:
    """One part of a number: `kpi`, `measure`, `number`, what parts come to (`sum`), or one of them (`choice`).

    `sign` says how it enters what it is part of; `refused` is a code where its value is not told to whoever asks.
    """

    kind: str
    sign: str
    id: str | None
    text: str | None
    name: Text | None
    meaning: Text | None
    unit: str | None
    currency: str | None
    better: str | None
    value: str | None
    reason: str | None
    comparison: Comparison | None
    refused: str | None
    children: list[FormulaPart]


@dataclass(frozen=True)
class FormulaTree:
    """A number opened along its formula; every value is the one that `/values` gives for the same question."""

    kpi: str
    period: Period
    currency: str
    provenance: Provenance
    tree: FormulaPart


@dataclass(frozen=True)
class Contributor:
    """A slice and what it made of a change; `value` is null for all that is not named."""

    value: str | None
    change: str
    then: str | None
    now: str | None
    stands_out: bool


@dataclass(frozen=True)
class Split:
    """A change by one dimension; its contributors come to the change to the last digit."""

    dimension: str
    stands_out: bool
    contributors: list[Contributor]


@dataclass(frozen=True)
class Contributions:
    """What made a change, the clearest dimension first.

    `possible` is false for a number whose change is not made of parts, such as a median, and where a value is missing.
    """

    kpi: str
    unit: str
    currency: str | None
    value: str | None
    comparison: Comparison | None
    possible: bool
    splits: list[Split]


@dataclass(frozen=True)
class Days:
    """Days from first to last."""

    first: date
    last: date


@dataclass(frozen=True)
class CoveredSource:
    """A source of a number: a table of a store, or of the company where `store` is null.

    `missing` are days that a source lacks which brings every day; `expected` is how many days of such a one there should be.
    """

    fact: str
    store: str | None
    through: date | None
    rows: int
    daily: bool
    expected: int
    missing: list[Days]


@dataclass(frozen=True)
class Coverage:
    """How much of what goes into a number is there; `share` is of the days of all daily sources, null without any."""

    kpi: str
    first: date
    until: date
    complete_through: date | None
    share: str | None
    cost_coverage: str | None
    sources: list[CoveredSource]
    provenance: Provenance


@dataclass(frozen=True)
class Use:
    """A thing that stands on a KPI; `active` says whether it is at work: a rule that is on, a goal that is agreed."""

    id: str
    name: Text
    active: bool


@dataclass(frozen=True)
class Uses:
    """Who uses a KPI, as far as whoever asks may see it; `kpis` are those whose formulas name it."""

    boards: list[Use]
    goals: list[Use]
    alert_rules: list[Use]
    playbooks: list[Use]
    kpis: list[Use]
