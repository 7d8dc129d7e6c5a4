"""What the API gives of reconciliation, as its schema says; numbers are decimal text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from helloword.server.shapes import Provenance, Text


@dataclass(frozen=True)
class AllowedDifference:
    """How far apart two figures may be: by a share of the platform's, or by an amount, whichever is more."""

    relative: str
    absolute: str


@dataclass(frozen=True)
class ReportConventions:
    """What a report's figure is taken to mean where it is other than ours: declared, inferred, or none of both."""

    source: str
    other_than_ours: dict[str, str]
    explains: int | None = None
    of: int | None = None


@dataclass(frozen=True)
class CalibrationPoint:
    """A difference as it was kept."""

    id: int
    at: datetime
    by: str
    figure: str
    store: str
    report: str
    start: date
    end: date
    measure: str
    sku: str | None
    currency: str | None
    lake: int
    catalogue: str
    official: str
    own: str
    causes: dict[str, str]
    status: str
    accepted: bool
    note: str


@dataclass(frozen=True)
class MovedSince:
    """What has moved since a difference was kept: now less then."""

    anything: bool
    official: str
    own: str
    causes: dict[str, str]


@dataclass(frozen=True)
class OfficialFigure:
    """An official figure held against ours: within, outside, incomplete or not_comparable; the causes sum to the gap."""

    id: str
    store: str
    report: str
    report_name: Text | None
    start: date
    end: date
    measure: str
    sku: str | None
    kpi: str | None
    unit: str | None
    currency: str | None
    official: str
    own: str | None
    gap: str | None
    causes: dict[str, str]
    assumed: list[str]
    unexplained: str | None
    status: str
    reason: str | None
    agrees: bool
    tolerance: AllowedDifference | None
    reach: date | None
    notes: list[str]
    conventions: ReportConventions | None
    kept: CalibrationPoint | None
    moved: MovedSince | None
    provenance: Provenance


@dataclass(frozen=True)
class GapCause:
    """A cause in words."""

    id: str
    name: Text
    meaning: Text


@dataclass(frozen=True)
class Reconciliation:
    """Every official figure that was asked for, by store and the newest period first, and the causes in their order."""

    items: list[OfficialFigure]
    next: str | None
    counts: dict[str, int]
    causes: list[GapCause]


@dataclass(frozen=True)
class CauseRow:
    """A row of the lake with what it adds to the figure before and after the platform's definition is switched on."""

    fact: str
    order_id: str | None
    sku: str | None
    day: date
    before: str
    after: str
    adds: str
    file: str
    line: int


@dataclass(frozen=True)
class RowsBehindCause:
    """The rows that add most to one cause."""

    cause: str
    rows_total: int
    orders_total: int
    rows: list[CauseRow]


@dataclass(frozen=True)
class OfficialFigureDetail(OfficialFigure):
    """One figure with the rows behind each cause and every time it was kept."""

    behind: list[RowsBehindCause]
    points: list[CalibrationPoint]
    words: list[GapCause]


@dataclass(frozen=True)
class KpiTolerance:
    """The tolerance of a KPI, and whether it is the company's own."""

    kpi: str
    relative: str
    absolute: str
    own: bool


@dataclass(frozen=True)
class DeclaredReport:
    """A report whose conventions are declared, and whether by the company."""

    id: str
    name: Text
    conventions: dict[str, str]
    measures: dict[str, dict[str, str]]
    own: bool


@dataclass(frozen=True)
class RuleChange:
    """One change of a tolerance or a declaration; `body` is empty where it was taken back."""

    id: int
    at: datetime
    by: str
    kind: str
    key: str
    body: str | None
    reason: str


@dataclass(frozen=True)
class ReconciliationRules:
    """What counts as the same, and every change of it."""

    tolerances: list[KpiTolerance]
    reports: list[DeclaredReport]
    changes: list[RuleChange]


@dataclass(frozen=True)
class AcceptedDifference:
    """Why a difference is taken as it is."""

    note: str


@dataclass(frozen=True)
class NewTolerance:
    """A tolerance that a KPI is to have, and why."""

    relative: str
    absolute: str
    reason: str
