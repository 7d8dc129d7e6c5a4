"""What must be known of a workbook before it is read whole: its true size, its extent, formulas without results."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path

from helloword.connectors.refusals import refusal

LARGEST_MB = 300
MOST_CELLS = 30_000_000
MOST_MEMBERS = 5_000
CHUNK = 1 << 20
LONGEST_TAG = 4096

# <c r="B7" s="1">: a cell with its place. The reader lays out every cell between the first and the last one.
CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,9})"')
# <c r="F3"><f>D3*2</f><v/></c>: a formula that no spreadsheet program has computed.
FORMULA = re.compile(
    rb'(<(?:\w+:)?c\b[^>]*?\br="([A-Z]+)(\d+)"[^>]*>)\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)'
    rb"\s*(<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# <c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>: a cell whose value is an error.
ERROR = re.compile(rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
PLACE = re.compile(rb'\br="([A-Z]+)(\d+)"')
# <sheet name="Data" sheetId="2" r:id="rId2"/> and <Relationship Target="worksheets/sheet2.xml" Id="rId2"/>
SHEET = re.compile(r'<(?:\w+:)?sheet\b[^>]*?\bname="([^"]*)"[^>]*?\b\w+:id="([^"]+)"')
TARGET = re.compile(r"<Relationship\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(Id|Target)="([^"]*)"')


@dataclass
class Uncomputed:
    """Formulas without results in one column."""

    first: str
    count: int = 0


@dataclass
class SheetLook:
    """What a pass over a sheet's XML shows.

    Attributes:
        uncomputed: formulas without results by the column's letters.
        errors: what cells with errors show, by the column's letters and the row.
    """

    columns: set[bytes] = field(default_factory=set)
    last_row: int = 0
    uncomputed: dict[str, Uncomputed] = field(default_factory=dict)
    errors: dict[tuple[str, int], str] = field(default_factory=dict)


def guard(path: Path) -> None:
    """Raise FileFormatError when the workbook is broken, or too large to be read whole."""
    with _archive(path) as archive:
        members = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            what = "xl/workbook.bin" in archive.namelist()
            raise refusal("workbook_old" if what else "archive", path=str(path))
        _refuse_size(path, sum(member.file_size for member in members))
        if len(members) > MOST_MEMBERS:
            raise refusal("workbook_broken", path=str(path), why=f"{len(members)} parts")
        total = 0
        for member in members:
            look = SheetLook() if "/worksheets/" in member.filename else None
            total += _inflate(path, archive, member, look, LARGEST_MB * 1_000_000 - total)
            if look and look.last_row * _widest(look) > MOST_CELLS:
                raise refusal("workbook_too_wide", path=str(path), rows=str(look.last_row), columns=str(_widest(look)))


def look_at(path: Path, sheet: str) -> SheetLook:
    """What a sheet's cells are besides their values."""
    look = SheetLook()
    with _archive(path) as archive:
        member = _members_by_sheet(archive).get(sheet)
        if member:
            _inflate(path, archive, member, look, LARGEST_MB * 1_000_000)
    return look


def letters(position: int) -> str:
    """A column's letters from its position counted from 0.

    >>> letters(0), letters(25), letters(26), letters(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    text = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        text = chr(65 + rest) + text
    return text


def _archive(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise refusal("workbook_broken", path=str(path), why=str(error)) from None


def _refuse_size(path: Path, size: int) -> None:
    if size > LARGEST_MB * 1_000_000:
        raise refusal("workbook_too_large", path=str(path), size=str(size // 1_000_000), limit=str(LARGEST_MB))


def _inflate(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, look: SheetLook | None, room: int) -> int:
    """Inflate a part without keeping it, looking at sheets; the declared size is not believed."""
    size, rest = 0, b""
    try:
        for chunk in _chunks(archive, member):
            size += len(chunk)
            if size > room:
                _refuse_size(path, LARGEST_MB * 1_000_000 + size)
            if look:
                rest = _look(rest + chunk, look)
        if look:
            _look(rest, look, last=True)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise refusal("workbook_broken", path=str(path), why=str(error)) from None
    return size


def _chunks(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The part's bytes: all that its data inflate to, where zipfile would stop at the declared size."""
    whole = copy(member)
    whole.file_size = max(member.file_size, LARGEST_MB * 1_000_000 + CHUNK)
    with archive.open(whole) as part:
        yield from iter(lambda: part.read(CHUNK), b"")


def _look(text: bytes, look: SheetLook, *, last: bool = False) -> bytes:
    """Take in what is whole of a sheet's XML; its last cell comes again with the next piece."""
    cut = len(text) if last else max(text.rfind(b"<c "), text.rfind(b":c ") - 2) if CELL.search(text) else -1
    if cut <= 0:
        cut = max(len(text) - LONGEST_TAG, 0)
    whole, rest = text[:cut], text[cut:]
    for column, row in CELL.findall(whole):
        look.columns.add(column)
        look.last_row = max(look.last_row, int(row))
    if b"<f" in whole or b":f" in whole:
        _note_formulas(whole, look)
    if b't="e"' in whole:
        _note_errors(whole, look)
    return rest


def _note_formulas(text: bytes, look: SheetLook) -> None:
    for tag, column, row, value in FORMULA.findall(text):
        # A formula whose result is the empty text is written <c t="str"><f>...</f><v></v></c>.
        if not (b't="str"' in tag and value):
            name = column.decode()
            look.uncomputed.setdefault(name, Uncomputed(f"{name}{row.decode()}")).count += 1


def _note_errors(text: bytes, look: SheetLook) -> None:
    for tag, value in ERROR.findall(text):
        if place := PLACE.search(tag):
            look.errors[place[1].decode(), int(place[2])] = value.decode("utf-8", "replace")


def _widest(look: SheetLook) -> int:
    widest = max(look.columns, key=lambda column: (len(column), column), default=b"")
    position = 0
    for letter in widest:
        position = position * 26 + letter - 64
    return position


def _members_by_sheet(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        found["Id"]: found["Target"] for found in (dict(ATTRIBUTE.findall(tag)) for tag in TARGET.findall(links))
    }
    members = {member.filename: member for member in archive.infolist()}
    paths = {unescape(name): targets.get(link, "") for name, link in SHEET.findall(book)}
    return {
        name: members[whole]
        for name, target in paths.items()
        if (whole := target.lstrip("/") if target.startswith("/") else f"xl/{target}") in members
    }
