"""Reconciliation as JSON, for the API and the command line alike; numbers are decimal text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from helloword.money import full_text
from helloword.reconciliation.calibrating import Moved, Point, moved
from helloword.reconciliation.cause import MEANINGS, NAMES, Cause
from helloword.reconciliation.declared import Report
from helloword.reconciliation.definition import Definition, as_table
from helloword.reconciliation.finding import Conventions, Finding
from helloword.reconciliation.following import Behind
from helloword.reconciliation.keeping import Change, Rules
from helloword.server.readings import Json, provenance_json


def exact(value: Decimal) -> str:
    """Every digit but trailing zeros, so that causes add up to their gap as text too.

    >>> exact(Decimal("1.50")), exact(Decimal("1E+3")), exact(Decimal("-0.00"))
    ('1.5', '1000', '0')
    """
    text = format(value, "f") if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def place_of(found: Finding) -> tuple[str | int, ...]:
    """Where a figure stands in the list of all: by store, the newest period first."""
    figure = found.figure
    return (
        figure.store, -figure.end.toordinal(), -figure.start.toordinal(), figure.report, figure.measure,
        figure.sku or "", figure.currency or "", figure.id,
    )  # fmt: skip


def finding_json(found: Finding, rules: Rules, point: Point | None = None) -> dict[str, Json]:
    """One official figure with ours, and what has moved since it was last kept."""
    f = found.figure
    report = rules.report(f.report)
    return {
        "id": f.id,
        "store": f.store,
        "report": f.report,
        "report_name": report.name.as_json() if report else None,
        "start": f.start.isoformat(),
        "end": f.end.isoformat(),
        "measure": f.measure,
        "sku": f.sku,
        "kpi": found.kpi,
        "unit": found.unit or None,
        "currency": found.currency,
        "official": exact(found.official),
        "own": _text(found.own),
        "gap": _text(found.gap),
        "causes": {str(cause): exact(amount) for cause, amount in found.causes.items()},
        "assumed": sorted(str(cause) for cause in found.assumed),
        "unexplained": _text(found.unexplained),
        "status": str(found.status),
        "reason": found.reason,
        "agrees": found.agrees,
        "tolerance": _tolerance(found),
        "reach": found.reach.isoformat() if found.reach else None,
        "notes": list(found.notes),
        "conventions": conventions_json(found.conventions) if found.conventions else None,
        "kept": point_json(point) if point else None,
        "moved": moved_json(moved(found, point)) if point else None,
        "provenance": provenance_json(found.provenance),
    }


def conventions_json(known: Conventions) -> dict[str, Json]:
    """What a report's figure is taken to mean where it is other than ours, and how that is known."""
    told: dict[str, Json] = {"source": known.source, "other_than_ours": definition_json(known.definition)}
    if known.source == "inferred":
        told |= {"explains": known.explains, "of": known.of}
    return told


def definition_json(definition: Definition) -> Json:
    """The conventions that are other than ours; what tax is stated of only where tax is in."""
    table = as_table(definition)
    return {name: value for name, value in table.items() if name != "tax_stated_on" or "tax" in table}


def behind_json(behind: Behind, files: Mapping[int, str]) -> dict[str, Json]:
    """The rows behind a cause, each with the file and the line it was read from."""
    return {
        "cause": str(behind.cause),
        "rows_total": behind.rows_total,
        "orders_total": behind.orders_total,
        "rows": [
            {
                "fact": row.fact, "order_id": row.order_id, "sku": row.sku, "day": row.day.isoformat(),
                "before": exact(row.before), "after": exact(row.after), "adds": exact(row.adds),
                "file": files.get(row.import_id, ""), "line": row.line,
            }
            for row in behind.rows
        ],
    }  # fmt: skip


def point_json(point: Point) -> dict[str, Json]:
    """A difference as it was kept."""
    return {
        "id": point.id,
        "at": point.at.isoformat(timespec="seconds"),
        "by": point.by,
        "figure": point.figure,
        "store": point.store,
        "report": point.report,
        "start": point.start.isoformat(),
        "end": point.end.isoformat(),
        "measure": point.measure,
        "sku": point.sku,
        "currency": point.currency,
        "lake": point.lake,
        "catalogue": point.catalogue,
        "official": exact(point.official),
        "own": exact(point.own),
        "causes": {str(cause): exact(amount) for cause, amount in point.causes.items()},
        "status": point.status,
        "accepted": point.accepted,
        "note": point.note,
    }


def moved_json(since: Moved) -> dict[str, Json]:
    """What has moved since a difference was kept."""
    return {
        "anything": since.anything,
        "official": exact(since.official),
        "own": exact(since.own),
        "causes": {str(cause): exact(amount) for cause, amount in since.causes.items()},
    }


def tolerances_json(rules: Rules) -> list[dict[str, Json]]:
    """The tolerance of every KPI that reports state, and of those that the company gave one."""
    from helloword.reconciliation.declared import shipped_measures

    wanted = dict.fromkeys([*shipped_measures(), *rules.tolerances])
    return [
        {
            "kpi": kpi, "relative": full_text(rules.tolerance(kpi).relative), "absolute": full_text(rules.tolerance(kpi).absolute),
            "own": kpi in rules.tolerances,
        }
        for kpi in wanted
    ]  # fmt: skip


def reports_json(rules: Rules, own: Sequence[str]) -> list[dict[str, Json]]:
    """Every report whose conventions are declared; `own` are those of the company."""
    return [_report(report, report.id in own) for report in sorted(rules.reports.values(), key=lambda r: r.id)]


def change_json(change: Change) -> dict[str, Json]:
    """One change of a tolerance or a declaration."""
    return {
        "id": change.id, "at": change.at.isoformat(timespec="seconds"), "by": change.by, "kind": change.kind,
        "key": change.key, "body": change.body, "reason": change.reason,
    }  # fmt: skip


def causes_json() -> list[Json]:
    """The causes in their order, in words."""
    return [{"id": str(c), "name": NAMES[c].as_json(), "meaning": MEANINGS[c].as_json()} for c in Cause]


def _report(report: Report, own: bool) -> dict[str, Json]:
    return {
        "id": report.id,
        "name": report.name.as_json(),
        "conventions": definition_json(report.conventions),
        "measures": {kpi: definition_json(definition) for kpi, definition in report.measures.items()},
        "own": own,
    }


def _tolerance(found: Finding) -> Json:
    if found.tolerance is None:
        return None
    return {"relative": full_text(found.tolerance.relative), "absolute": full_text(found.tolerance.absolute)}


def _text(value: Decimal | None) -> str | None:
    return None if value is None else exact(value)
