"""Rows of an XLSX workbook: cells as exact text, after a look that keeps bombs out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path

import python_calamine as calamine

from helloword.connectors.header import ROWS_LOOKED_AT, Header, header_place, said_in
from helloword.connectors.refusals import refusal
from helloword.connectors.workbook_guard import guard

Cell = str | bool | float | date | datetime | time | timedelta
LARGEST_WHOLE = 1e15
"""Beyond it a spreadsheet has already lost digits."""


def headers_of(path: Path) -> tuple[tuple[Header, ...], int]:
    """The header of each sheet that has rows, and the rows of the longest one."""
    guard(path)
    headers: list[Header] = []
    rows = 0
    with _opened(path) as book:
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            header = _header(name, sheet)
            if header:
                headers.append(header)
                rows = max(rows, sheet.height)
    if not headers:
        raise refusal("empty_file", path=str(path))
    return tuple(headers), rows


def read_sheet(
    path: Path, header: Header, wanted: Sequence[int], numeric: Collection[int]
) -> Iterator[tuple[int, list[str]]]:
    """Each row after the header that is not blank: its number in the sheet and its wanted cells.

    Args:
        numeric: positions of columns that hold numbers.
    """
    with _opened(path) as book:
        rows = book.get_sheet_by_name(header.sheet or "").iter_rows()
        for number, row in enumerate(islice(rows, header.last_line, None), header.last_line + 1):
            cells = [unmistakable(row[n]) if n in numeric else as_text(row[n]) for n in wanted]
            if any(cells):
                yield number, cells


def as_text(cell: Cell) -> str:
    """A cell's exact value as text.

    >>> as_text(19.99), as_text(2.0), as_text(1e-07), as_text(True), as_text(date(2026, 3, 4))
    ('19.99', '2', '0.0000001', 'true', '2026-03-04')
    """
    match cell:
        case str():
            return cell
        case bool():
            return "true" if cell else "false"
        case float():
            whole = float(cell).is_integer() and abs(cell) < LARGEST_WHOLE
            return str(int(cell)) if whole else format(Decimal(repr(cell)), "f")
        case date() | time():
            return cell.isoformat()
        case _:
            return str(cell)


def unmistakable(cell: Cell) -> str:
    """A number with three decimals gets a fourth, so that nobody takes its point for one between thousands.

    >>> unmistakable(1.234), unmistakable(1.5), unmistakable("1.234")
    ('1.2340', '1.5', '1.234')
    """
    text = as_text(cell)
    _, _, decimals = text.partition(".")
    return f"{text}0" if isinstance(cell, float) and len(decimals) == 3 else text


def _header(name: str, sheet: calamine.CalamineSheet) -> Header | None:
    texts = ([as_text(cell) for cell in row] for row in islice(sheet.iter_rows(), ROWS_LOOKED_AT))
    rows = [(number, cells) for number, cells in enumerate(texts, 1) if any(cell.strip() for cell in cells)]
    if not rows:
        return None
    place = header_place([cells for _, cells in rows])
    number, names = rows[place]
    return Header(tuple(names), number, number, name, said_in([cells for _, cells in rows[:place]]))


@contextmanager
def _opened(path: Path) -> Iterator[calamine.CalamineWorkbook]:
    try:
        with calamine.CalamineWorkbook.from_path(str(path)) as book:
            yield book
    except calamine.PasswordError:
        raise refusal("workbook_encrypted", path=str(path)) from None
    except (calamine.CalamineError, calamine.ZipError, calamine.XmlError) as error:
        raise refusal("workbook_broken", path=str(path), why=str(error)) from error
    except BaseException as error:
        # The reader is written in Rust: what it did not foresee arrives as a panic, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise refusal("workbook_broken", path=str(path), why="it cannot be read") from error
