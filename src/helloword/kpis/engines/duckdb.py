"""DuckDB, in process, over the Parquet files of one lake version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock
from time import monotonic

import duckdb
import pyarrow as pa
from sqlglot import exp

from helloword.errors import OutsideError
from helloword.kpis.engines.engine import Engine, Fetch, Files, Statement, tables_in
from helloword.kpis.engines.spilling import Spill
from helloword.kpis.knowing import known
from helloword.model import TABLES, Table, Type
from helloword.storage.cache import FRESH_SECONDS

DIALECT = "duckdb"
SHARE_OF_MEMORY = "50%"
_MEMORY, _DISK = "memory", "kept"
"""Databases of one engine: the one it begins with, and a file in which millions of rows are kept."""
_ARROW: Mapping[Type, pa.DataType] = {
    Type.TEXT: pa.string(),
    Type.INTEGER: pa.int64(),
    Type.MONEY: pa.decimal128(20, 6),
    Type.RATE: pa.decimal128(24, 12),
    Type.DATE: pa.date32(),
    Type.INSTANT: pa.timestamp("us", tz="UTC"),
    Type.BOOLEAN: pa.bool_(),
}


class DuckDBEngine(Engine):
    """Answers queries over the model tables of one lake version, from several threads at once.

    With `known_on`, only over what had happened by the end of that day. Beyond `memory`, in bytes (half of the machine's
    where it is None), it uses the disk below `spill`.
    """

    def __init__(
        self,
        files: Files,
        stores: pa.Table,
        known_on: date | None = None,
        fetch: Fetch | None = None,
        memory: int | None = None,
        spill: Path | None = None,
    ) -> None:
        self._known_on = known_on
        self._refresh = partial(fetch, files) if fetch else None
        self._spill = Spill(spill) if spill else None
        self._root = duckdb.connect(config=_config(memory, self._spill))
        self._root.execute("SET GLOBAL TimeZone = 'UTC'")  # of every cursor too
        self._files = self._refresh() if self._refresh else files
        self._refreshed = monotonic()
        self._lacking = set(TABLES)
        self._adding = Lock()
        self._schemas: list[tuple[str, str]] = []
        self._root.from_arrow(stores).create("stores")

    def run(self, query: exp.Query | Statement, inputs: Mapping[str, pa.Table], space: str | None = None) -> pa.Table:
        """See Engine."""
        with self._asking(query, inputs, space) as cursor:
            answered: pa.Table = cursor.sql(query.sql(DIALECT)).to_arrow_table()
            return answered

    def keep(
        self, space: str, name: str, query: exp.Query, inputs: Mapping[str, pa.Table], *, on_disk: bool = False
    ) -> None:
        """Compute `query` now and hold its rows in memory, or in a file beside what is spilled."""
        database = _DISK if on_disk else _MEMORY
        self._have_schema(database, space)
        table = exp.table_(name, db=space, catalog=database, quoted=True)
        with self._asking(query, inputs, space) as cursor:
            cursor.execute(exp.Create(this=table, kind="TABLE", exists=True, expression=query).sql(DIALECT))

    def _have_schema(self, database: str, space: str) -> None:
        """The schema of a space in one of the databases, made where it is not there."""
        with self._adding:
            if (database, space) not in self._schemas:
                if database == _DISK and _DISK not in (each for each, _ in self._schemas):
                    self._attach_disk()
                self._root.execute(f"CREATE SCHEMA {_schema(database, space)}")
                self._schemas.append((database, space))

    def _attach_disk(self) -> None:
        assert self._spill is not None
        file = self._spill.folder / "kept.duckdb"
        try:
            self._spill.folder.mkdir(exist_ok=True)
            self._root.execute(f"ATTACH {exp.Literal.string(str(file)).sql(DIALECT)} AS {_DISK}")
        except (OSError, duckdb.Error) as error:
            raise OutsideError(f"{file} cannot be written: {error}.", code="disk") from error

    @property
    def has_disk(self) -> bool:
        """See Engine."""
        return self._spill is not None

    def _stay(self) -> None:
        """Have files that were fetched stay on the disk."""
        if self._refresh is not None and monotonic() - self._refreshed > FRESH_SECONDS:
            self._refresh()
            self._refreshed = monotonic()

    @contextmanager
    def _asking(
        self, query: exp.Query | Statement, inputs: Mapping[str, pa.Table], space: str | None
    ) -> Iterator[duckdb.DuckDBPyConnection]:
        self._stay()
        try:
            self._add(query.tables if isinstance(query, Statement) else tables_in(query))
            with self._root.cursor() as cursor:
                cursor.execute("SET enable_progress_bar = FALSE")  # it would be drawn among the data on standard output
                schemas = [_schema(*each) for each in self._schemas if each[1] == space]
                if schemas:
                    cursor.execute("SET search_path = $path", {"path": ",".join((*schemas, f"{_MEMORY}.main"))})
                for name, rows in inputs.items():
                    cursor.register(name, rows)
                yield cursor
        except duckdb.Error as error:
            raise _failed(error) from error

    def _add(self, named: frozenset[str]) -> None:
        """Have the model tables among those named; each when it is first read, because all their files are opened for it."""
        if self._lacking.isdisjoint(named):
            return
        with self._adding:
            for name in self._lacking & named:
                self._add_one(TABLES[name], self._files.get(name, ()))
                self._lacking.discard(name)

    def _add_one(self, table: Table, files: tuple[str, ...]) -> None:
        if files:
            source = _parquet(table, files)
            if self._known_on:
                source = known(table, source, self._known_on)
            self._root.execute(exp.Create(this=exp.to_table(table.name), kind="VIEW", expression=source).sql(DIALECT))
        else:
            schema = pa.schema([pa.field(c.name, _ARROW[c.type]) for c in table.physical])
            self._root.from_arrow(schema.empty_table()).create(table.name)


def _config(memory: int | None, spill: Spill | None) -> dict[str, str | bool | int | float | list[str]]:
    limit = f"{memory // 10**6}MB" if memory else SHARE_OF_MEMORY
    return {"memory_limit": limit, "temp_directory": str(spill.folder) if spill else ""}


def _failed(error: duckdb.Error) -> OutsideError:
    why = str(error).partition("\n")[0]  # below it stands the query
    return OutsideError(
        f"The question could not be computed: {why}. `helloword doctor` looks the workspace over.",
        code="not_computed",
        why=why,
    )


def _schema(database: str, space: str) -> str:
    """A schema as SQL names it; a space may be called like a word of SQL, as the currency ALL is."""
    return f'{database}."{space}"'


def _parquet(table: Table, files: tuple[str, ...]) -> exp.Select:
    """SELECT over the files; partition columns, which stand in the paths, are read as text."""
    options = {"hive_partitioning": exp.true(), "hive_types_autocast": exp.false()} if table.partition else {}
    paths = exp.Array(expressions=[exp.Literal.string(path) for path in files])
    named = [
        exp.PropertyEQ(this=exp.to_identifier(k), expression=v)
        for k, v in {**options, "union_by_name": exp.true()}.items()
    ]
    return exp.select("*").from_(exp.Anonymous(this="READ_PARQUET", expressions=[paths, *named]))
