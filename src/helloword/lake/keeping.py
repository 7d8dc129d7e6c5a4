"""Keeping what a file brought: its raw rows, its rejects and its rows in every model table, in one change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
from sqlglot import exp

from helloword.connectors.kind import Kind
from helloword.connectors.staging import Conformed
from helloword.lake.delta import Written
from helloword.lake.draft import Draft
from helloword.lake.merging import CHANGED, NEW, merge
from helloword.lake.reach import Loaded
from helloword.lake.shapes import REJECTS, Shape, raw_shape
from helloword.lake.views import write
from helloword.model import TABLES


@dataclass(frozen=True)
class Outcome:
    """What came of a file's rows; a row that became rows of several tables counts once, by the most it did."""

    new: int
    changed: int
    unchanged: int
    loaded: tuple[Loaded, ...]


def keep_source(
    draft: Draft, kind: Kind, landed: Sequence[Path], conformed: Conformed, malformed: Path | None, import_id: int
) -> None:
    """Keep the rows as they came, whose files become the lake's, and the cells that could not be read."""
    counted = ((path, pq.read_metadata(path).num_rows) for path in landed)
    draft.commit(raw_shape(kind), [Written(path, str(import_id), rows) for path, rows in counted if rows])
    rejected = _reject_columns(landed=True)
    written = _copied(draft, exp.select(*rejected), conformed.rejects, import_id)
    if malformed is not None:
        written += _copied(draft, exp.select(*_reject_columns(landed=False)), [malformed], import_id)
    draft.commit(REJECTS, written)


def keep_rows(draft: Draft, conformed: Conformed, import_id: int) -> Outcome:
    """Merge the rows into every model table they belong to."""
    loaded: list[Loaded] = []
    ranks: list[Path] = []
    for name in sorted(conformed.tables):
        merged = merge(draft, TABLES[name], conformed, import_id)
        loaded.extend(merged.loaded)
        if merged.ranks:
            ranks.append(merged.ranks)
    counts = _counted(draft, ranks)
    good = conformed.rows_read - conformed.rejected_rows
    new, changed = counts[NEW], counts[CHANGED]
    return Outcome(new, changed, max(good - new - changed, 0), tuple(loaded))


def forget_source(draft: Draft, shape: Shape, import_id: int) -> None:
    """Take the raw rows or the rejects of an import out of their table."""
    gone = [file for file in draft.files(shape.name) if file.part == str(import_id)]
    draft.commit(shape, [], gone)


def _reject_columns(*, landed: bool) -> list[exp.Expr]:
    names: list[exp.Expr] = [exp.column(name, quoted=True) for name in ("_row", "column", "value", "code")]
    return [*names, exp.alias_(exp.convert(landed), "landed")]


def _copied(draft: Draft, query: exp.Select, paths: Sequence[Path], import_id: int) -> list[Written]:
    if not paths:
        return []
    with draft.duck.step() as db:
        written = write(db, query.from_(_parquet(paths)), draft.scratch, str(import_id))
    return [written] if written else []


def _counted(draft: Draft, ranks: Sequence[Path]) -> Counter[int]:
    if not ranks:
        return Counter()
    per_row = (
        exp.select("_row", exp.alias_(exp.func("max", exp.column("rank")), "rank"))
        .from_(_parquet(ranks))
        .group_by("_row")
    )
    query = exp.select("rank", "count(*)").from_(per_row.subquery("r")).group_by("rank")
    with draft.duck.step() as db:
        return Counter(dict(db.execute(query.sql("duckdb")).fetchall()))


def _parquet(paths: Sequence[Path]) -> exp.Expr:
    names = exp.array(*(exp.Literal.string(str(path)) for path in paths))
    return exp.Table(this=exp.ReadParquet(expressions=[names]))
