"""Bulk-upload files in a workspace's outbox: written whole or not at all, once however often it is tried, and read back."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from helloword.actions.bulk_rows import Cell, Sheet
from helloword.connectors.workbook import as_text
from helloword.errors import OutsideError
from helloword.money import plain
from helloword.workspace import Workspace

if TYPE_CHECKING:
    from xlsxwriter import Workbook

FOLDER = ("outbox", "actions")
_WIDTH = 18
_AT = datetime(2000, 1, 1)  # noqa: DTZ001  # the file's own stamp, so that the same rows give the same bytes
Texts = tuple[tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], ...]
"""Name, header and rows of each sheet, as text."""


def place(workspace: Workspace, key: str, name: str) -> Path:
    """Where the file of an action stands."""
    return workspace.folder.joinpath(*FOLDER, key, name)


def files_of(workspace: Workspace, key: str) -> tuple[Path, ...]:
    """The files that were written for an action, the one that takes it back included."""
    folder = place(workspace, key, "")
    return tuple(sorted(each for each in folder.iterdir() if not each.name.startswith("."))) if folder.is_dir() else ()


def put(path: Path, sheets: Sequence[Sheet]) -> Path:
    """Write a file; the same again gives the same file. Raises OutsideError when the disk does not take it."""
    data = _xlsx(sheets) if path.suffix == ".xlsx" else _csv(sheets[0])
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise OutsideError(f"{path} cannot be written: {error.strerror}.", code="disk", path=str(path)) from error
    return path


def read_back(path: Path) -> Texts | None:
    """What stands in a file; None where there is none."""
    if not path.exists():
        return None
    return _read_xlsx(path) if path.suffix == ".xlsx" else _read_csv(path)


def as_texts(sheets: Sequence[Sheet]) -> Texts:
    """What `read_back` gives for a file of these sheets."""
    return tuple((s.name, s.header, tuple(tuple(_text(cell) for cell in row) for row in s.rows)) for s in sheets)


def _text(cell: Cell) -> str:
    return plain(cell) if isinstance(cell, Decimal) else cell


def _csv(sheet: Sheet) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.header)
    writer.writerows([_text(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode()


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": _AT})
        for sheet in sheets:
            _write(book, sheet)
    return file.getvalue()


def _write(book: Workbook, sheet: Sheet) -> None:
    """Ids are text, because a spreadsheet's numbers lose digits; and no text becomes a formula or a link."""
    page = book.add_worksheet(sheet.name)
    page.set_column(0, len(sheet.header) - 1, _WIDTH)
    for number, row in enumerate((sheet.header, *sheet.rows)):
        for column, cell in enumerate(row):
            if isinstance(cell, Decimal):
                page.write_number(number, column, cell)
            elif cell:
                page.write_string(number, column, cell)


def _read_csv(path: Path) -> Texts:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)]
    return (("", rows[0], tuple(rows[1:])),) if rows else ()


def _read_xlsx(path: Path) -> Texts:
    import python_calamine as calamine

    with calamine.CalamineWorkbook.from_path(str(path)) as book:
        found = []
        for name in book.sheet_names:
            rows = [tuple(as_text(cell) for cell in row) for row in book.get_sheet_by_name(name).to_python()]
            width = len(rows[0])
            found.append((name, rows[0], tuple((*row, *[""] * (width - len(row))) for row in rows[1:])))
        return tuple(found)
