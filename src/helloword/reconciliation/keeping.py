"""The company's own tolerances and declarations: every change is kept with its reason and is in the audit log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal

import yaml
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.audit import Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.kpis.company import catalogue_of
from helloword.money import plain
from helloword.reconciliation.declared import (
    Report,
    Tolerance,
    load,
    plain_name,
    reports_from,
    shipped_measures,
    shipped_reports,
    tolerance_from,
)
from helloword.reconciliation.tables import ReconciliationRuleRow
from helloword.workspace import Workspace

Kind = Literal["tolerance", "report"]
USUAL: Mapping[str, Tolerance] = {"money": Tolerance(Decimal("0.005"), Decimal("0.01"))}
"""Of KPIs that measures.yml does not name, by unit."""
OTHERWISE = Tolerance(Decimal("0.001"), Decimal(0))


@dataclass(frozen=True)
class Change:
    """One change of a rule; `body` is None where the product's own was taken back."""

    id: int
    at: datetime
    by: str
    kind: str
    key: str
    body: str | None
    reason: str


@dataclass(frozen=True)
class Rules:
    """What is in force: declarations of reports, names of KPIs, tolerances."""

    reports: Mapping[str, Report]
    tolerances: Mapping[str, Tolerance]
    units: Mapping[str, str]

    def report(self, name: str) -> Report | None:
        """What is declared of a report."""
        return self.reports.get(plain_name(name))

    def counterpart(self, measure: str) -> str | None:
        """Our KPI for a measure as a report calls it."""
        wanted = plain_name(measure)
        if wanted in self.units:
            return wanted
        return next((m.kpi for m in shipped_measures().values() if wanted in m.names), None)

    def tolerance(self, kpi: str) -> Tolerance:
        """The tolerance of a KPI: the company's, else the product's, else that of its unit."""
        if kpi in self.tolerances:
            return self.tolerances[kpi]
        if kpi in shipped_measures():
            return shipped_measures()[kpi].tolerance
        return USUAL.get(self.units.get(kpi, ""), OTHERWISE)


def rules_of(workspace: Workspace) -> Rules:
    """The rules in force in a workspace."""
    own = _current(workspace)
    reports = dict(shipped_reports())
    for change in own:
        if change.kind == "report":
            reports |= {report.id: report for report in reports_from(change.body or "", change.key)}
    tolerances = {change.key: _tolerance(change) for change in own if change.kind == "tolerance"}
    units = {id: str(kpi.unit) for id, kpi in catalogue_of(workspace).kpis.items()}
    return Rules(reports, tolerances, units)


def own_reports(workspace: Workspace) -> tuple[str, ...]:
    """Reports that the company declared itself."""
    return tuple(change.key for change in _current(workspace) if change.kind == "report")


def change_tolerance(workspace: Workspace, kpi: str, relative: str, absolute: str, reason: str) -> Tolerance:
    """Give a KPI another tolerance; raises InputError without a reason."""
    units = rules_of(workspace).units
    if kpi not in units:
        raise UnknownNameError("KPI", kpi, units, code="unknown_kpi")
    wanted = tolerance_from(relative, absolute, kpi)
    body = yaml.safe_dump({"relative": plain(wanted.relative), "absolute": plain(wanted.absolute)})
    _keep(workspace, [("tolerance", kpi, body)], reason)
    return wanted


def declare(workspace: Workspace, text: str, place: str, reason: str) -> tuple[Report, ...]:
    """Declare what reports mean, all that the text names or none; raises InputError for what does not hold."""
    reports = reports_from(text, place)
    bodies = {
        plain_name(str(id)): yaml.safe_dump({id: entry}, allow_unicode=True) for id, entry in load(text, place).items()
    }
    _keep(workspace, [("report", report.id, bodies[report.id]) for report in reports], reason)
    return reports


def take_back(workspace: Workspace, kind: Kind, key: str, reason: str) -> None:
    """Return a tolerance or a declaration to what the product ships."""
    if not any(change.kind == kind and change.key == key for change in _current(workspace)):
        raise InputError(f"The company has no {kind} of its own for {key} to take back.", code="not_own")
    _keep(workspace, [(kind, key, None)], reason)


def changes_of(workspace: Workspace, kind: Kind | None = None, key: str | None = None) -> tuple[Change, ...]:
    """Every change of rules, the oldest first."""
    query = select(ReconciliationRuleRow).order_by(ReconciliationRuleRow.id)
    query = query.where(ReconciliationRuleRow.kind == kind) if kind else query
    query = query.where(ReconciliationRuleRow.key == key) if key else query
    with workspace.state.read() as session:
        return tuple(_change(row) for row in session.scalars(query))


def newest_change(session: Session) -> int:
    """A number that grows with every change of rules; 0 before the first."""
    return session.scalar(select(func.max(ReconciliationRuleRow.id))) or 0


def _keep(workspace: Workspace, changes: Iterable[tuple[Kind, str, str | None]], reason: str) -> None:
    if not reason.strip():
        raise InputError("Say why: a change of what counts as the same needs a reason.", code="reconcile_reason")
    before = {(change.kind, change.key): change.body for change in _current(workspace)}
    now, actor = datetime.now(UTC), workspace.actor
    with workspace.state.write() as session:
        for kind, key, body in changes:
            session.add(ReconciliationRuleRow(at=now, by=actor.name, kind=kind, key=key, body=body, reason=reason))
            detail = {"from": before.get((kind, key)), "to": body}
            record(session, actor, f"reconciliation.{kind}_changed", Subject(kind, key), detail, reason, now)


def _current(workspace: Workspace) -> tuple[Change, ...]:
    newest = select(func.max(ReconciliationRuleRow.id)).group_by(ReconciliationRuleRow.kind, ReconciliationRuleRow.key)
    query = select(ReconciliationRuleRow).where(
        ReconciliationRuleRow.id.in_(newest), ReconciliationRuleRow.body.is_not(None)
    )
    with workspace.state.read() as session:
        return tuple(_change(row) for row in session.scalars(query.order_by(ReconciliationRuleRow.id)))


def _tolerance(change: Change) -> Tolerance:
    table = load(change.body or "", change.key)
    return tolerance_from(str(table["relative"]), str(table["absolute"]), change.key)


def _change(row: ReconciliationRuleRow) -> Change:
    return Change(row.id, row.at, row.by, row.kind, row.key, row.body, row.reason)
