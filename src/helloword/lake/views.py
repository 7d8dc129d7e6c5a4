"""Rows of Parquet files as DuckDB views, all with the same names whatever the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import duckdb
from sqlglot import exp

from helloword.connectors.packing import pack
from helloword.connectors.staging import HASH
from helloword.lake.delta import Written
from helloword.model import Column, Table

PART = "_part"
CONTENT = "_content"
FILE = "_file"
"""Columns of the views that are not stored: partition, a number made from the row's own values, file."""


def stored_view(
    db: duckdb.DuckDBPyConnection, name: str, table: Table, paths: Sequence[Path], import_id: int | None = None
) -> None:
    """A view over data files of the lake, or over conformed ones as rows of the import `import_id`."""
    columns: dict[str, exp.Expr] = {c.name: exp.column(c.name, quoted=True) for c in _stored(table)}
    if import_id is not None:
        columns["_import"] = exp.alias_(exp.cast(exp.Literal.number(import_id), "BIGINT"), "_import")
    part = exp.column(table.partition, quoted=True) if table.partition else exp.Literal.string("")
    content = exp.func("hash", *(exp.column(c.name, quoted=True) for c in table.columns))
    more = [exp.column(HASH), exp.alias_(part, PART), exp.alias_(content, CONTENT), exp.column(FILE)]
    query = exp.select(*columns.values(), *more).from_(_scan(paths) if paths else _nothing(table))
    db.execute(exp.Create(this=exp.to_table(name), kind="VIEW", replace=True, expression=query).sql("duckdb"))


def write(db: duckdb.DuckDBPyConnection, query: exp.Query, folder: Path, part: str | None = None) -> Written | None:
    """The rows of `query` as a new Parquet file in `folder`; None when there are none."""
    path = folder / f"{uuid4().hex}.parquet"
    rows = pack(db, query, path)
    return Written(path, part, rows) if rows else None


def rows_of(view: str, table: Table) -> exp.Select:
    """The stored columns of a view's rows."""
    return exp.select(*(exp.column(c.name, quoted=True) for c in _stored(table)), exp.column(HASH)).from_(view)


def _stored(table: Table) -> tuple[Column, ...]:
    return tuple(column for column in table.physical if column.name != table.partition)


def _scan(paths: Sequence[Path]) -> exp.Expr:
    names = exp.array(*(exp.Literal.string(str(path)) for path in paths))
    options = {"hive_partitioning": True, "hive_types_autocast": False, "filename": FILE}
    named = [exp.column(name).eq(value) for name, value in options.items()]
    return exp.Table(this=exp.ReadParquet(expressions=[names, *named]))


def _nothing(table: Table) -> exp.Expr:
    types = {**{c.name: c.type.value for c in table.physical}, HASH: "BIGINT", FILE: "VARCHAR"}
    columns = [
        exp.alias_(exp.cast(exp.null(), kind, dialect="duckdb"), name, quoted=True) for name, kind in types.items()
    ]
    return exp.select(*columns).where(exp.false()).subquery("nothing")
