"""Rows of one model table, made from a kind's typed rows and reduced to one per key."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import duckdb
from sqlglot import exp, parse_one

from helloword.connectors.kind import Kind, Output
from helloword.model import TABLES, Table

SEPARATOR = "\x1f"
"""Between the parts of a key; a control character that no report holds."""

# One row after the other: a row without an update time replaces all before it, after that the latest update wins.
_WINNERS = """
SELECT * EXCLUDE (last_bare) FROM (
  SELECT *, max(_row) FILTER (WHERE _updated_at IS NULL) OVER (PARTITION BY _key) AS last_bare
  FROM made WHERE _key IN (SELECT _key FROM repeated)
) AS d
WHERE last_bare IS NULL OR _row >= last_bare
QUALIFY row_number() OVER (PARTITION BY _key ORDER BY _updated_at DESC NULLS LAST, _row DESC) = 1
"""


def write_output(db: duckdb.DuckDBPyConnection, kind: Kind, output: Output, path: Path) -> Path | None:
    """Write the rows of one output; None when there are none."""
    made = path.with_suffix(".made.parquet")
    db.sql(_rows(kind, output)).write_parquet(str(made), compression="snappy")
    rows = exp.Table(this=exp.ReadParquet(expressions=[exp.Literal.string(str(made))]))
    _view(db, "made", exp.select("*").from_(rows))
    db.execute("CREATE OR REPLACE TABLE repeated AS SELECT _key FROM made GROUP BY _key HAVING count(*) > 1")
    if _count(db, "made") == 0:
        made.unlink()
        return None
    if _count(db, "repeated") == 0:
        return made
    single = (
        exp.select("*").from_("made").where(exp.column("_key").isin(query=exp.select("_key").from_("repeated")).not_())
    )
    union = exp.union(single, parse_one(_WINNERS, dialect="duckdb"), distinct=False)
    db.sql(union.sql("duckdb")).write_parquet(str(path), compression="zstd")
    made.unlink()
    return path


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
    if table.partition and table.clock:
        pattern = "%Y-%m" if table.partition == "month" else "%Y"
        part = exp.func("strftime", exp.column(table.clock, quoted=True), exp.Literal.string(pattern), dialect="duckdb")
        extra.append(exp.alias_(part, table.partition, quoted=True))
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
