"""A line of numbers as a small PNG that mail programs show, drawn without any library."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

WIDE, HIGH = 240, 60
"""Pixels; a mail shows it at half of that, for screens with twice as many."""
_LINE, _DOT, _EDGE = 3.0, 5.0, 8
_COLOUR = (47, 111, 219)
"""Reads on white and, where a mail program turns colours round, on black."""
_LEVELS = 15
Pixels = list[list[float]]


def line(points: Sequence[float | None]) -> bytes:
    """A PNG of the points from left to right, with a dot on the last; days without a value leave a gap."""
    pixels: Pixels = [[0.0] * WIDE for _ in range(HIGH)]
    placed = _placed(points)
    for left, right in pairwise(placed):
        if left and right:
            _stroke(pixels, left, right)
    last = next((each for each in reversed(placed) if each), None)
    if last:
        _dot(pixels, last)
    return _png(pixels)


def _placed(points: Sequence[float | None]) -> list[tuple[float, float] | None]:
    known = [value for value in points if value is not None]
    low, high = min(known, default=0.0), max(known, default=0.0)
    step = (WIDE - 1 - 2 * _EDGE) / max(len(points) - 1, 1)
    room = HIGH - 1 - 2 * _EDGE

    def place(value: float) -> float:
        return _EDGE + room * (0.5 if high == low else (high - value) / (high - low))

    return [None if value is None else (_EDGE + at * step, place(value)) for at, value in enumerate(points)]


def _stroke(pixels: Pixels, left: tuple[float, float], right: tuple[float, float]) -> None:
    """Column by column, as high as the line is there and half its width above and below."""
    (x0, y0), (x1, y1) = left, right
    slope = (y1 - y0) / (x1 - x0)
    for column in range(max(int(x0), 0), min(int(x1) + 2, WIDE)):
        start, end = max(column - 0.5, x0), min(column + 0.5, x1)
        if start <= end:
            a, b = y0 + slope * (start - x0), y0 + slope * (end - x0)
            _cover(pixels, column, min(a, b) - _LINE / 2, max(a, b) + _LINE / 2)


def _dot(pixels: Pixels, centre: tuple[float, float]) -> None:
    x, y = centre
    for column in range(max(int(x - _DOT), 0), min(int(x + _DOT) + 2, WIDE)):
        half = max(_DOT**2 - (column - x) ** 2, 0.0) ** 0.5
        if half:
            _cover(pixels, column, y - half, y + half)


def _cover(pixels: Pixels, column: int, top: float, bottom: float) -> None:
    for row in range(max(int(top), 0), min(int(bottom) + 1, HIGH - 1) + 1):
        part = min(bottom, row + 0.5) - max(top, row - 0.5)
        pixels[row][column] = max(pixels[row][column], min(part, 1.0))


def _png(pixels: Pixels) -> bytes:
    """One colour in sixteen steps of opacity (PNG, second edition: colour type 3 with tRNS)."""
    rows = b"".join(b"\0" + bytes(_packed(row)) for row in pixels)
    alpha = bytes(level * 255 // _LEVELS for level in range(_LEVELS + 1))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", WIDE, HIGH, 4, 3, 0, 0, 0)),
        (b"PLTE", bytes(_COLOUR) * (_LEVELS + 1)),
        (b"tRNS", alpha),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _packed(row: Sequence[float]) -> Iterator[int]:
    """Two pixels a byte."""
    levels = [round(part * _LEVELS) for part in row]
    return (left << 4 | right for left, right in zip(levels[::2], levels[1::2], strict=True))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
