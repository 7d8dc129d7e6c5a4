"""Workbooks as spreadsheet programs write them, and as nobody should."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook

Cells = Sequence[Sequence[object]]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{LINKS}"><sheets>'
    '<sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def workbook(path: Path, rows: Cells = (), **sheets: Cells) -> Path:
    """Write a workbook with one sheet, or with several by name."""
    book = Workbook()
    first = book.active
    assert first is not None
    named: Mapping[str, Cells] = sheets or {"Sheet": rows}
    for number, (name, cells) in enumerate(named.items()):
        sheet = first if number == 0 else book.create_sheet()
        sheet.title = name
        for row in cells:
            sheet.append(list(row))
    book.save(path)
    return path


def raw_workbook(path: Path, cells: str, *, before: str = "", without: str = "") -> Path:
    """Write a workbook whose sheet has those cells in its XML, and `before` before them, `without` one of its parts."""
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{cells}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            if name != without:
                archive.writestr(name, text)
    return path


def text_row(number: int, *cells: str, first: str = "A") -> str:
    """A row of text cells as XML."""
    columns = range(ord(first), ord(first) + len(cells))
    written = (
        f'<c r="{chr(column)}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
        for column, cell in zip(columns, cells, strict=True)
    )
    return f'<row r="{number}">{"".join(written)}</row>'


def swollen(path: Path, megabytes: int, declared: int | None = None) -> Path:
    """Write a workbook whose sheet unpacks to so many megabytes, whatever size is declared for it."""
    raw_workbook(path, "", without="xl/worksheets/sheet1.xml")
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=False) as sheet,
    ):
        for _ in range(megabytes):
            sheet.write(b" " * 1_000_000)
    if declared is not None:
        true, told = (size.to_bytes(4, "little") for size in (megabytes * 1_000_000, declared))
        path.write_bytes(path.read_bytes().replace(true, told))
    return path


def compound_file(path: Path, stream: str, directory_at: int = 1) -> Path:
    """Write an OLE compound file, the container of old workbooks and of encrypted ones, with one stream in it."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    numbers = [0, 1, directory_at, 0, 4096, end, 0, end, 0, 0, *[free] * 108]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += b"".join(n.to_bytes(2, "little") for n in (0x3E, 3, 0xFFFE, 9, 6)) + bytes(6)
    header += b"".join(n.to_bytes(4, "little") for n in numbers)
    entries = [name.encode("utf-16-le").ljust(64, b"\0").ljust(128, b"\0") for name in ("Root Entry", stream)]
    path.write_bytes(header.ljust(512, b"\0") + bytes(512 * directory_at) + b"".join(entries).ljust(512, b"\0"))
    return path
