"""Tables for people: what is wider than the terminal is wrapped, shortened, left out or put below, never squeezed to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from helloword.cli.wrapping import columns_of, cut, padded, wrapped

GAP = 3
LEAST, LEAST_WRAPPED = 12, 16
"""Columns below which a text, and a wrapped one, says nothing."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
Widths = dict[str, int]
Cells = Sequence[dict[str, str]]


@dataclass(frozen=True)
class Column:
    """One column of a table: the key of its cells, and what stands over them.

    Attributes:
        number: stands to the right, and is never shortened.
        wraps: goes on in the next line rather than being shortened.
        whole: is never shortened.
        spare: may be left out where there is no room; the last one goes first.
        least: how narrow it may become.
    """

    key: str
    title: str
    number: bool = False
    wraps: bool = False
    whole: bool = False
    spare: bool = False
    least: int = LEAST


@dataclass(frozen=True)
class Layout:
    """Columns in the blocks that stand one below the other, how wide each is, and which were left out."""

    blocks: tuple[tuple[Column, ...], ...]
    widths: Widths
    left_out: tuple[Column, ...] = ()


def laid_out(columns: Sequence[Column], cells: Cells, room: int | None, keys: int = 1) -> Layout:
    """How a table fits into `room`; the first `keys` columns are repeated where one goes on below itself."""
    natural = {c.key: max(columns_of(c.title), *(columns_of(row[c.key]) for row in cells), 1) for c in columns}
    if room is None:
        return Layout((tuple(columns),), natural)
    least = {c.key: _least(c, natural[c.key]) for c in columns}
    kept = list(columns)
    for spare in [c for c in reversed(columns) if c.spare]:
        if _total(kept, least) > room:
            kept.remove(spare)
    blocks = _blocks(kept, least, room, keys)
    widths = {key: width for block in blocks for key, width in _fitted(block, natural, least, room).items()}
    return Layout(blocks, widths, tuple(c for c in columns if c not in kept))


def lines(layout: Layout, cells: Cells, bold: bool = False) -> Iterator[str]:
    """The lines of a table."""
    for at, block in enumerate(layout.blocks):
        if at:
            yield ""
        head = _line(block, {c.key: c.title for c in block}, layout.widths)
        yield f"\x1b[1m{head}\x1b[0m" if bold else head
        yield "─" * _total(block, layout.widths)
        for row in cells:
            yield from _row(block, row, layout.widths)


def visible(text: str) -> str:
    """`text` with what would move the cursor or colour the terminal written out.

    >>> visible("two\\nlines"), visible("\\x1b[2J")
    ('two\\\\n lines', '\\\\x1b [2J')
    """
    return _CONTROL.sub(lambda found: f"{found[0].encode('unicode_escape').decode()} ", text).rstrip()


def _least(column: Column, natural: int) -> int:
    if column.number or column.whole:
        return natural
    return min(natural, max(LEAST_WRAPPED if column.wraps else column.least, columns_of(column.title)))


def _total(columns: Sequence[Column], widths: Widths) -> int:
    return sum(widths[c.key] for c in columns) + GAP * (len(columns) - 1)


def _blocks(columns: Sequence[Column], least: Widths, room: int, keys: int) -> tuple[tuple[Column, ...], ...]:
    """The columns in as few blocks as fit, each with the keys and at least one more column."""
    repeated = list(columns[:keys])
    blocks = [repeated]
    for column in columns[keys:]:
        if len(blocks[-1]) > keys and _total([*blocks[-1], column], least) > room:
            blocks.append(list(repeated))
        blocks[-1] = [*blocks[-1], column]
    return tuple(tuple(block) for block in blocks)


def _fitted(block: Sequence[Column], natural: Widths, least: Widths, room: int) -> Widths:
    """The widest columns give way first."""
    widths = {c.key: natural[c.key] for c in block}
    while _total(block, widths) > room:
        yielding = [key for key, width in widths.items() if width > least[key]]
        if not yielding:
            break
        widths[max(yielding, key=lambda key: widths[key])] -= 1
    return widths


def _row(block: Sequence[Column], row: dict[str, str], widths: Widths) -> Iterator[str]:
    parts = [list(wrapped(row[c.key], widths[c.key])) if c.wraps else [cut(row[c.key], widths[c.key])] for c in block]
    for line in zip_longest(*parts, fillvalue=""):
        yield _line(block, {c.key: part for c, part in zip(block, line, strict=True)}, widths)


def _line(block: Sequence[Column], texts: dict[str, str], widths: Widths) -> str:
    return (" " * GAP).join(padded(texts[c.key], widths[c.key], c.number) for c in block).rstrip()
