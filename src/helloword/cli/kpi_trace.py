"""`helloword kpi trace`: the rows behind one number, down to file and line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from helloword.cli.completing import kpi_ids
from helloword.cli.kpi_show import GrainOption, WhereOption
from helloword.cli.language import say, shown
from helloword.cli.options import (
    AsOfOption,
    CurrencyOption,
    Format,
    FormatOption,
    FromOption,
    ToOption,
    WorkspaceOption,
    day,
)
from helloword.period import Grain

if TYPE_CHECKING:
    from helloword.kpis.query import Reading
    from helloword.kpis.tracing import TracedMeasure
    from helloword.server.readings import Json

EXAMPLE = """helloword kpi trace net_sales --from 2026-10-01 --to 2026-10-31 --where store=eu
helloword kpi trace refunds --limit 1000 --format csv > refunds.csv"""


def trace(
    kpi: Annotated[str, typer.Argument(metavar="ID", help="argument.kpi", autocompletion=kpi_ids)],
    grain: GrainOption = Grain.TOTAL,
    first: FromOption = None,
    until: ToOption = None,
    where: WhereOption = None,
    currency: CurrencyOption = None,
    as_of: AsOfOption = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="option.limit")] = 100,
    workspace: WorkspaceOption = None,
    format: FormatOption = "table",
) -> None:
    """The rows behind one number."""
    from helloword.cli.opening import check_span, check_stores, opened
    from helloword.cli.progress import waiting
    from helloword.kpis.company import answer
    from helloword.kpis.company import trace as traced
    from helloword.kpis.query import Query
    from helloword.server.filters import where_from
    from helloword.server.proof import files_of

    query = Query(
        kpis=(kpi,), grain=grain, start=day("--from", first), end=day("--to", until),
        where=where_from(where or ()), currency=currency, as_of=as_of,
    )  # fmt: skip
    check_span(query)
    company = opened(workspace)
    check_stores(company, query)
    with waiting(say("working")):
        measures = traced(company, query, limit=limit)
        readings = answer(company, query).readings
    _print(readings, measures, files_of(company), format)


def _print(
    readings: Sequence[Reading], measures: Sequence[TracedMeasure], files: dict[int, str], format: Format
) -> None:
    from helloword.cli.printing import print_csv, print_json
    from helloword.cli.readings import reading_object
    from helloword.server.proof import measure_json, row_json

    if format == "json":
        traced = [{**measure_json(m, files), "sql": m.sql} for m in measures]
        print_json({**(reading_object(readings[0]) if readings else {}), "measures": traced})
    elif format == "csv":
        rows = [{"measure": m.measure.id, **row_json(row, files)} for m in measures for row in m.rows]
        print_csv(rows, list(dict.fromkeys(name for row in rows for name in row)))
    else:
        for reading in readings:
            _print_value(reading)
        for measure in measures:
            _print_measure(measure, files)


def _print_value(reading: Reading) -> None:
    from helloword.cli.amounts import shown_value
    from helloword.cli.readings import notes, period_name
    from helloword.cli.running import tell

    value = shown_value(reading.value, reading.unit, reading.currency)
    print(f"{reading.kpi}  {period_name(reading.period, over=reading.over)}  {value} {reading.currency or ''}".rstrip())
    for note in notes([reading]):
        tell(note)


def _print_measure(traced: TracedMeasure, files: dict[int, str]) -> None:
    from helloword.cli.amounts import shown_value
    from helloword.cli.printing import print_table
    from helloword.cli.tables import Column
    from helloword.server.proof import row_json

    rows = [_as_read(row_json(row, files), traced) for row in traced.rows]
    total = shown_value(traced.value, traced.measure.unit)
    counted = say("trace.rows", shown=len(rows), total=traced.rows_total)
    print(f"\n{traced.measure.id}  {shown(traced.measure.name)}  {total}  {counted}")
    told = [name for name in traced.columns if any(row.get(name) is not None for row in rows)]
    columns = [
        Column("_import", say("column.import"), spare=True),
        Column("line", say("column.line"), whole=True),
        *(Column(name, name, spare=True) for name in told),
        Column("contribution", say("column.contribution"), number=True),
    ]
    if rows:
        print_table(columns, rows)


def _as_read(row: dict[str, Json], traced: TracedMeasure) -> dict[str, Json]:
    """A row with its line in one cell, and what it adds to the number rounded for the eye."""
    from decimal import Decimal

    from helloword.cli.amounts import shown_value

    adds = row.get("contribution")
    shown_adds = shown_value(None if adds is None else Decimal(str(adds)), traced.measure.unit)
    return {**row, "line": f"{row['_file']}:{row.get('_row', '')}", "contribution": shown_adds}
