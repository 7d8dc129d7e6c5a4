"""A server that speaks Spark Connect (Sail, Apache Spark), over the Parquet files of one lake version."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from threading import RLock
from typing import TYPE_CHECKING, TypeVar

import pyarrow as pa
from sqlglot import exp

from helloword.errors import OutsideError
from helloword.kpis.engines.duckdb import DuckDBEngine
from helloword.kpis.engines.engine import Engine, Statement
from helloword.kpis.engines.spark_server import connected, parquet
from helloword.kpis.engines.spark_sql import in_spark
from helloword.kpis.knowing import known
from helloword.model import TABLES, Table

if TYPE_CHECKING:
    from pyspark.sql.connect.session import SparkSession
    from pyspark.sql.dataframe import DataFrame

DIALECT = "spark"
_HELD = 256
"""Small tables that are held on the server at most; a question brings four or so."""
_WORDS: Mapping[pa.DataType, str] = {
    pa.string(): "VARCHAR", pa.int32(): "INTEGER", pa.int64(): "BIGINT", pa.date32(): "DATE", pa.bool_(): "BOOLEAN",
    pa.timestamp("us", "UTC"): "TIMESTAMPTZ", pa.timestamp("us"): "TIMESTAMP", pa.float64(): "DOUBLE",
}  # fmt: skip
Inputs = Mapping[str, pa.Table]
T = TypeVar("T")


class SparkEngine(Engine):
    """Asks a server; what the columns of an answer are called and of which types is as DuckDB says.

    Everything on the server is a view of one session; servers forget sessions that nobody used for a while, and then all
    is made again.
    """

    def __init__(
        self, url: str, files: Mapping[str, tuple[str, ...]], stores: pa.Table, known_on: date | None = None
    ) -> None:
        self._url = url
        self._files = files
        self._stores = stores
        self._known_on = known_on
        self._shapes = DuckDBEngine({}, stores.schema.empty_table())
        self._kept: dict[tuple[str, str], tuple[exp.Query, Inputs]] = {}
        self._lock = RLock()
        self._open()

    def run(self, query: exp.Query | Statement, inputs: Inputs, space: str | None = None) -> pa.Table:
        """See Engine."""
        query = query.query if isinstance(query, Statement) else query
        schema = self._shapes.run(query, _empty(inputs), space).schema
        answered = self._tried(lambda: self._asked(_typed(query, schema), inputs, space).toArrow())
        return answered.rename_columns(schema.names).cast(schema)

    def keep(self, space: str, name: str, query: exp.Query, inputs: Inputs, *, on_disk: bool = False) -> None:
        """As a view, made when it is first read."""
        self._shapes.keep(space, name, query, _empty(inputs))
        self._kept[space, name] = query, inputs

    def _asked(self, query: exp.Query, inputs: Inputs, space: str | None) -> DataFrame:
        """The rows of `query` as the server is to make them."""
        tree = in_spark(query.sql("duckdb"), self._columns(query, inputs, space)).copy()
        inside = {cte.alias for cte in tree.find_all(exp.CTE)}
        for table in tree.find_all(exp.Table):
            if table.name not in inside:
                table.set("this", exp.to_identifier(self._view(table.name, inputs, space), quoted=True))
        return self._session.sql(tree.sql(DIALECT))

    def _columns(self, query: exp.Query, inputs: Inputs, space: str | None) -> dict[str, dict[str, str]]:
        """Columns and types of every table that `query` names."""
        found: dict[str, dict[str, str]] = {}
        for name in {table.name for table in query.find_all(exp.Table)}:
            if name in inputs:
                found[name] = _columns_of(inputs[name].schema)
            elif (space or "", name) in self._kept:
                found[name] = _columns_of(self._shapes.run(exp.select("*").from_(name), {}, space).schema)
            elif name in TABLES:
                found[name] = {column.name: column.type.value for column in TABLES[name].physical}
            elif name == "stores":
                found[name] = _columns_of(self._stores.schema)
        return found

    def _view(self, name: str, inputs: Inputs, space: str | None) -> str:
        """What a table is called on the server, once it is there."""
        with self._lock:
            if name in inputs:
                return self._held(inputs[name])
            if (space or "", name) in self._kept:
                return self._ready(f"kept_{space}_{name}".lower(), *self._kept[space or "", name], space)
            if name == "stores":
                return self._made(name, lambda: self._sent(self._stores))
            return self._made(name, lambda: self._rows(TABLES[name]))

    def _ready(self, view: str, query: exp.Query, inputs: Inputs, space: str | None) -> str:
        """A view that the server computes once, if it can do so; Sail 0.7 cannot, and computes it as part of each question."""
        from pyspark.errors import PySparkException

        if view not in self._views:
            self._made(view, lambda: self._asked(query, inputs, space))
            with suppress(PySparkException):
                self._session.catalog.cacheTable(view)
        return view

    def _made(self, view: str, make: Callable[[], DataFrame]) -> str:
        if view not in self._views:
            make().createOrReplaceTempView(view)
            self._views.add(view)
        return view

    def _held(self, rows: pa.Table) -> str:
        """A small table under a name made from what it holds; the ones used longest ago are let go."""
        view = f"given_{_digest(rows)}"
        if view not in self._given:
            self._sent(rows).createOrReplaceTempView(view)
        self._given[view] = None
        self._given.move_to_end(view)
        while len(self._given) > _HELD:
            self._session.catalog.dropTempView(self._given.popitem(last=False)[0])
        return view

    def _sent(self, rows: pa.Table) -> DataFrame:
        if rows.num_rows:
            return self._session.createDataFrame(rows)
        empty = exp.select(
            *(exp.cast(exp.null(), t).as_(name, quoted=True) for name, t in _columns_of(rows.schema).items())
        )
        return self._session.sql(in_spark(empty.where(exp.false()).sql("duckdb"), {}).sql(DIALECT))

    def _rows(self, table: Table) -> DataFrame:
        """The rows of a model table, as far as they are known."""
        files = self._files.get(table.name, ())
        if not files:
            return self._sent(_schema(table).empty_table())
        every = parquet(self._session, table, files)
        if self._known_on is None:
            return every
        every.createOrReplaceTempView(f"every_{table.name}")
        name = f"every_{table.name}"
        columns = {name: {column.name: column.type.value for column in table.physical}}
        sql = known(table, exp.select("*").from_(name), self._known_on).sql("duckdb")
        return self._session.sql(in_spark(sql, columns).sql(DIALECT))

    def _open(self) -> None:
        self._session: SparkSession = connected(self._url)
        self._views: set[str] = set()
        self._given: OrderedDict[str, None] = OrderedDict()
        weakref.finalize(self, _close, self._session)

    def _tried(self, ask: Callable[[], T]) -> T:
        """What `ask` gives, once more in a new session where the server has forgotten this one; raises OutsideError."""
        from pyspark.errors import PySparkException

        session = self._session
        try:
            try:
                return ask()
            except PySparkException:
                if self._remembered():
                    raise
                with self._lock:
                    if self._session is session:
                        self._open()
                return ask()
        except PySparkException as error:
            said = str(error).partition("\n")[0]  # what follows is for whoever looks after the server
            raise OutsideError(f"The question could not be computed: {said}", code="engine") from error

    def _remembered(self) -> bool:
        from pyspark.errors import PySparkException

        try:
            return all(self._session.catalog.tableExists(view) for view in sorted(self._views)[:1])
        except PySparkException:
            return False


def _close(session: SparkSession) -> None:
    try:
        session.client.close()
    except Exception:  # whoever leaves does not wait for a server that has gone
        return


def _typed(query: exp.Query, schema: pa.Schema) -> exp.Query:
    """A union with a type for each NULL that stands for a column: Sail 0.7 takes the types of its first branch alone."""
    if not isinstance(query, exp.Union):
        return query
    types, typed = _columns_of(schema), query.copy()
    for branch in _branches(typed):
        for column in branch.selects:
            if isinstance(column.unalias(), exp.Null):
                column.set("this", exp.cast(exp.null(), types[column.alias]))
    return typed


def _branches(query: exp.Expr) -> list[exp.Select]:
    if isinstance(query, exp.Union):
        return [*_branches(query.left), *_branches(query.right)]
    return [query] if isinstance(query, exp.Select) else []


def _digest(rows: pa.Table) -> str:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, rows.schema) as writer:
        writer.write_table(rows)
    return blake2b(sink.getvalue(), digest_size=12).hexdigest()


def _empty(inputs: Inputs) -> dict[str, pa.Table]:
    return {name: rows.schema.empty_table() for name, rows in inputs.items()}


def _columns_of(schema: pa.Schema) -> dict[str, str]:
    return {field.name: _word(field.type) for field in schema}


@lru_cache
def _word(type: pa.DataType) -> str:
    return f"DECIMAL({type.precision}, {type.scale})" if pa.types.is_decimal(type) else _WORDS[type]


def _schema(table: Table) -> pa.Schema:
    from helloword.lake.shapes import schema

    return schema(table.name)
