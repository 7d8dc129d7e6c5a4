"""Rows of a text file, streamed in blocks: fast where a line is a row, exact everywhere.

A block of whole lines goes to Arrow. When Arrow finds as many rows as the block has lines, every row's line number is
known. Otherwise (line ends inside quotes, rows of another width, characters that cannot be decoded) the block is read
row by row, counting physical lines.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import IO, BinaryIO, cast

import pyarrow as pa
from pyarrow import csv as arrow_csv

from helloword.connectors.layout import Block, Layout, Rows
from helloword.connectors.refusals import refusal
from helloword.connectors.row_by_row import row_by_row
from helloword.connectors.staging import Progress

BLOCK = 8 << 20
BLOCKS_AHEAD = 2
SENTINEL = "end\n"


def read_rows(layout: Layout, progress: Progress | None = None) -> Iterator[Rows]:
    """All rows of a file, in order, with bounded memory."""
    with ThreadPoolExecutor(BLOCKS_AHEAD) as pool:
        blocks = _parsed_ahead(layout, pool, progress)
        for block, parsed in blocks:
            rows = parsed.result()
            if rows is not None:
                yield Rows(rows)
            else:
                yield from row_by_row(layout, block, (each for each, _ in blocks))


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
            block = Block(data, line, encoding, last=following is None)
            yield block
            line += block.lines
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
    encoding = layout.encoding
    if encoding.startswith("utf-16"):
        chunks, encoding = _from_utf16(layout, chunks), "utf-8"
    if layout.line_end == b"\r":
        chunks = (chunk.replace(b"\r", b"\n") for chunk in chunks)
    return ((chunk, encoding) for chunk in chunks)


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
    if data is None or _has_lone_return(data) or not _last_line_is_closed(layout, data):
        return None
    names = [str(n) for n in range(layout.width)]
    wanted = [str(n) for n in layout.wanted]
    try:
        table = arrow_csv.read_csv(
            cast(IO[bytes], pa.BufferReader(data)),
            arrow_csv.ReadOptions(column_names=names, block_size=len(data) + 1, use_threads=False),
            arrow_csv.ParseOptions(
                delimiter=layout.separator,
                quote_char='"' if layout.quoted else False,
                ignore_empty_lines=False,
                newlines_in_values=layout.quoted and b'"' in data,  # looking for them takes most of the time
            ),
            arrow_csv.ConvertOptions(
                include_columns=wanted,
                column_types=dict.fromkeys(wanted, pa.string()),
                strings_can_be_null=False,
                check_utf8=not data.isascii(),
            ),
        )
    except pa.ArrowInvalid:
        return None
    if table.num_rows != block.lines:
        return None
    lines = pa.arange(block.first_line, block.first_line + table.num_rows)  # type: ignore[attr-defined]
    return table.append_column("_row", lines)


def _has_lone_return(data: bytes) -> bool:
    return b"\r" in data and data.count(b"\r") != data.count(b"\r\n")


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
