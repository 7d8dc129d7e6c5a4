"""Rows of a JSON document or of JSON lines: every object in an array is a row, its cells are called by their paths.

A document is one table. A row also has what stands once above its array, as the days of a report that are said once for all
its rows; where arrays stand within arrays, the column `rows of` says which of them a row is from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import cast

from helloword.connectors.header import Header
from helloword.connectors.refusals import refusal

LARGEST = 64 << 20
"""Bytes of a document that is read as a whole; of JSON lines, of one line."""
MOST_COLUMNS = 2_000
WIDEST_NUMBER = 40
ROWS_OF = "rows of"
_BEGINS = re.compile(r'\s*(\{\s*["}]|\[\s*[\[\]{])')


class Number(str):
    """A number as the document writes it, so that none of its digits is lost."""

    __slots__ = ()


Cells = dict[str, str]


def is_document(text: str) -> bool:
    """Whether a text begins as JSON does.

    >>> is_document('{"a": 1}'), is_document("[\\n  {"), is_document("[id],name"), is_document('Brand=["A"]')
    (True, True, False, False)
    """
    return _BEGINS.match(text) is not None


def header_of(path: Path, encoding: str, mark: int) -> tuple[Header, int]:
    """The columns of all rows, and how many rows there are."""
    names: dict[str, None] = {}
    arrays: set[str] = set()
    rows = 0
    for array, cells in _rows(path, encoding, mark):
        rows += 1
        arrays.add(array)
        names.update(dict.fromkeys(cells))
        if len(names) > MOST_COLUMNS:
            raise refusal("document_no_table", path=str(path))
    if not rows or not names:
        raise refusal("document_empty", path=str(path))
    told = [ROWS_OF] if len(arrays) > 1 else []
    return Header((*told, *names), 1, 1), rows


def read_document(
    path: Path, encoding: str, mark: int, header: Header, wanted: Sequence[int], numeric: Collection[int]
) -> Iterator[tuple[int, list[str]]]:
    """Each row's number, from 1, and its wanted cells.

    Args:
        numeric: positions of columns that hold numbers.
    """
    names = [header.names[position] for position in wanted]
    exact = [n for n, position in enumerate(wanted) if position in numeric]
    for number, (array, cells) in enumerate(_rows(path, encoding, mark), 1):
        found = [array if name == ROWS_OF else cells.get(name, "") for name in names]
        for n in exact:
            found[n] = unmistakable(found[n])
        yield number, found


def unmistakable(cell: str) -> str:
    """A number as decimals are written; with three of them it gets a fourth, so that no point is one between thousands.

    >>> unmistakable(Number("1.5E+3")), unmistakable(Number("1.234")), unmistakable("1.234"), unmistakable(Number("1E+99"))
    ('1500', '1.2340', '1.234', '1E+99')
    """
    if not isinstance(cell, Number):
        return cell
    value = Decimal(cell)
    if not value.is_finite() or abs(value.adjusted()) > WIDEST_NUMBER:
        return str(cell)
    text = format(value, "f")
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text


def _rows(path: Path, encoding: str, mark: int) -> Iterator[tuple[str, Cells]]:
    try:
        for element in _elements(path, encoding, mark):
            yield from _of(element, "", {})
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise refusal("document_broken", path=str(path), why=_why(error)) from None
    except RecursionError:
        raise refusal("document_no_table", path=str(path)) from None


def _why(error: json.JSONDecodeError | UnicodeDecodeError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg}, line {error.lineno}"
    return f"not {error.encoding.upper()}"


def _elements(path: Path, encoding: str, mark: int) -> Iterator[object]:
    """The objects at the top: lines, what the outermost array holds, or the document itself."""
    lines = _lines(path, encoding, mark)
    if _are_objects(line for _, line in lines):
        yield from (_read(line, number - 1) for number, line in _lines(path, encoding, mark))
        return
    if path.stat().st_size > LARGEST:
        raise _too_large(path)
    found = _read(path.read_bytes()[mark:].decode(encoding), 0)
    yield from found if isinstance(found, list) else [found]


def _are_objects(lines: Iterator[str]) -> bool:
    """Whether the first line is a whole object and others follow it."""
    try:
        return isinstance(json.loads(next(lines, "")), dict) and next(lines, None) is not None
    except json.JSONDecodeError:
        return False


def _lines(path: Path, encoding: str, mark: int) -> Iterator[tuple[int, str]]:
    """Lines that are not blank, with their numbers. Only a line feed ends one: U+2028 may stand within a text."""
    with path.open("rb") as file:
        file.seek(mark)
        text = TextIOWrapper(file, encoding, newline="\n")
        number = 0
        while line := text.readline(LARGEST + 1):
            if len(line) > LARGEST:
                raise _too_large(path)
            number += 1
            if line.strip():
                yield number, line


def _read(text: str, lines_before: int) -> object:
    try:
        return json.loads(text, parse_int=Number, parse_float=Number, parse_constant=str)
    except json.JSONDecodeError as error:
        error.lineno += lines_before
        raise


def _of(element: object, array: str, above: Cells) -> Iterator[tuple[str, Cells]]:
    """The row of an object, and those of the arrays in it."""
    if isinstance(element, list):
        for each in element:
            yield from _of(each, array, above)
        return
    cells, arrays = dict(above), list[tuple[str, list[object]]]()
    if not isinstance(element, dict):
        return
    _gather(cast("dict[str, object]", element), array, cells, arrays)
    yield array, cells
    for name, items in arrays:
        for item in items:
            yield from _of(item, name, cells)


def _gather(found: dict[str, object], prefix: str, cells: Cells, arrays: list[tuple[str, list[object]]]) -> None:
    """Cells of an object and of the objects in it; arrays of objects are put aside."""
    for key, value in found.items():
        name = _plain(f"{prefix}.{key}" if prefix else key)
        match value:
            case dict():
                _gather(value, name, cells, arrays)
            case list() if any(isinstance(item, dict | list) for item in value):
                arrays.append((name, value))
            case list():
                cells[name] = ", ".join(_text(item) for item in value)
            case _:
                cells[name] = _text(value)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Number():
            return value
        case str():
            return _plain(value)
        case _:
            return str(value)


def _plain(text: str) -> str:
    """A text without what JSON can escape and no file can hold: halves of characters, and NUL.

    >>> _plain("K" + chr(0xD83D)), _plain("a" + chr(0))
    ('K?', 'a')
    """
    text = text.replace("\0", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _too_large(path: Path) -> Exception:
    size, limit = (str(n >> 20) for n in (path.stat().st_size, LARGEST))
    return refusal("document_too_large", path=str(path), size=size, limit=limit)
