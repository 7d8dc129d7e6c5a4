"""From strings to the commerce model: typed rows for every table a kind feeds, and the cells that could not be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
from sqlglot import exp, parse_one

from helloword.connectors.bounded import bounded, disk_errors, set_up
from helloword.connectors.cells import cells_of, good_of, is_worked_out_first, numbers_of, typed_of, whole_records
from helloword.connectors.deciding import date_order, decimal_mark
from helloword.connectors.doubting import doubts
from helloword.connectors.grammar import add_facts, add_grammar, call
from helloword.connectors.kind import FieldType, Kind
from helloword.connectors.outputs import write_output
from helloword.connectors.refusals import refusal
from helloword.connectors.staging import FIRST_ROWS, Circumstances, Conformed, Landed
from helloword.model import TABLES
from helloword.text import Text

EXAMPLES = 5
LEFT_OUT = Text(
    "{n} 行是合计或说明，不是数据，没有读。",
    "{n} {n:row is a total or remark and no data|rows are totals or remarks and no data}; {n:it was|they were} not read.",
)
_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("store", pa.string()),
    ("zone", pa.string()),
    ("store_currency", pa.string()),
    ("store_country", pa.string()),
    ("tax_included", pa.bool_()),
]
_STORES = pa.schema(_COLUMNS)


def conform(
    landed: Landed, kind: Kind, circumstances: Circumstances, folder: Path, *, path: str, import_id: int = 0
) -> Conformed:
    """Type the landed rows; raises FileFormatError when the file as a whole must be asked something.

    Args:
        folder: where the Parquet files of the result are written.
        path: the file's name for sentences about it.
        import_id: the import that the rows will be of, as far as is known.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with database(folder) as db:
        _prepare(db, landed, kind, circumstances)
        mark = decimal_mark(db, kind, circumstances, path)
        order = date_order(db, kind, circumstances.answers, path)
        _refuse_without_store(db, kind, circumstances, path)
        _create_table(db, "read", typed_of(kind, circumstances, mark, order))
        _create_view(db, "typed", whole_records(kind, "read"))
        rejects, bad = _rejects(db, folder)
        first = _first(db, folder)
        read = _number(db, exp.select("count(*)").from_("read"))
        _work_out(db, kind)
        tables: dict[str, tuple[Path, ...]] = {}
        for output in kind.outputs:
            written = write_output(db, kind, output, folder, import_id, _beside)
            if written:
                tables[output.table] = tables.get(output.table, ()) + written
        doubtful = (doubts(db, TABLES[name], paths, circumstances.today) for name, paths in tables.items())
        notices = (*_left_out(landed, read), *_notices(db, kind), *chain.from_iterable(doubtful))
    malformed = pq.read_metadata(landed.malformed).num_rows if landed.malformed else 0
    return Conformed(tables, import_id, (rejects,) if bad else (), read + malformed, bad + malformed, notices, first)


