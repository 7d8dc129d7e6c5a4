"""A table's header: where it stands, what separates its cells, and how names are compared."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from helloword.connectors.refusals import refusal

SEPARATORS = ("\t", ";", ",", "|")
ROWS_LOOKED_AT = 50


@dataclass(frozen=True)
class Header:
    """The names in a header row.

    Attributes:
        first_line: the physical line it begins in, from 1; `last_line` the one it ends in.
        sheet: the workbook's sheet it stands in.
    """

    names: tuple[str, ...]
    first_line: int
    last_line: int
    sheet: str | None = None

    @property
    def known_by(self) -> tuple[str, ...]:
        """The names as they are compared."""
        return tuple(plain_name(name) for name in self.names)


def plain_name(name: str) -> str:
    """A column's name as it is compared: no BOM, no-break spaces, guards, letter case or dashes of other kinds.

    >>> plain_name("\\ufeffOrder\\u00a0ID \\t"), plain_name("Sessions – Total")
    ('order id', 'sessions - total')
    """
    text = name.replace("\ufeff", "").replace("\u200b", "").strip().strip("\"'")
    text = text.replace("–", "-").replace("—", "-").replace("−", "-")
    return re.sub(r"\s+", " ", text).strip().casefold()


def find_header(path: str, text: str, *, whole: bool) -> tuple[str, Header]:
    """The separator and the header of a text, which may be cut off after some hundred kilobytes."""
    tables = {separator: list(islice(_records(text, separator), ROWS_LOOKED_AT)) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda each: _fit(tables[each]))
    rows = tables[separator]
    if not rows:
        raise refusal("empty_file", path=path)
    first, last, names = rows[0]
    if whole and len(rows) == 1:
        raise refusal("header_only", path=path)
    return separator, Header(tuple(names), first, last)


def _records(text: str, separator: str) -> Iterator[tuple[int, int, list[str]]]:
    """Rows that are not blank, with their first and last physical line."""
    reader = csv.reader(_lines(text), delimiter=separator)
    before = 0
    while True:
        try:
            row = next(reader)
        except (StopIteration, csv.Error):
            return
        if any(cell.strip("\ufeff \t\r") for cell in row):
            yield before + 1, reader.line_num, row
        before = reader.line_num


def _lines(text: str) -> Iterator[str]:
    return (line.rstrip("\r") + "\n" for line in text.split("\n"))


def _fit(rows: list[tuple[int, int, list[str]]]) -> tuple[bool, float, int]:
    """How well a separator splits: several columns, rows as wide as the header, many columns."""
    if not rows:
        return False, 0.0, 0
    width = len(rows[0][2])
    same = sum(len(row) == width for _, _, row in rows[1:]) / max(len(rows) - 1, 1)
    return width > 1, same if len(rows) > 1 else 1.0, width
