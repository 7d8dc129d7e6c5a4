"""Taking rows out of a table and putting rows in, partition by partition, in one commit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import duckdb
from sqlglot import exp

from helloword.connectors.packing import pack_each
from helloword.lake import delta
from helloword.lake.draft import Draft
from helloword.lake.duck import beside
from helloword.lake.shapes import Shape
from helloword.lake.views import FILE, PART, rows_of, stored_view
from helloword.model import Table

SMALL_ROWS = 131_072
MANY_SMALL = 8


@dataclass(frozen=True)
class Edit:
    """What to change in a table.

    Attributes:
        added: view with the rows to put in, if any.
        removed: table with `_key`, `_import` and `_file` of the rows to take out, if any.
        gone: import of which every row is taken out, if any.
        ready: files with the very rows of `added` of a part, taken as they are where nothing else of it is written.
    """

    added: str | None = None
    removed: str | None = None
    gone: int | None = None
    ready: Mapping[str, Sequence[delta.Written]] = field(default_factory=dict)


def rewrite(draft: Draft, db: duckdb.DuckDBPyConnection, table: Table, shape: Shape, edit: Edit) -> None:
    """Apply `edit` to the Delta table `shape`; files that hold none of the rows stay as they are, unless they are many and small."""
    files = draft.files(shape.name)
    touched = _touched(db, table, draft.paths(shape.name, files if edit.gone is not None else ()), edit)
    fresh = _parts(db, edit.added)
    doomed = [f for f in files if str(draft.path(shape.name, f)) in touched]
    doomed += _crowd([f for f in files if f not in doomed and (f.part or "") in fresh])
    moved: list[delta.Written] = []
    parts: dict[Path, str] = {}
    queries: dict[Path, exp.Query] = {}
    for part in sorted(fresh | {f.part or "" for f in doomed}):
        old = draft.paths(shape.name, [f for f in doomed if (f.part or "") == part])
        if part in edit.ready and not old:
            moved += edit.ready[part]
            continue
        path = draft.scratch / f"{uuid4().hex}.parquet"
        parts[path] = part
        queries[path] = _part_query(
            db, table, old, edit if part in fresh else Edit(None, edit.removed, edit.gone), part
        )
    rows = pack_each(db, queries, beside)
    written = [delta.Written(path, parts[path] if shape.partition else None, n) for path, n in rows.items()]
    draft.commit(shape, [*moved, *written], doomed)


def _part_query(db: duckdb.DuckDBPyConnection, table: Table, old: list[Path], edit: Edit, part: str) -> exp.Query:
    new = rows_of(edit.added, table).where(exp.column(PART).eq(part)) if edit.added else None
    if not old:
        assert new is not None  # a part is here because it has old files or new rows
        return new
    there = f"there_{part.replace('-', '_')}"
    stored_view(db, there, table, old)
    stay = rows_of(there, table)
    if edit.removed:
        out = exp.select("1").from_(exp.to_table(edit.removed).as_("r"))
        stay = stay.where(exp.Exists(this=out.where(f"r._key = {there}._key", f"r._import = {there}._import")).not_())
    if edit.gone is not None:
        stay = stay.where(exp.column("_import").neq(edit.gone))
    return exp.union(stay, new, distinct=False) if new else stay


def _touched(db: duckdb.DuckDBPyConnection, table: Table, paths: list[Path], edit: Edit) -> set[str]:
    found: set[str] = set()
    if edit.removed:
        found |= _values(db, exp.select(FILE).distinct().from_(edit.removed))
    if edit.gone is not None and paths:
        stored_view(db, "all_rows", table, paths)
        found |= _values(db, exp.select(FILE).distinct().from_("all_rows").where(exp.column("_import").eq(edit.gone)))
    return found


def _parts(db: duckdb.DuckDBPyConnection, added: str | None) -> set[str]:
    return _values(db, exp.select(PART).distinct().from_(added)) if added else set()


def _values(db: duckdb.DuckDBPyConnection, query: exp.Query) -> set[str]:
    return {str(value) for (value,) in db.execute(query.sql("duckdb")).fetchall()}


def _crowd(files: Iterable[delta.DataFile]) -> list[delta.DataFile]:
    """Small files of partitions that have many of them."""
    by_part: dict[str | None, list[delta.DataFile]] = {}
    for file in files:
        if file.rows < SMALL_ROWS:
            by_part.setdefault(file.part, []).append(file)
    return [file for crowd in by_part.values() if len(crowd) >= MANY_SMALL for file in crowd]
