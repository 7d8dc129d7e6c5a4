"""Rows read one by one: what quotes hold together is one row, and a quote that holds nothing costs only its own line."""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence

import pyarrow as pa

from helloword.connectors.layout import Block, Layout, Malformed, Rows

LONGEST_CELL = 1 << 20


def row_by_row(layout: Layout, block: Block, following: Iterator[Block]) -> Iterator[Rows]:
    """The rows of a block and, where its last row reaches into the next ones, of those too."""
    feed = _Feed(block, following)
    reader = csv.reader(
        feed, delimiter=layout.separator, quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE
    )
    csv.field_size_limit(LONGEST_CELL)
    batch = _Batch(layout)
    while feed.left:
        line = feed.line + 1
        row = _next_row(layout, reader, feed)
        if row is None:
            batch.refuse(line, "cut_off" if feed.unfinished else "stray_quote")
        else:
            batch.add(line, row, unfinished=feed.unfinished)
        if batch.full:
            yield batch.take()
    yield batch.take()


def _next_row(layout: Layout, reader: Iterator[list[str]], feed: _Feed) -> Sequence[str] | None:
    """The next row; None where a quote opens in its first line and never closes, and the lines behind are read anew."""
    feed.begin()
    try:
        row = next(reader)
    except csv.Error:
        whole = False
    else:
        whole = not feed.ran_out and (len(feed.taken) == 1 or _well_quoted(layout, feed.taken))
    if whole:
        return row
    feed.give_back()
    return None


def _well_quoted(layout: Layout, lines: Sequence[str]) -> bool:
    """Whether quotes close at the end of a cell; a stray one seems closed by the next that opens, in the midst of a row."""
    try:
        return len(list(csv.reader(lines, delimiter=layout.separator, strict=True))) == 1
    except csv.Error:
        return False


class _Feed(Iterator[str]):
    """Lines of a block as text, going on into the next blocks when a row needs them."""

    def __init__(self, block: Block, following: Iterator[Block]) -> None:
        self._following = following
        self._returned: deque[str] = deque()
        self.line = block.first_line - 1
        self._open(block)
        self.begin()

    def _open(self, block: Block) -> None:
        self._lines = iter(block.data.split(b"\n")[: block.lines])
        self._encoding = block.encoding
        self._ahead = block.lines
        self._without_end = block.last and not block.data.endswith(b"\n")

    @property
    def left(self) -> int:
        """How many lines there are before another block is needed."""
        return len(self._returned) + self._ahead

    @property
    def unfinished(self) -> bool:
        """Whether the last line that was given is the file's last and has no end."""
        return self._without_end and not self.left

    def begin(self) -> None:
        """From here on lines belong to a new row."""
        self.taken: list[str] = []
        self.ran_out = False

    def give_back(self) -> None:
        """Let the lines of this row, but for its first, come again."""
        again = self.taken[1:]
        self._returned.extendleft(reversed(again))
        self.line -= len(again)

    def __next__(self) -> str:
        text = self._returned.popleft() if self._returned else self._fresh()
        self.line += 1
        self.taken.append(text)
        return text

    def _fresh(self) -> str:
        if not self._ahead:
            block = next(self._following, None)
            if block is None:
                self.ran_out = True
                raise StopIteration
            self._open(block)
        self._ahead -= 1
        text = next(self._lines).decode(self._encoding, "surrogateescape")
        return text.removesuffix("\r").replace("\r", " ") + "\n"


class _Batch:
    """Rows gathered one by one until they are worth writing."""

    SIZE = 50_000

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._clear()

    def _clear(self) -> None:
        self._lines: list[int] = []
        self._rows: list[Sequence[str]] = []
        self._malformed: list[Malformed] = []

    @property
    def full(self) -> bool:
        """Whether it is worth writing."""
        return len(self._lines) + len(self._malformed) >= self.SIZE

    def refuse(self, line: int, code: str) -> None:
        """Note why a row cannot be used."""
        self._malformed.append(Malformed(line, code))

    def add(self, line: int, row: Sequence[str], *, unfinished: bool) -> None:
        """Take a row, or note why it cannot be used; blank lines and remarks are nothing."""
        if not any(cell.strip() for cell in row):
            return
        row = self._fitted(row)
        width = self._layout.width
        if len(row) != width and self._layout.remark and re.search(self._layout.remark, ",".join(row)):
            return
        if len(row) != width:
            self.refuse(line, "cut_off" if unfinished else "too_few_cells" if len(row) < width else "too_many_cells")
            return
        cells = [row[n] for n in self._layout.wanted]
        if not "".join(cells).isprintable() and any(_undecoded(cell) for cell in cells):
            self.refuse(line, "bad_encoding")
            return
        self._lines.append(line)
        self._rows.append(cells)

    def _fitted(self, row: Sequence[str]) -> Sequence[str]:
        """The row as wide as the header where only cells that say nothing make the difference."""
        width = self._layout.width
        if self._layout.named <= len(row) < width:
            return [*row, *[""] * (width - len(row))]
        if len(row) > width and not any(cell.strip() for cell in row[width:]):
            return row[:width]
        return row

    def take(self) -> Rows:
        """What was gathered, and begin anew."""
        columns = list(zip(*self._rows, strict=True)) or [()] * len(self._layout.wanted)
        arrays = [pa.array(column, pa.string()) for column in columns]
        names = [str(n) for n in self._layout.wanted]
        table = pa.table([*arrays, pa.array(self._lines, pa.int64())], names=[*names, "_row"])
        rows = Rows(table, self._malformed)
        self._clear()
        return rows


def _undecoded(cell: str) -> bool:
    return any("\ud800" <= char <= "\udfff" for char in cell)
