"""What the API gives, as its schema says; the web app's types are made from these."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from helloword.server.told import told


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class LakeVersion:
    """A version of the lake and when it came to be."""

    version: int
    at: datetime | None


@dataclass(frozen=True)
class CatalogueVersion:
    """A version of the KPI catalogue."""

    version: str


@dataclass(frozen=True)
class Store:
    """A store of the company."""

    id: str
    platform: str
    marketplace: str
    region: str | None
    currency: str
    timezone: str
    opened: date | None


@dataclass(frozen=True)
class Company:
    """The company, its stores, and the versions that numbers are computed with now."""

    name: str
    currency: str
    timezone: str
    locale: str
    stores: list[Store]
    lake: LakeVersion
    catalogue: CatalogueVersion


@dataclass(frozen=True)
class Kpi:
    """A KPI of the catalogue.

    Attributes:
        facts: tables that its values come from; those of slices by other dimensions than stores from `slice_facts` too.
    """

    id: str
    name: Text
    meaning: Text
    why: Text | None
    formula: str
    unit: str
    better: str
    clock: str
    additivity: str
    perspective: str
    owner_role: str
    levers: list[str]
    window: int | None
    maturity_days: int | None
    slices: list[str]
    group: str
    facts: list[str]
    slice_facts: list[str]


@dataclass(frozen=True)
class Formula:
    """A formula as a tree: `kpi`, `measure`, `number`, or `op` over its children."""

    kind: str
    id: str | None
    op: str | None
    value: str | None
    children: list[Formula]


@dataclass(frozen=True)
class Measure:
    """A measure that a formula is made of."""

    id: str
    name: Text
    fact: str
    expression: str
    unit: str


@dataclass(frozen=True)
class KpiDetail(Kpi):
    """A KPI with what it is made of."""

    formula_tree: Formula
    measures: list[Measure]
    threshold: str | None


@dataclass(frozen=True)
class Period:
    """The calendar's period, and the part of it that was asked for."""

    grain: str
    start: date
    end: date
    first: date
    until: date


@dataclass(frozen=True)
class KnownUntil:
    """The moment up to which a store is known on a day that is not over, by its own clock."""

    store: str
    until: datetime


@dataclass(frozen=True)
class Comparison:
    """The same KPI and slice in an earlier period; `change` is absolute, `ratio` relative.

    `so_far` has the moments up to which it is counted, where the last day of the present period is not over.
    """

    kind: str
    start: date
    end: date
    value: str | None
    change: str | None
    ratio: str | None
    so_far: list[KnownUntil] = field(default_factory=list)


@dataclass(frozen=True)
class Freshness:
    """Up to which day a source of a reading is complete."""

    source: str
    store: str | None
    complete_through: date | None


@dataclass(frozen=True)
class Provenance:
    """The versions a number was computed with."""

    lake: int
    catalogue: str


@dataclass(frozen=True)
class Reading:
    """One KPI in one period and slice; numbers are decimal text.

    `so_far` has the stores for which the last day is not over.
    """

    kpi: str
    period: Period
    slice: dict[str, str]
    value: str | None
    unit: str
    currency: str | None
    numerator: str | None
    denominator: str | None
    comparison: Comparison | None
    cost_coverage: str | None
    complete: bool
    warnings: list[Text]
    provenance: Provenance
    reason: str | None
    freshness: list[Freshness]
    so_far: list[KnownUntil] = field(default_factory=list)


@dataclass(frozen=True)
class Column:
    """A column of the rows behind a number, as people call it."""

    id: str
    name: Text


@dataclass(frozen=True)
class TraceMeasure:
    """A measure of a number with rows behind it; `_file` and `_row` say where each row was read."""

    id: str
    value: str | None
    rows_total: int
    rows: list[dict[str, str | float | bool | None]]
    unit: str
    currency: str | None
    columns: list[Column]


@dataclass(frozen=True)
class Trace:
    """What one number was counted from."""

    value: str | None
    measures: list[TraceMeasure]
    sql: list[str]


@dataclass(frozen=True)
class NamedValue:
    """A value of a dimension as it stands in the data, and what a person calls it."""

    value: str
    name: Text


@dataclass(frozen=True)
class Dimension:
    """A way to slice; values that are not in `named` are called as they are."""

    id: str
    name: Text
    named: list[NamedValue]


@dataclass(frozen=True)
class FactFreshness:
    """Up to which day a fact is complete, and when it was last imported; of a day under way, until when it is known."""

    fact: str
    store: str | None
    complete_through: date | None
    last_import_at: datetime | None
    known_until: datetime | None


@dataclass(frozen=True)
class Cost:
    """Landed cost of one unit from a day on; `unit` is all of it together."""

    effective_from: date
    purchase: str
    inbound: str
    duty: str
    unit: str
    currency: str


@dataclass(frozen=True)
class SkuCost:
    """A SKU: its cost now, its costs newest first, and what was sold of it; `without` is sales with no cost in force."""

    sku: str
    title: str | None
    missing: bool
    now: Cost | None
    history: list[Cost]
    units: str | None
    gross: str | None
    without: str | None
    explains: str | None


@dataclass(frozen=True)
class LandedCosts:
    """Every SKU that was sold in `first`..`until` or has a cost, those without one first; amounts are in `currency`."""

    first: date | None
    until: date | None
    since: date | None
    currency: str
    usual: str
    gross: str | None
    coverage: str | None
    skus: list[SkuCost]


@dataclass(frozen=True)
class CostEntered:
    """A cost as a person typed it; nothing for inbound or duty means none."""

    sku: str
    purchase: str
    effective_from: str
    currency: str
    inbound: str = ""
    duty: str = ""


@dataclass(frozen=True)
class CostsEntered:
    """Costs to keep, all or none."""

    costs: Annotated[list[CostEntered], told(minItems=1, maxItems=2000)]
    reason: str = ""


@dataclass(frozen=True)
class CostsSaved:
    """The import that keeps the costs; it can be undone like any other."""

    import_id: int
    file: str
    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True)
class Problem:
    """Why a request was refused (RFC 9457); `code` is stable, `detail` is for people, `instance` names the request."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    facts: dict[str, str]
    instance: str
