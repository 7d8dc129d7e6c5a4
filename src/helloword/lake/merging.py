"""Merging an import's rows into a table: which are new, which replace others, which lose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from sqlglot import exp, parse_one

from helloword.connectors.staging import Conformed
from helloword.lake.delta import Written
from helloword.lake.draft import Draft
from helloword.lake.reach import Days, Loaded, last_days, loaded, reach_after
from helloword.lake.rewriting import Edit, rewrite
from helloword.lake.shapes import model_shape, superseded_shape
from helloword.lake.views import stored_view, write
from helloword.model import Table

# Two steps, because the files that hold any of the keys are few and only those need be read in full.
_FILES_WITH_KEYS = "SELECT DISTINCT _file FROM current_rows WHERE _hash IN (SELECT _hash FROM staged)"

# The later update wins where both sides give one, else the later import. A row that says the same as the one there but
# was updated later takes its place too, because a third row may lie between the two.
_MATCH = """
CREATE TABLE matched AS
SELECT c._key, c._import, c._file, s._row, s._part AS staged_part,
  CASE WHEN s._content = c._content AND s._updated_at IS NOT DISTINCT FROM c._updated_at THEN 'same'
       WHEN s._updated_at < c._updated_at THEN 'older'
       WHEN s._content = c._content THEN 'refreshed'
       ELSE 'changed' END AS verdict
FROM staged AS s JOIN held AS c ON s._hash = c._hash AND s._key = c._key
"""
_VIEWS = """
CREATE VIEW losing AS SELECT * FROM matched WHERE verdict IN ('same', 'older');
CREATE VIEW replaced AS SELECT * FROM matched WHERE verdict IN ('refreshed', 'changed');
CREATE VIEW winners AS SELECT * FROM staged AS s
  WHERE NOT EXISTS (SELECT 1 FROM losing AS m WHERE m._key = s._key AND m.staged_part = s._part);
CREATE VIEW taken AS SELECT * FROM held AS c WHERE EXISTS (SELECT 1 FROM replaced AS m WHERE m._key = c._key);
CREATE VIEW put_aside AS
  SELECT * FROM staged AS s WHERE EXISTS (SELECT 1 FROM losing AS m WHERE m._key = s._key AND m.staged_part = s._part)
  UNION ALL
  SELECT * FROM taken;
"""
NEW, CHANGED, UNCHANGED = 3, 2, 1
_RANKS = """
SELECT _row, max(rank) AS rank FROM (
  SELECT _row, CASE verdict WHEN 'changed' THEN 2 ELSE 1 END AS rank FROM matched
  UNION ALL
  SELECT _row, 3 FROM staged AS s WHERE NOT EXISTS (SELECT 1 FROM matched AS m WHERE m._key = s._key)
) GROUP BY _row
"""


@dataclass(frozen=True)
class Merged:
    """What came of an import's rows in one table; `ranks` holds `_row` and NEW, CHANGED or UNCHANGED."""

    loaded: tuple[Loaded, ...]
    ranks: Path | None


def merge(draft: Draft, table: Table, conformed: Conformed, import_id: int) -> Merged:
    """Keep the rows of a file that belong to `table` as rows of the import `import_id`."""
    shape, aside = model_shape(table), superseded_shape(table)
    with draft.duck.step() as db:
        _classify(db, draft, table, conformed.tables[table.name], import_id)
        ready = _ready(db, table, conformed.tables[table.name]) if import_id == conformed.import_id else {}
        brought = loaded(db, table, "staged")
        ranks = write(db, parse_one(_RANKS, into=exp.Select, dialect="duckdb"), draft.scratch)
        after = reach_after(draft.reach_of(table.name), last_days(db, table, "winners"), last_days(db, table, "taken"))
        # Files that are ready are moved out of the folder they are read from, so theirs is the last step.
        rewrite(draft, db, table, aside, Edit(added="put_aside"))
        rewrite(draft, db, table, shape, Edit(added="winners", removed="replaced", ready=ready))
        draft.reach[table.name] = reach_now(draft, db, table) if after is None else after
        return Merged(brought, ranks.path if ranks else None)


def _ready(db: duckdb.DuckDBPyConnection, table: Table, paths: Sequence[Path]) -> dict[str, list[Written]]:
    """The files of each part of which every row wins."""
    contested = {str(part) for (part,) in db.execute("SELECT DISTINCT staged_part FROM losing").fetchall()}
    ready: dict[str, list[Written]] = {}
    for path in paths:
        part = path.parent.name.partition("=")[2] if table.partition else ""
        if part not in contested:
            written = Written(path, part if table.partition else None, pq.read_metadata(path).num_rows)
            ready.setdefault(part, []).append(written)
    return ready


def reach_now(draft: Draft, db: duckdb.DuckDBPyConnection, table: Table) -> Days:
    """Last days by a look at all rows."""
    stored_view(db, "rows_now", table, draft.paths(model_shape(table).name))
    return last_days(db, table, "rows_now")


def _classify(
    db: duckdb.DuckDBPyConnection, draft: Draft, table: Table, staged: Sequence[Path], import_id: int
) -> None:
    stored_view(db, "staged", table, staged, import_id)
    stored_view(db, "current_rows", table, draft.paths(model_shape(table).name))
    files = [Path(file) for (file,) in db.execute(_FILES_WITH_KEYS).fetchall()]
    stored_view(db, "held", table, files)
    db.execute(_MATCH)
    db.execute(_VIEWS)
