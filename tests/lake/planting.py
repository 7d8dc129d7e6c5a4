"""Personal data planted in files of every kind, in every place where a file may hold some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import openpyxl

from helloword.connectors.kind import Field, FieldType, Keep, Kind

VALID = {
    FieldType.INTEGER: "1", FieldType.AMOUNT: "1.50", FieldType.RATE: "1.5", FieldType.DATE: "2026-01-10",
    FieldType.INSTANT: "2026-01-10T10:00:00Z", FieldType.MONTH: "2026-01", FieldType.FLAG: "true",
    FieldType.CURRENCY: "EUR", FieldType.STORE: "eu",
}  # fmt: skip
NAMED = {
    ("amazon.ads_bulk", "Entity"): "Keyword", ("amazon.ads_bulk_brands", "Entity"): "Keyword",
    ("amazon.ads_bulk_brands", "Campaign ID"): "another",
}  # fmt: skip
"""What a cell must say, by kind and column, for its row to become one of a table and of no other kind's."""
UNKNOWN = ("Buyer Name", "收件人地址", "備考", "phone 2")
TOKENS = ("Quillon", "Featherstone", "佐藤花子", "Zebrafinch", "北京路", "151 5550", "plant.example")
"""Each person has one of these in it; nothing else has."""
ENCODINGS = ("utf-8", "gb18030", "utf-16", "utf-8-sig", "cp932")


@dataclass(frozen=True)
class Planted:
    """A file, its kind, and how many persons' data it holds."""

    path: Path
    kind: str
    persons: int


class Persons:
    """Makes names, addresses, telephone numbers and e-mail addresses, each of them once.

    All their letters exist in every one of the encodings.
    """

    def __init__(self) -> None:
        self.numbers = count(1001)

    def one(self) -> str:
        number = next(self.numbers)
        forms = (
            f"Quillon{number} Featherstone", f"佐藤花子{number}様", f"{number} Zebrafinch Lane 北京路",
            f"+49 151 5550{number}", f"q.{number}@plant.example",
        )  # fmt: skip
        return forms[number % len(forms)]


def planted_files(kinds: dict[str, Kind], folder: Path) -> Iterator[Planted]:
    """A file of each kind with good, rejected and malformed lines, in one encoding or another."""
    persons = Persons()
    for number, kind in enumerate(kinds.values()):
        lines = _lines(kind, persons)
        planted = sum(token in cell for line in lines for cell in line for token in TOKENS)
        path = folder / f"{kind.id}.csv"
        path.write_text(_text(kind, lines), encoding=ENCODINGS[number % len(ENCODINGS)])
        yield Planted(path, kind.id, planted)
        if number % 8 == 0:
            yield Planted(_workbook(folder / f"{kind.id}.xlsx", lines[:3]), kind.id, planted)


def _lines(kind: Kind, persons: Persons) -> list[list[str]]:
    """Header, a good line, one with a cell that cannot be read, one cell too few, one too many."""
    header = [field.name for field in kind.fields] + list(UNKNOWN)
    good, bad, short, long = (_line(kind, persons, number) for number in range(4))
    for n, field in enumerate(kind.fields):
        if field.in_header and field.keep is Keep.AS_IS and field.type not in (FieldType.TEXT, FieldType.STORE):
            bad[n] = "unreadable"
    return [header, good, bad, [persons.one(), *short[2:]], [persons.one(), persons.one(), *long]]


def _line(kind: Kind, persons: Persons, number: int) -> list[str]:
    cells = [NAMED.get((kind.id, field.name)) or _cell(field, persons, number) for field in kind.fields]
    return cells + [persons.one() for _ in UNKNOWN]


def _cell(field: Field, persons: Persons, number: int) -> str:
    if field.keep is not Keep.AS_IS:
        return persons.one()
    return field.choices[0] if field.choices else VALID.get(field.type, f"x{number}")


def _text(kind: Kind, lines: list[list[str]]) -> str:
    separator = "," if kind.quoted else "\t"
    return "\n".join(separator.join(line) for line in lines) + "\n"


def _workbook(path: Path, lines: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append(line)
    book.save(path)
    return path
