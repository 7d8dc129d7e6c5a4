"""Workbooks as spreadsheet programs write them, and as nobody should."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Cells = Sequence[Sequence[object]]


def workbook(path: Path, rows: Cells = (), **sheets: Cells) -> Path:
    """Write a workbook with one sheet, or with several by name."""
    book = Workbook()
    first = book.active
    assert first is not None
    named: Mapping[str, Cells] = sheets or {"Sheet": rows}
    for number, (name, cells) in enumerate(named.items()):
        sheet = first if number == 0 else book.create_sheet()
        sheet.title = name
        for row in cells:
            sheet.append(list(row))
    book.save(path)
    return path
