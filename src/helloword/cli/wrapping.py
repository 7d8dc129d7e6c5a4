"""How wide a text is on a terminal, where a Chinese character fills two columns, and lines of a given width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from shutil import get_terminal_size
from unicodedata import east_asian_width

WIDEST = 100
# A word with its spaces, or one Chinese character with the stops that must not begin a line.
_PIECE = re.compile(r"[^\s\u2e80-\uffff]+\s*|\s+|[\u2e80-\uffff][，。；：、）]*\s*")


def width() -> int:
    """Columns that a line of prose may fill."""
    return min(get_terminal_size().columns, WIDEST)


def columns_of(text: str) -> int:
    """How many columns of a terminal `text` fills."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, columns: int) -> Iterator[str]:
    """Lines of at most `columns`; broken at spaces, between Chinese characters, and in words that fill a line alone.

    >>> list(wrapped("one two three", 8)), list(wrapped("一二三，四", 6)), list(wrapped("abcdefgh", 5))
    (['one two', 'three'], ['一二', '三，四'], ['abcde', 'fgh'])
    """
    for paragraph in text.split("\n"):
        line = ""
        for piece in _pieces(paragraph, columns):
            if line and columns_of(line + piece.rstrip()) > columns:
                yield line.rstrip()
                line = ""
            line += piece
        yield line.rstrip()


def cut(text: str, columns: int) -> str:
    """`text`, or its beginning with an ellipsis where it is wider than `columns`.

    >>> cut("inventory.csv", 9), cut("跨境电商", 5), cut("short", 9)
    ('inventor…', '跨境…', 'short')
    """
    if columns_of(text) <= columns:
        return text
    while text and columns_of(text) >= columns:
        text = text[:-1]
    return f"{text}…"


def padded(text: str, columns: int, right: bool = False) -> str:
    """`text` filled up to `columns`."""
    space = " " * (columns - columns_of(text))
    return space + text if right else text + space


def _pieces(paragraph: str, columns: int) -> Iterator[str]:
    for piece in _PIECE.findall(paragraph):
        while columns_of(piece.rstrip()) > columns > 1 and len(piece) > 2:
            yield piece[:columns]
            piece = piece[columns:]
        yield piece
