"""A table of an analysis as a workbook: its rows on one sheet, what its columns mean and what to know on another."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from helloword.analyses import Analysis
from helloword.analyses.analysis import Row, Table
from helloword.server.analysis_answers import HEADS, dimensions_of, heads_of
from helloword.server.workbooks import FORMATS, OTHER, SHARE, TEXTS_STAY, add_about
from helloword.text import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_ROWS = Text("明细", "Rows")
_HEAD_ROW = 2


def as_xlsx(analysis: Analysis, table: Table, locale: str) -> bytes:
    """The workbook; texts stay texts, so that none becomes a formula."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, TEXTS_STAY) as book:
        book.set_properties({"title": table.name.in_(locale)})
        _add_rows(book, analysis, table, locale)
        add_about(book, locale, _about(analysis, table, locale))
    return file.getvalue()


def _add_rows(book: Workbook, analysis: Analysis, table: Table, locale: str) -> None:
    sheet, bold = book.add_worksheet(_ROWS.in_(locale)), book.add_format({"bold": True})
    sheet.write_string(0, 0, f"{table.name.in_(locale)} {analysis.start} – {analysis.end}", bold)
    dims, numbers = dimensions_of(table), _numbers(analysis, table)
    texts = ["row", *dims, "name", "labels"]
    heads = heads_of(table)
    for column, name in enumerate([*texts, *numbers]):
        sheet.write_string(_HEAD_ROW, column, heads[name].in_(locale), bold)
    formats = [book.add_format({"num_format": shown}) for shown in numbers.values()]
    for number, row in enumerate((*table.rows, *((table.total,) if table.total else ())), _HEAD_ROW + 1):
        for column, text in enumerate(_texts(analysis, row, dims, locale)):
            sheet.write_string(number, column, text)
        for place, value in enumerate(_values(analysis, row)):
            if value is not None:
                sheet.write_number(number, len(texts) + place, value, formats[place])
    sheet.set_column(0, len(texts) + len(numbers) - 1, 16)
    sheet.freeze_panes(_HEAD_ROW + 1, len(texts))


def _numbers(analysis: Analysis, table: Table) -> dict[str, str]:
    """How each column of numbers is written, by what it is called in a file."""
    found: dict[str, str] = {}
    for column in table.columns:
        shown = SHARE if column.unit == "points" else FORMATS.get(column.unit, OTHER)
        found |= dict.fromkeys((column.id, f"{column.id}_before") if analysis.compared else (column.id,), shown)
    return found


def _texts(analysis: Analysis, row: Row, dims: list[str], locale: str) -> Iterator[str]:
    yield row.kind
    yield from (row.slice.get(dim, "") for dim in dims)
    yield row.name.in_(locale) if row.name else ""
    named = {label.id: label.name.in_(locale) for label in analysis.labels}
    yield ", ".join(named.get(label, label) for label in row.labels)


def _values(analysis: Analysis, row: Row) -> Iterator[object]:
    for cell in row.cells:
        yield cell.value
        if analysis.compared:
            yield cell.before


def _about(analysis: Analysis, table: Table, locale: str) -> Iterator[tuple[str, str]]:
    yield analysis.name.in_(locale), analysis.question.in_(locale)
    yield HEADS["currency"].in_(locale), analysis.currency
    for column in table.columns:
        yield column.name.in_(locale), column.meaning.in_(locale) if column.meaning else column.kpi or ""
    for label in analysis.labels:
        yield label.name.in_(locale), label.meaning.in_(locale)
    for note in analysis.notes:
        yield "!", note.text.in_(locale)
    yield HEADS["lake"].in_(locale), str(analysis.provenance.lake)
    yield HEADS["catalogue"].in_(locale), analysis.provenance.catalogue
