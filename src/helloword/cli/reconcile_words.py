"""Reconciliation in the words of the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from helloword.cli.amounts import shown_value
from helloword.cli.language import listed, say, shown

if TYPE_CHECKING:
    from decimal import Decimal

    from helloword.reconciliation.finding import Finding
    from helloword.reconciliation.keeping import Rules
    from helloword.server.readings import Json


def status_text(found: Finding) -> str:
    """How a figure stands, and why where it cannot be told."""
    status = say(f"reconcile.status.{found.status}")
    return f"{status} ({say(f'reconcile.reason.{found.reason}')})" if found.reason else status


def causes_text(found: Finding) -> str:
    """The causes that explain something, the largest first."""
    from helloword.reconciliation.cause import NAMES

    largest = sorted(found.causes.items(), key=lambda pair: -abs(pair[1]))
    return listed([f"{shown(NAMES[cause])} {amount(found, value)}" for cause, value in largest if tells(found, value)])


def tells(found: Finding, value: Decimal) -> bool:
    """Whether an amount is seen to be other than zero."""
    return bool(amount(found, value).strip("+-0.,"))


def amount(found: Finding, value: Decimal) -> str:
    """An amount of a figure as a person reads it, with its sign."""
    text = shown_value(value, found.unit or "count", found.currency)
    return f"+{text}" if value > 0 else text


def row_of(found: Finding, kept: str) -> dict[str, Json]:
    """A figure as a row of a table."""
    f = found.figure
    unit = found.unit or "count"
    return {
        "id": f.id,
        "store": f.store,
        "report": f.report,
        "period": f"{f.start} – {f.end}",
        "measure": f"{f.measure} {f.sku}" if f.sku else f.measure,
        "currency": found.currency or "",
        "official": shown_value(found.official, unit, found.currency),
        "own": shown_value(found.own, unit, found.currency),
        "gap": "" if found.gap is None else amount(found, found.gap),
        "causes": causes_text(found),
        "status": status_text(found),
        "kept": kept,
    }


def flat_row(told: Mapping[str, Json], found: Finding) -> dict[str, Json]:
    """A figure as a row of CSV: a column for each cause."""
    from helloword.reconciliation.cause import Cause

    names = ("id", "store", "report", "start", "end", "measure", "sku", "kpi", "currency", "official", "own", "gap")
    causes: dict[str, Json] = {str(cause): None for cause in Cause}
    given = told["causes"]
    assert isinstance(given, dict)
    return {
        **{name: told[name] for name in names},
        **causes,
        **given,
        "status": told["status"],
        "reason": told["reason"],
    }


def conventions_text(found: Finding, rules: Rules) -> str:
    """What the report is taken to mean."""
    from helloword.server.reconciliation_answers import definition_json

    known = found.conventions
    if known is None:
        return ""
    table = definition_json(known.definition)
    assert isinstance(table, dict)
    pairs = listed([f"{name}: {value}" for name, value in table.items()]) or say("reconcile.same_as_ours")
    report = rules.report(found.figure.report)
    name = shown(report.name) if report else found.figure.report
    return say(f"reconcile.conventions.{known.source}", report=name, pairs=pairs, explains=known.explains, of=known.of)
