"""Rows as Parquet files the way the lake keeps them, several at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

import duckdb
from sqlglot import exp, parse_one

AT_ONCE = 2
Beside = Callable[[duckdb.DuckDBPyConnection], AbstractContextManager[duckdb.DuckDBPyConnection]]
"""A second connection to the database of a first, for work of another thread."""
_COPY = parse_one(
    "COPY (SELECT 1) TO 'x' (FORMAT PARQUET, COMPRESSION ZSTD, COMPRESSION_LEVEL 1, RETURN_STATS TRUE)",
    dialect="duckdb",
)


def pack(db: duckdb.DuckDBPyConnection, query: exp.Query, path: Path) -> int:
    """Write the rows of `query` to `path` and say how many there are; no file where there are none."""
    copy = _COPY.copy()
    copy.set("this", exp.Subquery(this=query))
    copy.set("files", [exp.Literal.string(str(path))])
    done = db.execute(copy.sql("duckdb")).fetchone()
    rows = int(done[1]) if done else 0
    if not rows:
        path.unlink(missing_ok=True)
    return rows


def pack_each(db: duckdb.DuckDBPyConnection, queries: Mapping[Path, exp.Query], beside: Beside) -> dict[Path, int]:
    """Write the rows of each query to its file; the last rows of one are packed by one processor, so another is written meanwhile."""
    paths, rows = list(queries), dict[Path, int]()

    def some(which: Sequence[Path], other: duckdb.DuckDBPyConnection) -> dict[Path, int]:
        return {path: pack(other, queries[path], path) for path in which}

    with ExitStack() as stack, ThreadPoolExecutor(AT_ONCE, thread_name_prefix="writing") as pool:
        others = [stack.enter_context(beside(db)) for _ in paths[:AT_ONCE]]
        shares = [paths[n :: len(others)] for n in range(len(others))]
        for found in pool.map(some, shares, others):
            rows |= found
    return {path: rows[path] for path in paths if rows[path]}
