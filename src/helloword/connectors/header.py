"""A table's header: where it stands, what is said above it, what separates its cells, and how names are compared."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from helloword.connectors.refusals import refusal

SEPARATORS = ("\t", ";", ",", "|")
ROWS_LOOKED_AT = 50
PROSE = 4
"""A first row that has this many times fewer cells than the table is a sentence with commas, and no header."""


@dataclass(frozen=True)
class Header:
    """The names in a header row.

    Attributes:
        first_line: the physical line it begins in, from 1; `last_line` the one it ends in.
        sheet: the workbook's sheet it stands in.
        above: what stands above it: a title, the days of the report, remarks.
    """

    names: tuple[str, ...]
    first_line: int
    last_line: int
    sheet: str | None = None
    above: tuple[str, ...] = ()

    @property
    def known_by(self) -> tuple[str, ...]:
        """The names as they are compared."""
        return tuple(plain_name(name) for name in self.names)

    def states(self, pattern: str) -> str | None:
        """What the first group of a pattern finds in the names or in what stands above them.

        >>> Header(("Day", "Amount spent (EUR)"), 1, 1).states(r"^Amount spent \\(([A-Z]{3})\\)$")
        'EUR'
        """
        found = (re.search(pattern, text.strip("\ufeff \t\r\n")) for text in (*self.names, *self.above))
        return next((match[1] for match in found if match), None)


def plain_name(name: str) -> str:
    """A column's name as it is compared: no BOM, no-break spaces, guards, letter case or dashes of other kinds.

    The currency or time zone in brackets that some platforms put behind a name is no part of it.

    >>> plain_name("\\ufeffOrder\\u00a0ID \\t"), plain_name("Sessions – Total"), plain_name("CPC (all) (EUR)")
    ('order id', 'sessions - total', 'cpc (all)')
    """
    text = name.replace("\ufeff", "").replace("\u200b", "").strip().strip("\"'")
    text = text.replace("–", "-").replace("—", "-").replace("−", "-")
    return re.sub(r"\s*[(（][A-Z]{3}[)）]$", "", re.sub(r"\s+", " ", text).strip()).casefold()


def find_header(path: str, text: str, *, whole: bool) -> tuple[str, Header]:
    """The separator and the header of a text, which may be cut off after some hundred kilobytes."""
    tables = {separator: list(islice(_records(text, separator), ROWS_LOOKED_AT)) for separator in SEPARATORS}
    separator = max(SEPARATORS, key=lambda each: _fit(tables[each]))
    rows = tables[separator]
    if not rows:
        raise refusal("empty_file", path=path)
    place = header_place([names for _, _, names in rows])
    first, last, names = rows[place]
    if whole and len(rows) == place + 1:
        raise refusal("header_only", path=path)
    return separator, Header(tuple(names), first, last, above=said_in([above for _, _, above in rows[:place]]))


def header_place(rows: Sequence[Sequence[str]]) -> int:
    """Which of the first rows is the header: the first one, or behind lines of prose the first as wide as the table.

    >>> header_place([["Campaign report"], ["1 May", " 2026"], ["Day", "Cost", "Clicks"], ["1", "2", "3"]])
    2
    >>> header_place([['Brand=["A"]', 'Reporting Range=["Weekly"]'], ["Query", "Score", "Volume"], ["kettle", "1", "9"]])
    1
    >>> header_place([["Costs", " fees and more"], list("abcdefgh"), list("12345678"), list("12345678")])
    1
    >>> header_place([["sku", "title"], ["A"], ["B", "Kettle", "x"]]), header_place([["sku"], ["A"]])
    (0, 0)
    """
    widths = Counter(len(row) for row in rows if len(_given(row)) > 1)
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    remark = (rows[0][0].startswith(("#", "\ufeff#")) or _settings(rows[0])) and len(rows[0]) != usual
    prose = remark or len(_given(rows[0])) <= 1 or len(rows[0]) * PROSE <= usual
    if widths[usual] < 2 or not prose:
        return 0
    return next(n for n, row in enumerate(rows) if len(row) == usual and len(_given(row)) > 1)


def said_in(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Rows as lines of text.

    >>> said_in([["Campaign report", ""], ["1 May", " 2026"]])
    ('Campaign report', '1 May, 2026')
    """
    return tuple(",".join(_given(row)) for row in rows)


def _settings(row: Sequence[str]) -> bool:
    """Whether every cell says how a report was asked for, such as Brand=["Lumora"]."""
    return all(re.fullmatch(r"\ufeff?[^=\[\]]{1,40}=\[.*\]", cell.strip()) for cell in _given(row))


def _given(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip("\ufeff \t\r")]


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


def _fit(rows: list[tuple[int, int, list[str]]]) -> tuple[bool, float, bool, int]:
    """How well a separator splits: several columns, rows as wide as the header, nothing above it, many columns."""
    if not rows:
        return False, 0.0, False, 0
    place = header_place([row for _, _, row in rows])
    rows = rows[place:]
    width = len(rows[0][2])
    same = sum(len(row) == width for _, _, row in rows[1:]) / max(len(rows) - 1, 1)
    return width > 1, same if len(rows) > 1 else 1.0, place == 0, width
