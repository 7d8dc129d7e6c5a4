"""Checks of what is missing from the data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from helloword.cli.amounts import shown_value
from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.freshness import freshness
from helloword.lake.importing import rejects
from helloword.lake.snapshot import snapshot
from helloword.model import TABLES

LATE = timedelta(days=7)
_MONEY = ("gross_sales", "discounts", "refunds", "shipping_income", "cogs", "fees", "ad_spend")


def rejected_rows(patient: Patient) -> Iterator[Finding]:
    """No rows wait to be mended."""
    rows = {(r.import_id, r.line) for r in rejects(patient.workspace)}
    if rows:
        yield Finding(Level.WARNING, "rejects", {"count": len(rows)})


def stores_without_data(patient: Patient) -> Iterator[Finding]:
    """Every store has data of its own."""
    known = {source.store for source in freshness(patient.workspace, snapshot(patient.workspace))}
    for store in patient.workspace.stores():
        if store.id not in known:
            yield Finding(Level.WARNING, "store_empty", {"store": store.id})


def late_sources(patient: Patient) -> Iterator[Finding]:
    """Every source that comes daily reaches last week."""
    for source in freshness(patient.workspace, snapshot(patient.workspace)):
        if source.table in _DAILY and source.complete_through and patient.today - source.complete_through > LATE:
            facts = {"fact": source.table, "store": source.store or "", "day": source.complete_through.isoformat()}
            yield Finding(Level.WARNING, "late" if source.store else "late_company", facts)


def missing_costs(patient: Patient) -> Iterator[Finding]:
    """Every sold SKU has a cost."""
    coverage = [r.cost_coverage for r in answer(patient.workspace, Query(("gross_margin",))).readings]
    for share in coverage:
        if share is not None and share < 1:
            yield Finding(Level.WARNING, "costs", {"share": shown_value(share, "ratio")})


def missing_rates(patient: Patient) -> Iterator[Finding]:
    """Every amount can be converted."""
    readings = answer(patient.workspace, Query(_MONEY)).readings
    unrated = [r.kpi for r in readings if r.reason == "no_rate"]
    if unrated:
        facts = {"kpis": ", ".join(unrated), "currency": patient.workspace.settings.currency}
        yield Finding(Level.ERROR, "rates", facts)


_DAILY = frozenset({"order_lines", "ads", "traffic", "funnel", "inventory"}) & TABLES.keys()
