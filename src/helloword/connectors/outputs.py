"""Rows of one model table, made from a kind's typed rows, reduced to one per key and written by part."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import duckdb
from sqlglot import exp, parse_one

from helloword.connectors.kind import Kind, Output
from helloword.connectors.packing import Beside, pack_each
from helloword.connectors.staging import HASH
from helloword.model import TABLES, Column, Table

SEPARATOR = "\x1f"
"""Between the parts of a key; a control character that no report holds."""

_OF_KEY = parse_one("CAST(md5_number(_key) >> 65 AS BIGINT)", dialect="duckdb")
# One row after the other: a row without an update time replaces all before it, after that the latest update wins.
_WINNERS = """
SELECT * EXCLUDE (last_bare) FROM (
  SELECT *, max(_row) FILTER (WHERE _updated_at IS NULL) OVER (PARTITION BY _key) AS last_bare
  FROM made WHERE _key IN (SELECT _key FROM repeated)
) AS d
WHERE last_bare IS NULL OR _row >= last_bare
QUALIFY row_number() OVER (PARTITION BY _key ORDER BY _updated_at DESC NULLS LAST, _row DESC) = 1
"""


def write_output(
    db: duckdb.DuckDBPyConnection, kind: Kind, output: Output, folder: Path, import_id: int, beside: Beside
) -> tuple[Path, ...]:
    """Write the rows of one output, a file for each part of its table, as rows of the import `import_id`."""
    table = TABLES[output.table]
    _view(db, "made", parse_one(_rows(kind, output), into=exp.Select, dialect="duckdb"))
    db.execute("CREATE OR REPLACE TABLE repeated AS SELECT _key FROM made GROUP BY _key HAVING count(*) > 1")
    rows: exp.Query = exp.select("*").from_("made")
    if _count(db, "repeated"):
        db.execute(f"CREATE OR REPLACE TABLE latest AS {_WINNERS}")
        several = exp.column("_key").isin(query=exp.select("_key").from_("repeated"))
        once = exp.select("*").from_("made").where(several.not_())
        rows = exp.union(once, exp.select("*").from_("latest"), distinct=False)
    _view(db, "single", rows)
    queries: dict[Path, exp.Query] = {}
    for name, within in _parts(db, table):
        path = folder / table.name / name / f"{uuid4().hex}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        queries[path] = exp.select(*_stored(table, import_id)).from_("single").where(*within)
    return tuple(pack_each(db, queries, beside))


def _parts(db: duckdb.DuckDBPyConnection, table: Table) -> list[tuple[str, list[exp.Expr]]]:
    """The folder of each part that rows belong to, and a condition on the clock, by which rows are found sooner than by the part."""
    if not (table.partition and table.clock):
        return [("", [])]
    clock = exp.column(table.clock, quoted=True)
    pattern = exp.Literal.string("%Y-%m" if table.partition == "month" else "%Y")
    part = exp.func("strftime", clock, pattern, dialect="duckdb")
    query = exp.select(part, exp.Min(this=clock), exp.Max(this=clock)).from_("single").group_by("1").order_by("1")
    found = db.execute(query.sql("duckdb")).fetchall()
    return [
        (f"{table.partition}={name}", [clock.between(exp.convert(first), exp.convert(last))])
        for name, first, last in found
    ]


def _stored(table: Table, import_id: int) -> list[exp.Expr]:
    """The columns as the lake keeps them; the part is the folder's."""

    def typed(column: Column) -> exp.Expr:
        number = column.name == "_import"
        cell = exp.Literal.number(import_id) if number else exp.column(column.name, quoted=True)
        return exp.alias_(exp.cast(cell, column.type.value, dialect="duckdb"), column.name, quoted=True)

    columns = [typed(column) for column in table.physical if column.name != table.partition]
    return [*columns, exp.alias_(_OF_KEY.copy(), HASH)]


@lru_cache(maxsize=256)
def _rows(kind: Kind, output: Output) -> str:
    table = TABLES[output.table]
    columns = [exp.alias_(_column(table, name, output), name, quoted=True) for name in (c.name for c in table.columns)]
    updated = _updated(kind, output)
    rows = exp.select(*columns, exp.alias_(updated, "_updated_at"), "_row", "_zone").from_(_source(output))
    if output.where:
        rows = rows.where(output.where, dialect="duckdb")
    shown = [exp.column(c.name, quoted=True) for c in table.columns]
    extra = [exp.alias_(_key(table), "_key"), exp.column("_updated_at"), exp.column("_row")]
    return exp.select(*shown, *extra).from_(rows.subquery("r")).sql("duckdb")


def _column(table: Table, name: str, output: Output) -> exp.Expr:
    expression = parse_one(output.columns[name], dialect="duckdb") if name in output.columns else exp.null()
    return exp.cast(expression, table.column(name).type.value, dialect="duckdb")


def _source(output: Output) -> exp.Expr:
    if not output.stacked:
        return exp.to_table("good")
    parts = [
        exp.select(
            "*",
            exp.alias_(exp.Literal.string(n), "stacked_name"),
            exp.alias_(exp.column(n, quoted=True), "stacked_value"),
        )
        .from_("good")
        .where(exp.column(n, quoted=True).is_(exp.null()).not_())
        for n in output.stacked
    ]
    union: exp.Query = parts[0]
    for part in parts[1:]:
        union = exp.union(union, part, distinct=False)
    return union.subquery("g")


def _updated(kind: Kind, output: Output) -> exp.Expr:
    if output.updated_at is None:
        return exp.cast(exp.null(), "TIMESTAMPTZ", dialect="duckdb")
    stem = kind.field(output.updated_at).stem
    midnight = exp.AtTimeZone(
        this=exp.cast(exp.column(f"{stem}_day", quoted=True), "TIMESTAMP"), zone=exp.column("_zone")
    )
    return exp.Coalesce(this=exp.column(f"{stem}_at", quoted=True), expressions=[midnight])


def _key(table: Table) -> exp.Expr:
    parts = [
        exp.Coalesce(this=exp.cast(exp.column(name, quoted=True), "VARCHAR"), expressions=[exp.Literal.string("")])
        for name in table.key
    ]
    return exp.func("concat_ws", exp.Literal.string(SEPARATOR), *parts, dialect="duckdb")


def _count(db: duckdb.DuckDBPyConnection, name: str) -> int:
    return int(db.execute(exp.select("count(*)").from_(name).sql("duckdb")).fetchall()[0][0])


def _view(db: duckdb.DuckDBPyConnection, name: str, query: exp.Query) -> None:
    db.execute(exp.Create(this=exp.to_table(name), kind="VIEW", replace=True, expression=query).sql("duckdb"))
