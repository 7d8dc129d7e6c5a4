"""Which encoding a text file is in: byte order mark, strict UTF-8, then the likeliest of CP932, GB18030 and Cp1252.

A general detector weighs a hundred encodings and mistakes short Chinese and Japanese cells for each other; with three
candidates the characters that people really write decide.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator, Sequence

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
LONGEST_LINE = 400
"""Bytes of a line that are looked at, from its first beyond ASCII on."""
NAMES = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "cp932": "Shift-JIS",
    "gb18030": "GB18030",
    "cp1252": "Windows-1252",
}


def marked(head: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark states, and the mark's length.

    >>> marked("a".encode("utf-8-sig")), marked(b"a")
    (('utf-8', 3), None)
    """
    return next(((name, len(mark)) for mark, name in BYTE_ORDER_MARKS if head.startswith(mark)), None)


def unmarked_utf16(head: bytes) -> str | None:
    """UTF-16 without a mark: in a table nearly every other byte is then zero.

    >>> unmarked_utf16("order_id\\t".encode("utf-16-le")), unmarked_utf16(b"order_id")
    ('utf-16-le', None)
    """
    even, odd, half = head[0::2].count(0), head[1::2].count(0), max(len(head) // 2, 1)
    if odd > half * 0.4 and even < half * 0.02:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.4 and odd < half * 0.02 else None


def likeliest(lines: Sequence[bytes]) -> str:
    """The encoding of lines that hold bytes beyond ASCII.

    >>> likeliest(["订单已发货".encode("gb18030")]), likeliest(["ご注文の発送".encode("cp932")])
    ('gb18030', 'cp932')
    >>> likeliest(["Küche für 12 €".encode("cp1252")]), likeliest(["Küche".encode()]), likeliest([])
    ('cp1252', 'utf-8', 'utf-8')
    """
    readable = sum(_readable(line, "utf-8") for line in lines)
    if readable * 2 >= len(lines):
        return "utf-8"
    return max(_JUDGES, key=lambda encoding: _score(lines, encoding))


def _readable(line: bytes, encoding: str) -> bool:
    try:
        _decoded(line, encoding)
    except UnicodeDecodeError:
        return False
    return True


def _decoded(line: bytes, encoding: str) -> str:
    """The line as text; one as long as lines are looked at may be cut in the middle of a character."""
    whole = len(line) < LONGEST_LINE
    return codecs.getincrementaldecoder(encoding)().decode(line, final=whole)


def _score(lines: Sequence[bytes], encoding: str) -> float:
    """Mean plausibility of the characters beyond ASCII, a line that cannot be decoded counting as one bad character each."""
    marks: list[float] = []
    for line in lines:
        try:
            marks.extend(_JUDGES[encoding](_decoded(line, encoding)))
        except UnicodeDecodeError:
            marks.append(-4.0)
    return sum(marks) / max(len(marks), 1)


def _japanese(text: str) -> Iterator[float]:
    for before, char, after in _beyond_ascii(text):
        if _inside_a_western_word(before, after):
            yield -1.0
        elif "\u3041" <= char <= "\u30ff":
            yield 1.5
        elif "\uff61" <= char <= "\uff9f":
            yield -0.7
        elif "\u4e00" <= char <= "\u9fff":
            yield 1.0 if char.encode("cp932", "replace") < b"\x98\x9f" else -0.7
        else:
            yield 0.3


def _chinese(text: str) -> Iterator[float]:
    for before, char, after in _beyond_ascii(text):
        code = char.encode("gb18030")
        if len(code) != 2 or code[1] < 0xA1 or _inside_a_western_word(before, after):
            yield -1.0
        elif 0xB0 <= code[0] <= 0xD7:
            yield 1.2
        elif 0xA1 <= code[0] <= 0xA3:
            yield 0.5
        else:
            yield -0.2


def _western(text: str) -> Iterator[float]:
    for before, char, after in _beyond_ascii(text):
        neighbours = (before >= "\x80") + (after >= "\x80")
        if "\x80" <= char <= "\x9f" or neighbours == 2:
            yield -1.0
        elif char.isalpha() and (before + after).isalpha():
            yield 0.8
        else:
            yield -0.5 if neighbours else 0.5


def _beyond_ascii(text: str) -> Iterator[tuple[str, str, str]]:
    """Each character beyond ASCII with the one before and after it."""
    for before, char, after in zip(" " + text, text, text[1:] + " ", strict=False):
        if char >= "\x80":
            yield before, char, after


def _inside_a_western_word(before: str, after: str) -> bool:
    return before.isascii() and after.isascii() and (before + after).isalpha()


_JUDGES: dict[str, Callable[[str], Iterator[float]]] = {"cp932": _japanese, "gb18030": _chinese, "cp1252": _western}
