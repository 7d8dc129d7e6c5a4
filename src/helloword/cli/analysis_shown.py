"""An analysis on the screen: its tables one below the other, then what to know about them."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.analyses import Analysis
from helloword.analyses.analysis import Row, Table
from helloword.cli.amounts import shown_change, shown_value
from helloword.cli.language import listed, say, shown
from helloword.cli.printing import print_table
from helloword.cli.running import tell
from helloword.cli.tables import Column as Shown
from helloword.kpis.dimensions import DIMENSIONS
from helloword.server.analysis_answers import table_of
from helloword.text import Text


def print_analysis(analysis: Analysis, only: str | None) -> None:
    """Print all its tables, or one; notes about them go to stderr."""
    print(f"{shown(analysis.name)}  {_days(analysis)}")
    for table in (table_of(analysis, only),) if only else analysis.tables:
        print(f"\n{shown(table.name)}")
        columns = _columns(analysis, table)
        print_table(columns, list(_rows(analysis, table)), keys=1)
    for note in analysis.notes:
        tell(shown(note.text))
    if analysis.settings:
        chosen = [f"{each.setting.id}={each.value}" for each in analysis.settings]
        tell(say("analysis.set", settings=listed(chosen)))


def _days(analysis: Analysis) -> str:
    days = f"{analysis.start}..{analysis.end}"
    if analysis.compared is None:
        return days
    start, end = analysis.compared
    return say("analysis.compared", days=days, before=f"{start}..{end}")


def _columns(analysis: Analysis, table: Table) -> list[Shown]:
    columns = [Shown("row", shown(DIMENSIONS[table.by].name) if table.by else say("column.name"), whole=True)]
    if any(row.labels for row in table.rows):
        columns.append(Shown("labels", say("column.classes")))
    for place, column in enumerate(table.columns):
        unit = f" {analysis.currency}" if column.unit == "money" else ""
        columns.append(
            Shown(column.id, f"{column.sign}{' ' if column.sign else ''}{shown(column.name)}{unit}", number=True)
        )
        if any(row.cells[place].change is not None for row in table.rows):
            columns.append(Shown(f"{column.id}.change", say("analysis.change"), number=True))
    return columns


def _rows(analysis: Analysis, table: Table) -> Iterator[dict[str, str]]:
    names = {label.id: label.name for label in analysis.labels}
    for row in (*table.rows, *((table.total,) if table.total else ())):
        told = {"row": _name(row), "labels": " · ".join(shown(names.get(id, Text(id, id))) for id in row.labels)}
        for column, cell in zip(table.columns, row.cells, strict=True):
            told[column.id] = shown_value(cell.value, column.unit, analysis.currency)
            told[f"{column.id}.change"] = shown_change(cell, column.unit)
        yield told


def _name(row: Row) -> str:
    return shown(row.name) if row.name else " · ".join(row.slice.values())
