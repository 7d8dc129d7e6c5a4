"""Exported numbers as a workbook: the numbers on one sheet, what they mean and come from on another."""

from __future__ import annotations

import io
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from helloword.server.exporting import Export, table
from helloword.text import Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEXTS_STAY = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_NUMBERS, _ABOUT = Text("数字", "Numbers"), Text("说明", "About")
FORMATS = {"money": "#,##0.00", "count": "#,##0", "ratio": "0.0%", "rank": "0.0"}
OTHER, SHARE = "#,##0.00", "0.0%"
_HEAD_ROW = 2


def as_xlsx(export: Export) -> bytes:
    """A workbook in which texts stay texts, so that none becomes a formula."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, TEXTS_STAY) as book:
        book.set_properties({"title": export.title, "created": export.made.replace(tzinfo=None)})
        add_numbers(book, export, _NUMBERS.in_(export.locale))
        add_about(book, export.locale, export.about())
    return file.getvalue()


def add_numbers(book: Workbook, export: Export, name: str) -> None:
    """A sheet with one line a slice and period."""
    bold = book.add_format({"bold": True})
    heads, rows = table(export)
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, export.title, bold)
    for column, head in enumerate(heads):
        sheet.write_string(_HEAD_ROW, column, head, bold)
    formats = [book.add_format({"num_format": shown}) for shown in _shown(export)]
    first = len(heads) - len(formats)
    for number, row in enumerate(rows, _HEAD_ROW + 1):
        for column, cell in enumerate(row):
            if isinstance(cell, Decimal):
                sheet.write_number(number, column, cell, formats[column - first])
            elif cell:
                sheet.write_string(number, column, cell)
    sheet.set_column(0, len(heads) - 1, 16)
    sheet.freeze_panes(_HEAD_ROW + 1, first)


def add_about(book: Workbook, locale: str, told: Iterable[tuple[str, str]]) -> None:
    """A sheet that says what the numbers are of."""
    sheet = book.add_worksheet(_ABOUT.in_(locale))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for number, (name, text) in enumerate(told):
        sheet.write_string(number, 0, name, wrapped)
        sheet.write_string(number, 1, text, wrapped)
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 90)


def _shown(export: Export) -> list[str]:
    """How each column of numbers is written."""
    found: list[str] = []
    for kpi in export.kpis.values():
        of = FORMATS.get(kpi.unit, OTHER)
        found += [of, of, SHARE] if export.query.compare else [of]
    return found
