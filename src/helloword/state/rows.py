"""All rows of a state database as lines of JSON that any kind of database can be filled with again."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice

from sqlalchemy import MetaData, delete, func, insert, select
from sqlalchemy.orm import Session

Value = bool | int | float | str | None
_VERSIONS = "alembic_version"
_AT_ONCE = 500
PASSING: Mapping[str, frozenset[str]] = {"contacts": frozenset({"sealed", "address", "customer", "language"})}
"""Columns that stay behind: what has to be let go of in time must not live on in a backup."""


class Rows:
    """The rows of the database that `session` is of, whatever its schema."""

    def __init__(self, session: Session) -> None:
        self._session, self._metadata = session, MetaData()
        self._metadata.reflect(session.connection())

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables, each after those it refers to."""
        return tuple(table.name for table in self._metadata.sorted_tables if table.name != _VERSIONS)

    def lines(self, table: str) -> Iterator[str]:
        """The rows of a table, a line of JSON each, in the order of its key."""
        there = self._metadata.tables[table]
        left = PASSING.get(table, frozenset())
        query = select(there).order_by(*there.primary_key.columns).execution_options(yield_per=_AT_ONCE)
        for row in self._session.execute(query).mappings():
            plain = {name: None if name in left else _plain(value) for name, value in row.items()}
            yield json.dumps(plain, ensure_ascii=False)

    def fill(self, lines: Callable[[str], Iterator[str]]) -> None:
        """Put rows into tables that a migration has just made; `lines` gives those of a table."""
        for table in reversed(self.tables):
            if self._count(table):
                self._session.execute(delete(self._metadata.tables[table]))
        for table in self.tables:
            for some in _batches(lines(table)):
                self._session.execute(insert(self._metadata.tables[table]), [self._typed(table, line) for line in some])
            self._count_on(table)

    def _count(self, table: str) -> int:
        return self._session.scalar(select(func.count()).select_from(self._metadata.tables[table])) or 0

    def _typed(self, table: str, line: str) -> dict[str, object]:
        columns = self._metadata.tables[table].columns
        return {name: _as(columns[name].type.python_type, value) for name, value in json.loads(line).items()}

    def _count_on(self, table: str) -> None:
        """PostgreSQL hands out numbers from a counter of its own, which goes on after the highest that is taken."""
        if self._session.connection().dialect.name != "postgresql":
            return
        for column in self._metadata.tables[table].primary_key.columns:
            if column.type.python_type is int:
                counter = func.pg_get_serial_sequence(f'"{table}"', column.name)
                self._session.execute(select(func.setval(counter, select(func.max(column)).scalar_subquery())))


def _batches(lines: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(lines, _AT_ONCE)):
        yield some


def _plain(value: object) -> Value:
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    return b64encode(value).decode() if isinstance(value, bytes) else str(value)


def _as(kind: type[object], value: Value) -> object:
    if not isinstance(value, str):
        return value
    if kind is bytes:
        return b64decode(value)
    if kind is Decimal:
        return Decimal(value)
    return date.fromisoformat(value) if kind is date else value
