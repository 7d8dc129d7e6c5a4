"""Readings on the screen: a table with one column a KPI, and below it what to know about the numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from helloword.cli.amounts import shown_change, shown_value
from helloword.cli.language import say, shown
from helloword.cli.options import Format
from helloword.cli.printing import print_csv, print_json, print_table
from helloword.cli.running import tell
from helloword.cli.tables import Column
from helloword.kpis.dimensions import DIMENSIONS
from helloword.kpis.query import Query, Reading
from helloword.period import Grain, Period
from helloword.server.readings import Json, comparison_json, decimal_text, reading_json
from helloword.text import Text

Row = dict[str, Json]


def print_readings(readings: Sequence[Reading], query: Query, format: Format) -> None:
    """Print readings in the order asked; notes about them go to stderr."""
    if format == "json":
        print_json([reading_object(r) for r in readings])
    elif format == "csv":
        print_csv([flat(r) for r in readings], flat_header(query))
    else:
        if readings:
            print_table(_columns(readings, query), _rows(readings), keys=1 + len(dict.fromkeys(query.by)))
        for note in notes(readings):
            tell(note)


def reading_object(reading: Reading) -> dict[str, Json]:
    """A reading as the contract has it; `so_far` comes beside it only while a last day is not over."""
    against = _told(comparison_json(reading.comparison)) if reading.comparison else None
    return _told({**reading_json(reading, shown), "comparison": against})


def _told(told: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in told.items() if name != "so_far" or value}


def flat_header(query: Query) -> list[str]:
    """The columns of the CSV."""
    compared = ["compared_start", "compared_end", "compared_value", "change", "ratio"] if query.compare else []
    return [
        "kpi", "grain", "start", "end", *dict.fromkeys(query.by), "value", "unit", "currency", "numerator",
        "denominator", *compared, "cost_coverage", "complete", "reason", "warnings", "lake", "catalogue",
    ]  # fmt: skip


def flat(reading: Reading) -> Row:
    """One reading as one line of CSV, all digits kept."""
    comparison = reading.comparison
    return {
        "kpi": reading.kpi,
        "grain": reading.period.grain.value,
        "start": reading.period.start.isoformat(),
        "end": reading.period.end.isoformat(),
        **reading.slice,
        "value": decimal_text(reading.value),
        "unit": reading.unit,
        "currency": reading.currency,
        "numerator": decimal_text(reading.numerator),
        "denominator": decimal_text(reading.denominator),
        "compared_start": comparison.start.isoformat() if comparison else None,
        "compared_end": comparison.end.isoformat() if comparison else None,
        "compared_value": decimal_text(comparison.value) if comparison else None,
        "change": decimal_text(comparison.change) if comparison else None,
        "ratio": decimal_text(comparison.ratio) if comparison else None,
        "cost_coverage": decimal_text(reading.cost_coverage),
        "complete": reading.over,
        "reason": reading.reason,
        "warnings": " ".join(shown(w) for w in reading.warnings),
        "lake": reading.provenance.lake,
        "catalogue": reading.provenance.catalogue,
    }


def period_name(period: Period, *, over: bool) -> str:
    """A period as its calendar calls it; a star says it is not over."""
    start, end = period.start.isoformat(), period.end.isoformat()
    year, week, _ = period.start.isocalendar()
    name = {
        Grain.DAY: start,
        Grain.WEEK: f"{year}-W{week:02d}",
        Grain.MONTH: start[:7],
        Grain.QUARTER: f"{period.start.year}-Q{(period.start.month + 2) // 3}",
        Grain.YEAR: start[:4],
    }.get(period.grain, f"{start}..{end}")
    return name if over else f"{name}*"


def notes(readings: Sequence[Reading]) -> Iterator[str]:
    """What a reader should know: incomplete periods, missing values and costs, warnings; each thing once."""
    if not readings:
        yield say("show.nothing")
    if any(not r.over for r in readings):
        yield say("show.incomplete")
    yield from dict.fromkeys(_until(r) for r in readings if r.so_far)
    for kpi, reason in dict.fromkeys((r.kpi, r.reason) for r in readings if r.value is None and r.reason):
        yield say("show.missing", kpi=kpi, reason=say(f"reason.{reason}"))
    covered = [r for r in readings if r.cost_coverage is not None and r.cost_coverage < 1]
    if covered:
        lowest = min(covered, key=lambda r: r.cost_coverage or 0)
        yield say("show.coverage", share=shown_value(lowest.cost_coverage, "ratio"))
    yield from dict.fromkeys(shown(w) for r in readings for w in r.warnings)


def _until(reading: Reading) -> str:
    """How far a day that is under way is counted, and with how much of the other one it is compared."""
    days = [(store, f"{at:%Y-%m-%d %H:%M}") for store, at in reading.so_far]
    told = ", ".join(f"{store} {at}" for store, at in days)
    return say("show.so_far_compared" if reading.comparison else "show.so_far", until=told)


def _columns(readings: Sequence[Reading], query: Query) -> list[Column]:
    of_kpis: list[Column] = []
    for kpi, currency in {r.kpi: r.currency for r in readings}.items():
        of_kpis.append(Column(kpi, f"{kpi} {currency}" if currency else kpi, number=True))
        if query.compare:
            of_kpis.append(Column(f"{kpi}.change", say(f"column.change_{query.compare}"), number=True))
    slices = [Column(f"by.{dim}", shown(Text(DIMENSIONS[dim].name.zh, dim))) for dim in dict.fromkeys(query.by)]
    return [Column("period", say("column.period"), whole=True), *slices, *of_kpis]


def _rows(readings: Sequence[Reading]) -> list[Row]:
    rows: dict[tuple[date, date, tuple[str, ...]], Row] = {}
    for r in readings:
        key = (r.period.start, r.period.end, tuple(r.slice.values()))
        row = rows.setdefault(
            key, {"period": period_name(r.period, over=r.over), **{f"by.{d}": v for d, v in r.slice.items()}}
        )
        row[r.kpi] = shown_value(r.value, r.unit, r.currency)
        row[f"{r.kpi}.change"] = shown_change(r.comparison, r.unit)
    return [rows[key] for key in sorted(rows)]
