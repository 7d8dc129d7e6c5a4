"""Rows of Parquet files as DuckDB views, all with the same names whatever the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import duckdb
from sqlglot import exp, parse_one

from helloword.lake.delta import Written
from helloword.lake.shapes import HASH
from helloword.model import Column, Table

PART = "_part"
CONTENT = "_content"
FILE = "_file"
"""Columns of the views that are not stored: partition, a number made from the row's own values, file."""

_OF_KEY = parse_one("CAST(md5_number(_key) >> 65 AS BIGINT)", dialect="duckdb")
_COPY = parse_one(
    "COPY (SELECT 1) TO 'x' (FORMAT PARQUET, COMPRESSION ZSTD, COMPRESSION_LEVEL 1, RETURN_STATS TRUE)",
    dialect="duckdb",
)


def stored_view(db: duckdb.DuckDBPyConnection, name: str, table: Table, paths: Sequence[Path]) -> None:
    """A view over data files of the lake."""
    columns = [*(exp.column(c.name, quoted=True) for c in _stored(table)), exp.column(HASH)]
    _create(db, name, table, _scan(paths, in_folders=True) if paths else _nothing(table), columns)


def staged_view(db: duckdb.DuckDBPyConnection, name: str, table: Table, paths: Sequence[Path], import_id: int) -> None:
    """A view over conformed files as rows of the import `import_id`."""
    source = _scan(paths, in_folders=False) if paths else _nothing(table)
    columns = [_typed(c, exp.Literal.number(import_id) if c.name == "_import" else None) for c in _stored(table)]
    _create(db, name, table, source, [*columns, exp.alias_(_OF_KEY.copy(), HASH)])


def write(db: duckdb.DuckDBPyConnection, query: exp.Query, folder: Path, part: str | None = None) -> Written | None:
    """The rows of `query` as a new Parquet file in `folder`; None when there are none."""
    path = folder / f"{uuid4().hex}.parquet"
    copy = _COPY.copy()
    copy.set("this", exp.Subquery(this=query))
    copy.set("files", [exp.Literal.string(str(path))])
    done = db.execute(copy.sql("duckdb")).fetchone()
    rows = int(done[1]) if done else 0
    if rows:
        return Written(path, part, rows)
    path.unlink(missing_ok=True)
    return None


def rows_of(view: str, table: Table) -> exp.Select:
    """The stored columns of a view's rows."""
    return exp.select(*(exp.column(c.name, quoted=True) for c in _stored(table)), exp.column(HASH)).from_(view)


def _stored(table: Table) -> tuple[Column, ...]:
    return tuple(column for column in table.physical if column.name != table.partition)


def _typed(column: Column, value: exp.Expr | None) -> exp.Expr:
    source = value or exp.column(column.name, quoted=True)
    return exp.alias_(exp.cast(source, column.type.value, dialect="duckdb"), column.name, quoted=True)


def _create(
    db: duckdb.DuckDBPyConnection, name: str, table: Table, source: exp.Expr, columns: Sequence[exp.Expr]
) -> None:
    part = exp.column(table.partition, quoted=True) if table.partition else exp.Literal.string("")
    content = exp.func("hash", *(exp.column(c.name, quoted=True) for c in table.columns))
    query = exp.select(*columns, exp.alias_(part, PART), exp.alias_(content, CONTENT), exp.column(FILE)).from_(source)
    db.execute(exp.Create(this=exp.to_table(name), kind="VIEW", replace=True, expression=query).sql("duckdb"))


def _scan(paths: Sequence[Path], *, in_folders: bool) -> exp.Expr:
    names = exp.array(*(exp.Literal.string(str(path)) for path in paths))
    options = {"hive_partitioning": in_folders, "hive_types_autocast": False, "filename": FILE}
    named = [exp.column(name).eq(value) for name, value in options.items()]
    return exp.Table(this=exp.ReadParquet(expressions=[names, *named]))


def _nothing(table: Table) -> exp.Expr:
    types = {**{c.name: c.type.value for c in table.physical}, HASH: "BIGINT", FILE: "VARCHAR"}
    columns = [
        exp.alias_(exp.cast(exp.null(), kind, dialect="duckdb"), name, quoted=True) for name, kind in types.items()
    ]
    return exp.select(*columns).where(exp.false()).subquery("nothing")