@contextmanager
def database(folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that knows the grammar of cells and spills into `folder`; raises OutsideError when the disk fails."""
    with disk_errors(), bounded(folder) as db:
        set_up(db)
        add_grammar(db)
        yield db


@contextmanager
def _beside(db: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    with db.cursor() as other:
        set_up(other)
        add_facts(other)
        yield other


def _prepare(db: duckdb.DuckDBPyConnection, landed: Landed, kind: Kind, circumstances: Circumstances) -> None:
    _create_view(db, "landed", _all_of(*landed.files))
    _create_view(db, "cells", cells_of(kind))
    rows = [
        {
            "store": s.id,
            "zone": s.timezone,
            "store_currency": s.currency,
            "store_country": s.marketplace.upper(),
            "tax_included": s.prices_include_tax,
        }
        for s in circumstances.stores
    ]
    db.register("store_facts", pa.Table.from_pylist(rows, schema=_STORES))


def _refuse_without_store(db: duckdb.DuckDBPyConnection, kind: Kind, circumstances: Circumstances, path: str) -> None:
    if circumstances.store is not None or not kind.of_store:
        return
    column = next((f.name for f in kind.kept if f.type is FieldType.STORE), None)
    query = exp.select(exp.Literal.number(1)).from_("cells").limit(1)
    if column:
        query = query.where(exp.column(column, quoted=True).is_(exp.null()).not_())
    if column is None or not db.execute(query.sql("duckdb")).fetchall():
        stores = ", ".join(s.id for s in circumstances.stores) or "helloword store add ..."
        raise refusal("store_needed", path=path, stores=stores)


def _rejects(db: duckdb.DuckDBPyConnection, folder: Path) -> tuple[Path, int]:
    path = folder / "rejects.parquet"
    bad = exp.column("_bad")
    listed = exp.select("_row", exp.alias_(exp.func("unnest", bad.copy(), dialect="duckdb"), "b")).from_("typed")
    columns = [exp.alias_(exp.Dot(this=exp.column("b"), expression=exp.to_identifier(n)), n, quoted=True)
               for n in ("column", "value", "code")]  # fmt: skip
    _copy(db, exp.select("_row", *columns).from_(listed.subquery("l")).sql("duckdb"), path)
    counted = exp.select("count(*)").from_("typed").where(exp.func("len", bad, dialect="duckdb") > 0)
    return path, _number(db, counted)


def _left_out(landed: Landed, read: int) -> tuple[Text, ...]:
    n = sum(pq.read_metadata(file).num_rows for file in landed.files) - read
    return (LEFT_OUT.filled(n=n),) if n else ()


def _notices(db: duckdb.DuckDBPyConnection, kind: Kind) -> tuple[Text, ...]:
    if not kind.assumed:
        return ()
    met = {condition: parse_one(condition, dialect="duckdb") for condition in kind.assumed}
    columns = [exp.CountIf(this=condition.copy()) for condition in met.values()]
    named = [_examples(parse_one(sql, dialect="duckdb"), met[condition]) for condition, sql in kind.examples.items()]
    found = db.execute(exp.select(*columns, *named).from_("good").sql("duckdb")).fetchall()[0]
    which = dict(zip(kind.examples, found[len(columns) :], strict=True))
    return tuple(
        text.filled(n=n, which=", ".join(which.get(condition) or ()))
        for (condition, text), n in zip(kind.assumed.items(), found, strict=False)
        if n
    )


def _examples(what: exp.Expr, condition: exp.Expr) -> exp.Expr:
    """A list of the first few different ones, in order."""
    text = exp.Distinct(expressions=[call("masked", exp.cast(what, "VARCHAR"))])
    listed = exp.func("list", text, dialect="duckdb")
    given = exp.and_(condition.copy(), what.copy().is_(exp.null()).not_())
    some = exp.Filter(this=listed, expression=exp.Where(this=given))
    return call("list_slice", call("list_sort", some), exp.Literal.number(1), exp.Literal.number(EXAMPLES))


def _number(db: duckdb.DuckDBPyConnection, query: exp.Query) -> int:
    return int(db.execute(query.sql("duckdb")).fetchall()[0][0])


def _first(db: duckdb.DuckDBPyConnection, folder: Path) -> Path:
    path = folder / "first.parquet"
    _copy(db, exp.select("*").from_("typed").order_by("_row").limit(FIRST_ROWS).sql("duckdb"), path)
    return path


def _work_out(db: duckdb.DuckDBPyConnection, kind: Kind) -> None:
    """`good` has the rows that can be loaded, with what the kind's steps work out."""
    for name in kind.numbered:
        _create_table(db, name, numbers_of(kind, name))
    good = good_of(kind)
    if is_worked_out_first(kind):
        _create_table(db, "worked", good)
        db.execute("DROP TABLE read CASCADE")
        good = exp.select("*").from_("worked").sql("duckdb")
    _create_view(db, "good", good)


def _all_of(*paths: Path) -> str:
    names = exp.array(*(exp.Literal.string(str(path)) for path in paths))
    source = exp.Table(this=exp.ReadParquet(expressions=[names, exp.column("hive_partitioning").eq(exp.false())]))
    return exp.select("*").from_(source).sql("duckdb")


def _create_view(db: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    db.sql(sql).create_view(name, replace=True)


def _create_table(db: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
    """The rows of a query, in memory as far as there is room and spilled beyond."""
    db.sql(sql).create(name)


def _copy(db: duckdb.DuckDBPyConnection, sql: str, path: Path) -> None:
    db.sql(sql).write_parquet(str(path), compression="snappy")
