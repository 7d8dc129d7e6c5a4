"""What alerts did in a period: which fired, which were over, who took them on."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from helloword.alerts.alert import Alert
from helloword.alerts.inbox import alert_from
from helloword.alerts.keeping import all_rules
from helloword.alerts.messages import frame_of
from helloword.alerts.rule import Rule
from helloword.alerts.tables import AlertRow
from helloword.kpis.company import catalogue_of
from helloword.people import Staff
from helloword.reviews.review import Fired, Warned
from helloword.reviews.scopes import Scope, holders_of
from helloword.reviews.spans import Days
from helloword.text import Text
from helloword.workspace import Workspace

SHOWN = 4
"""Alerts of one rule that are named."""
_SEVERITY = {"critical": 0, "warning": 1, "notice": 2}


def warned_in(workspace: Workspace, days: Days) -> tuple[tuple[Rule | None, Warned], ...]:
    """What every rule did in the period, the most severe first."""
    rules = {id: version.rule for id, version in all_rules(workspace).items()}
    units = {id: str(kpi.unit) for id, kpi in catalogue_of(workspace).kpis.items()}
    found: dict[str, list[Alert]] = defaultdict(list)
    for alert in _alerts(workspace, days):
        found[alert.rule].append(alert)
    told = [(rules.get(id), _warned(rules.get(id), alerts, days, units)) for id, alerts in found.items()]
    return tuple(sorted(told, key=lambda pair: (_SEVERITY.get(pair[1].severity, 9), -pair[1].opened, pair[1].rule)))


def of_scope(rule: Rule | None, scope: Scope, kpis: tuple[str, ...], staff: Staff) -> bool:
    """Whether a rule's alerts are a scope's: its people hold the rule's role, or it looks at one of its KPIs."""
    if scope.of == "company":
        return True
    return rule is not None and (
        scope.id in holders_of(rule.owner, staff) - _everybody(staff, rule) or rule.kpi in kpis
    )


def _everybody(staff: Staff, rule: Rule) -> frozenset[str]:
    """A role that every department has says nothing about a department."""
    return holders_of(rule.owner, staff) if rule.owner == "manager" else frozenset()


def _alerts(workspace: Workspace, days: Days) -> list[Alert]:
    query = select(AlertRow).where(
        AlertRow.fired <= days.end, (AlertRow.ended.is_(None)) | (AlertRow.ended >= days.start)
    )
    with workspace.state.read() as session:
        return [alert_from(row) for row in session.scalars(query.order_by(AlertRow.fired.desc(), AlertRow.id))]


def _warned(rule: Rule | None, alerts: list[Alert], days: Days, units: dict[str, str]) -> Warned:
    opened = [a for a in alerts if days.start <= a.fired]
    over = [a for a in alerts if a.ended is not None and a.ended <= days.end]
    unit = frame_of(rule, units, "").unit if rule else "count"
    first = alerts[0]
    return Warned(
        first.rule, rule.name if rule else Text(first.rule, first.rule), first.severity, len(opened), len(over),
        len(alerts) - len(over), tuple(sorted({a.acked_by for a in alerts if a.acked_by})),
        tuple(_fired(a, days, unit) for a in (opened or alerts)[:SHOWN]),
    )  # fmt: skip


def _fired(alert: Alert, days: Days, unit: str) -> Fired:
    ended = alert.ended if alert.ended is not None and alert.ended <= days.end else None
    return Fired(alert.id, dict(alert.at), alert.since, ended, alert.value, unit)
