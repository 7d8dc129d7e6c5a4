"""What reading a text file passes along: its layout, blocks of its lines, and rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyarrow as pa


@dataclass(frozen=True)
class Layout:
    """How a text file is cut into cells, and which of them are wanted.

    Attributes:
        width: cells of the header.
        named: cells of the header up to the last that has a name; rows may lack those behind.
        wanted: position in the header of each wanted column.
        first_line: the first line after the header.
        remark: pattern of a row that is no row of the table, over its cells joined by commas.
    """

    path: Path
    encoding: str
    mark: int
    separator: str
    line_end: bytes
    quoted: bool
    width: int
    named: int
    wanted: tuple[int, ...]
    first_line: int
    remark: str | None = None


@dataclass(frozen=True)
class Malformed:
    """A row that cannot be used at all."""

    line: int
    code: str


@dataclass
class Rows:
    """Rows that belong together: wanted cells by column, each row's line, and what could not be used."""

    columns: pa.Table
    malformed: list[Malformed] = field(default_factory=list)


@dataclass(frozen=True)
class Block:
    """Whole lines as UTF-8, or as they are where they cannot be decoded."""

    data: bytes
    first_line: int
    encoding: str
    last: bool

    @cached_property
    def lines(self) -> int:
        """Physical lines in it."""
        return self.data.count(b"\n") + (0 if self.data.endswith(b"\n") else 1)
