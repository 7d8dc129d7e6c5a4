"""Buyers' addresses taken aside while a file is read: encrypted at once, so that they reach no disk as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from helloword.connectors.detecting import spellings
from helloword.connectors.header import Header
from helloword.connectors.kind import Kind
from helloword.connectors.staging import SealAddresses

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("_row", pa.int64()),
    ("sealed", pa.string()),
    ("address", pa.string()),
    ("language", pa.string()),
]
CONTACTS = pa.schema(_COLUMNS)
"""Columns of a contacts file."""
LONGEST = 254


class Aside:
    """Takes the addresses out of rows as they are read; does nothing where there is no `seal` or no such column."""

    def __init__(self, kind: Kind, header: Header, seal: SealAddresses | None) -> None:
        self._seal, contact = seal, kind.contact
        self._address = _position(kind, header, contact.address) if contact and seal else None
        named = contact.language if contact and self._address is not None else None
        self._language = _position(kind, header, named) if named else None
        self._writer: pq.ParquetWriter | None = None
        self.any = False

    @property
    def positions(self) -> tuple[int, ...]:
        """Where the columns stand that are read besides those that are kept."""
        return tuple(position for position in (self._address, self._language) if position is not None)

    @contextmanager
    def writing(self, path: Path) -> Iterator[None]:
        """What is taken within the block stands in `path` after it."""
        if self._address is None:
            yield
            return
        with pq.ParquetWriter(path, CONTACTS) as writer:
            self._writer = writer
            yield

    def take(self, rows: pa.Table) -> None:
        """Seal the addresses of some rows, whose columns are named after their positions."""
        if self._writer is None or self._seal is None:
            return
        languages = rows.column(str(self._language)).to_pylist() if self._language is not None else [None] * len(rows)
        cells = zip(
            rows.column("_row").to_pylist(), rows.column(str(self._address)).to_pylist(), languages, strict=True
        )
        found = [(row, plain, said) for row, cell, said in cells if (plain := address_in(cell or ""))]
        if not found:
            return
        sealed = self._seal([plain for _, plain, _ in found])
        columns = zip(*((row, *kept, language_in(said or "")) for (row, _, said), kept in zip(found, sealed, strict=True)), strict=True)  # fmt: skip
        arrays = [pa.array(column, field.type) for column, field in zip(columns, CONTACTS, strict=True)]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=CONTACTS))
        self.any = True


def address_in(cell: str) -> str:
    """The e-mail address in a cell; nothing where there is none.

    >>> address_in("' Anna@Example.com "), address_in("hashed:00"), address_in("anna@"), address_in("a@b.c d@e.f")
    ('Anna@Example.com', '', '', '')
    """
    plain = cell.strip().removeprefix("'").strip()
    name, _, host = plain.rpartition("@")
    fits = name and "@" not in name and "." in host.strip(".") and not any(c.isspace() or c in '<>,;:"' for c in plain)
    return plain if fits and len(plain) <= LONGEST else ""


def language_in(cell: str) -> str:
    """The language in a cell as two letters; nothing where it is none.

    >>> language_in("de-DE"), language_in("ZH_cn"), language_in(""), language_in("German")
    ('de', 'zh', '', '')
    """
    first = cell.strip().replace("_", "-").partition("-")[0].casefold()
    return first if len(first) == 2 and first.isascii() and first.isalpha() else ""


def _position(kind: Kind, header: Header, name: str) -> int | None:
    names = spellings(kind.field(name))
    return next((n for n, each in enumerate(header.known_by) if each in names), None)
