"""Rows of a text file, streamed in blocks: fast where a line is a row, exact everywhere.

A block of whole lines goes to Arrow. When Arrow finds as many rows as the block has lines, every row's line number is
known. Otherwise (line ends inside quotes, rows of another width, characters that cannot be decoded) the block is read
row by row, counting physical lines.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from pyarrow import csv as arrow_csv

from helloword.connectors.refusals import refusal
from helloword.connectors.staging import Progress

BLOCK = 8 << 20
BLOCKS_AHEAD = 2
LONGEST_CELL = 1 << 20
SENTINEL = "end\n"


@dataclass(frozen=True)
class Layout:
    """How a text file is cut into cells, and which of them are wanted.

    Attributes:
        wanted: position in the header of each wanted column.
        first_line: the first line after the header.
    """

    path: Path
    encoding: str
    mark: int
    separator: str
    line_end: bytes
    quoted: bool
    width: int
    wanted: tuple[int, ...]
    first_line: int


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

    @property
    def lines(self) -> int:
        """Physical lines in it."""
        return self.data.count(b"\n") + (0 if self.data.endswith(b"\n") else 1)


def read_rows(layout: Layout, progress: Progress | None = None) -> Iterator[Rows]:
    """All rows of a file, in order, with bounded memory."""
    with ThreadPoolExecutor(BLOCKS_AHEAD) as pool:
        blocks = _parsed_ahead(layout, pool, progress)
        for block, parsed in blocks:
            rows = parsed.result()
            if rows is not None:
                yield Rows(rows)
            else:
                yield from _row_by_row(layout, block, (each for each, _ in blocks))


def _parsed_ahead(
    layout: Layout, pool: ThreadPoolExecutor, progress: Progress | None
) -> Iterator[tuple[Block, Future[pa.Table | None]]]:
    """Blocks with their parsing under way, never more than a few at once."""
    blocks = _blocks(layout, progress)
    ahead = [(block, pool.submit(_at_once, layout, block)) for block in islice(blocks, BLOCKS_AHEAD)]
    while ahead:
        yield ahead.pop(0)
        ahead.extend((block, pool.submit(_at_once, layout, block)) for block in islice(blocks, 1))


def _blocks(layout: Layout, progress: Progress | None) -> Iterator[Block]:
    size, line = layout.path.stat().st_size, layout.first_line
    with layout.path.open("rb") as file:
        texts = _whole_lines(layout, file)
        following = next(texts, None)
        while following is not None:
            (data, encoding), following = following, next(texts, None)
            yield Block(data, line, encoding, last=following is None)
            line += data.count(b"\n")
            if progress:
                progress(file.tell(), size)


def _whole_lines(layout: Layout, file: BinaryIO) -> Iterator[tuple[bytes, str]]:
    """The data as pieces that end with a line, and the encoding each is in; the header is left out."""
    skip = layout.first_line - 1
    rest = b""
    for chunk, encoding in _pieces(layout, file):
        data = rest + chunk
        cut = data.rfind(b"\n") + 1
        whole, rest = data[:cut], data[cut:]
        if skip:
            whole, skip = _without_lines(whole, skip)
        if whole:
            yield whole, encoding
    if rest and not skip:
        yield rest, "utf-8" if layout.encoding.startswith("utf-16") else layout.encoding


def _pieces(layout: Layout, file: BinaryIO) -> Iterator[tuple[bytes, str]]:
    file.seek(layout.mark)
    chunks = iter(lambda: file.read(BLOCK), b"")
    if layout.line_end == b"\r":
        chunks = (chunk.replace(b"\r", b"\n") for chunk in chunks)
    if not layout.encoding.startswith("utf-16"):
        return ((chunk, layout.encoding) for chunk in chunks)
    return ((chunk, "utf-8") for chunk in _from_utf16(layout, chunks))


def _from_utf16(layout: Layout, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """UTF-8 of UTF-16; half a pair becomes bytes that are not UTF-8, so that its row is rejected."""
    decoder = codecs.getincrementaldecoder(layout.encoding)("surrogatepass")
    try:
        for chunk in chain(chunks, (b"",)):
            yield decoder.decode(chunk, final=not chunk).encode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise refusal("cut_off", path=str(layout.path)) from None


def _without_lines(data: bytes, count: int) -> tuple[bytes, int]:
    """`data` without its first `count` lines, and how many are still to be left out."""
    at = 0
    while count and (found := data.find(b"\n", at)) >= 0:
        at, count = found + 1, count - 1
    return data[at:], count


def _at_once(layout: Layout, block: Block) -> pa.Table | None:
    """The block's rows by Arrow, or None where lines and rows may differ."""
    data = _as_utf8(block)
    if data is None or data.count(b"\r") != data.count(b"\r\n") or not _last_line_is_closed(layout, data):
        return None
    names = [str(n) for n in range(layout.width)]
    wanted = [str(n) for n in layout.wanted]
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            arrow_csv.ReadOptions(column_names=names, block_size=len(data) + 1, use_threads=False),
            arrow_csv.ParseOptions(
                delimiter=layout.separator,
                quote_char='"' if layout.quoted else False,
                ignore_empty_lines=False,
                newlines_in_values=True,
            ),
            arrow_csv.ConvertOptions(
                include_columns=wanted, column_types=dict.fromkeys(wanted, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != block.lines:
        return None
    lines = pa.arange(block.first_line, block.first_line + table.num_rows)
    return table.append_column("_row", lines)


def _as_utf8(block: Block) -> bytes | None:
    if block.encoding == "utf-8" or block.data.isascii():
        return block.data
    try:
        return block.data.decode(block.encoding).encode()
    except UnicodeDecodeError:
        return None


def _last_line_is_closed(layout: Layout, data: bytes) -> bool:
    """Whether the last line ends a row; a quote that is still open there has cut a row in two."""
    if not layout.quoted or b'"' not in data:
        return True
    last = data[data.rfind(b"\n", 0, len(data) - 1) + 1 :].decode("utf-8", "replace")
    return len(list(csv.reader([last, SENTINEL], delimiter=layout.separator))) == 2


def _row_by_row(layout: Layout, block: Block, following: Iterator[Block]) -> Iterator[Rows]:
    """The rows of a block and, where its last row reaches into the next ones, of those too."""
    feed = _Feed(block, following)
    reader = csv.reader(
        feed, delimiter=layout.separator, quoting=csv.QUOTE_MINIMAL if layout.quoted else csv.QUOTE_NONE
    )
    csv.field_size_limit(LONGEST_CELL)
    batch = _Batch(layout)
    while feed.left:
        line = feed.line + 1
        try:
            row = next(reader)
        except (csv.Error, StopIteration):
            raise _never_ends(layout, line) from None
        if feed.asked_too_much:
            raise _never_ends(layout, line)
        batch.add(line, row, unfinished=feed.unfinished)
        if batch.full:
            yield batch.take()
    yield batch.take()


def _never_ends(layout: Layout, line: int) -> Exception:
    return refusal("unterminated_quote", path=str(layout.path), line=str(line))


class _Feed(Iterator[str]):
    """Lines of a block as text, going on into the next blocks when a row needs them."""

    def __init__(self, block: Block, following: Iterator[Block]) -> None:
        self._following = following
        self.asked_too_much = False
        self._open(block)

    def _open(self, block: Block) -> None:
        self._lines = iter(block.data.split(b"\n")[: block.lines])
        self._encoding = block.encoding
        self.line = block.first_line - 1
        self.left = block.lines
        self._without_end = block.last and not block.data.endswith(b"\n")
        self.unfinished = False

    def __next__(self) -> str:
        if not self.left:
            block = next(self._following, None)
            if block is None:
                self.asked_too_much = True
                raise StopIteration
            self._open(block)
        self.line += 1
        self.left -= 1
        self.unfinished = self._without_end and not self.left
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

    def add(self, line: int, row: Sequence[str], *, unfinished: bool) -> None:
        """Take a row, or note why it cannot be used; blank lines are nothing."""
        width = self._layout.width
        if not any(row):
            return
        if len(row) > width and not any(cell.strip() for cell in row[width:]):
            row = row[:width]
        if len(row) != width:
            code = "cut_off" if unfinished else "too_few_cells" if len(row) < width else "too_many_cells"
            self._malformed.append(Malformed(line, code))
            return
        cells = [row[n] for n in self._layout.wanted]
        if not "".join(cells).isprintable() and any(_undecoded(cell) for cell in cells):
            self._malformed.append(Malformed(line, "bad_encoding"))
            return
        self._lines.append(line)
        self._rows.append(cells)

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
