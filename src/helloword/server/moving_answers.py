"""Why a number moved, and how much of it is there, as the API gives them."""

from __future__ import annotations

from decimal import Decimal

from helloword.kpis.contributing import Contributions, Contributor, Split
from helloword.kpis.covering import Coverage, Covered
from helloword.kpis.query import Reading
from helloword.money import divide, plain
from helloword.server.readings import Json, comparison_json, decimal_text, provenance_json


def contributions_json(found: Contributions | None, reading: Reading) -> Json:
    """The splits of a change; `reading` is the number whose change it is."""
    return {
        "kpi": reading.kpi,
        "unit": reading.unit,
        "currency": reading.currency,
        "value": decimal_text(reading.value),
        "comparison": comparison_json(reading.comparison) if reading.comparison else None,
        "possible": found is not None and found.possible,
        "splits": [_split(split) for split in found.splits] if found else [],
    }


def _split(split: Split) -> Json:
    contributors: list[Json] = [_contributor(each) for each in split.contributors]
    return {"dimension": split.dimension, "stands_out": split.stands_out, "contributors": contributors}


def _contributor(each: Contributor) -> Json:
    return {
        "value": each.value,
        "change": plain(each.change),
        "then": decimal_text(each.then),
        "now": decimal_text(each.now),
        "stands_out": each.stands_out,
    }


def coverage_json(found: Coverage, reading: Reading) -> Json:
    """The sources of a number and what of them is missing."""
    daily = [source for source in found.sources if source.daily]
    expected, lacking = sum(source.days for source in daily), sum(source.lacking for source in daily)
    reached = [min(source.through, found.until) for source in daily if source.through]
    return {
        "kpi": reading.kpi,
        "first": found.first.isoformat(),
        "until": found.until.isoformat(),
        "complete_through": min(reached).isoformat() if reached else None,
        "share": decimal_text(divide(Decimal(expected - lacking), Decimal(expected))),
        "cost_coverage": decimal_text(reading.cost_coverage),
        "sources": [_source(source) for source in found.sources],
        "provenance": provenance_json(reading.provenance),
    }


def _source(source: Covered) -> Json:
    return {
        "fact": source.fact,
        "store": source.store,
        "through": source.through.isoformat() if source.through else None,
        "rows": source.rows,
        "daily": source.daily,
        "expected": source.days,
        "missing": [{"first": first.isoformat(), "last": last.isoformat()} for first, last in source.missing],
    }
