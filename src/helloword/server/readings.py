"""A reading as the JSON object of the public contract; the API and the command line both give it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from helloword.kpis.query import Comparison, Provenance, Reading
from helloword.kpis.under_way import Moments
from helloword.money import plain
from helloword.period import Period
from helloword.text import Text

Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | bool | None


def at_text(at: datetime | None) -> str | None:
    """An instant as the API gives it."""
    return at.isoformat(timespec="seconds") if at else None


def reading_json(reading: Reading, worded: Callable[[Text], Json]) -> dict[str, Json]:
    """The object for one reading; decimals as text, warnings as `worded` puts them."""
    return {
        "kpi": reading.kpi,
        "period": period_json(reading.period),
        "slice": dict(reading.slice),
        "value": decimal_text(reading.value),
        "unit": reading.unit,
        "currency": reading.currency,
        "numerator": decimal_text(reading.numerator),
        "denominator": decimal_text(reading.denominator),
        "comparison": comparison_json(reading.comparison) if reading.comparison else None,
        "cost_coverage": decimal_text(reading.cost_coverage),
        "complete": reading.over,
        "reason": reading.reason,
        "warnings": [worded(warning) for warning in reading.warnings],
        "provenance": provenance_json(reading.provenance),
        "so_far": _so_far(reading.so_far),
    }


def provenance_json(provenance: Provenance) -> dict[str, Json]:
    """The versions that a number was computed with."""
    return {"lake": provenance.lake, "catalogue": provenance.catalogue}


def period_json(period: Period) -> dict[str, Json]:
    """A period's calendar days and the days asked for."""
    return {
        "grain": period.grain.value,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "first": period.first.isoformat(),
        "until": period.until.isoformat(),
    }


def comparison_json(comparison: Comparison) -> dict[str, Json]:
    """What a reading is compared with."""
    return {
        "kind": comparison.kind,
        "start": comparison.start.isoformat(),
        "end": comparison.end.isoformat(),
        "value": decimal_text(comparison.value),
        "change": decimal_text(comparison.change),
        "ratio": decimal_text(comparison.ratio),
        "so_far": _so_far(comparison.so_far),
    }


def _so_far(moments: Moments) -> list[Json]:
    """Where a last day is under way, the moment up to which each store is counted; nothing elsewhere."""
    return [{"store": store, "until": at_text(at)} for store, at in moments]


def decimal_text(value: Decimal | None) -> str | None:
    """Decimal digits, or None for no value."""
    return None if value is None else plain(value)
