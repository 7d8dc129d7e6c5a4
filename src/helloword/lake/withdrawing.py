"""Taking an import's rows out of a table, and bringing back those of other imports that they stood in for."""

from __future__ import annotations

from pathlib import Path

import duckdb

from helloword.lake.draft import Draft
from helloword.lake.merging import reach_now
from helloword.lake.rewriting import Edit, rewrite
from helloword.lake.shapes import model_shape, superseded_shape
from helloword.lake.views import stored_view
from helloword.model import Table

# Keys that the import held or lost, and for which a row of another import was put aside: only these can change hands.
_CONTESTED = """
CREATE TABLE contested AS
SELECT DISTINCT _key, _hash FROM aside_rows
WHERE _import <> getvariable('gone') AND _hash IN (
  SELECT _hash FROM current_rows WHERE _import = getvariable('gone')
  UNION ALL
  SELECT _hash FROM aside_rows WHERE _import = getvariable('gone'))
"""
_FILES_WITH_KEYS = """
SELECT DISTINCT _file, TRUE FROM current_rows WHERE _hash IN (SELECT _hash FROM contested)
UNION ALL
SELECT DISTINCT _file, FALSE FROM aside_rows WHERE _hash IN (SELECT _hash FROM contested)
"""

# Imports meet in the order of their ids; a row wins against the one there unless both say when they were updated and
# it is the earlier. So a row without that replaces all before it, and after the last such row the latest update wins.
# Where several imports say the same as the winner and nothing else came to count between them, the first of them stays.
_WINNERS = """
CREATE TABLE versions AS
SELECT v._key, v._import, v._updated_at, v._content, v._file, v.here,
  max(v._import) FILTER (WHERE v._updated_at IS NULL) OVER (PARTITION BY v._key) AS last_bare
FROM (
  SELECT _key, _hash, _import, _updated_at, _content, _file, TRUE AS here FROM held
  UNION ALL
  SELECT _key, _hash, _import, _updated_at, _content, _file, FALSE FROM waiting
) AS v JOIN contested AS k ON v._hash = k._hash AND v._key = k._key
WHERE v._import <> getvariable('gone');

CREATE TABLE best AS
SELECT * FROM versions WHERE last_bare IS NULL OR _import >= last_bare
QUALIFY row_number() OVER (PARTITION BY _key ORDER BY _updated_at DESC NULLS LAST, _import DESC) = 1;

CREATE TABLE compared AS
SELECT v.*, v._content = b._content AND v._updated_at IS NOT DISTINCT FROM b._updated_at AS alike,
  v._updated_at IS NULL OR b._updated_at IS NULL OR v._updated_at >= b._updated_at AS could_win
FROM versions AS v JOIN best AS b ON v._key = b._key AND v._import <= b._import;

CREATE TABLE staying AS
SELECT _key, min(_import) AS _import FROM (
  SELECT *, coalesce(max(_import) FILTER (WHERE could_win AND NOT alike) OVER (PARTITION BY _key), -1) AS last_other
  FROM compared
) AS c WHERE alike AND _import > last_other GROUP BY _key;

CREATE TABLE promoted AS
SELECT v._key, v._import, v._file FROM versions AS v JOIN staying AS s ON v._key = s._key AND v._import = s._import
WHERE NOT v.here;

CREATE TABLE demoted AS
SELECT v._key, v._import, v._file FROM versions AS v
WHERE v.here AND EXISTS (SELECT 1 FROM promoted AS p WHERE p._key = v._key);

CREATE VIEW coming AS SELECT * FROM waiting AS a
  WHERE EXISTS (SELECT 1 FROM promoted AS p WHERE p._key = a._key AND p._import = a._import);
CREATE VIEW going AS SELECT * FROM held AS c
  WHERE EXISTS (SELECT 1 FROM demoted AS d WHERE d._key = c._key AND d._import = c._import)
"""


def withdraw(draft: Draft, table: Table, import_id: int) -> None:
    """Leave `table` as if the import `import_id` had never been."""
    shape, aside = model_shape(table), superseded_shape(table)
    with draft.duck.step() as db:
        _decide(db, draft, table, import_id)
        rewrite(draft, db, table, shape, Edit(added="coming", removed="demoted", gone=import_id))
        rewrite(draft, db, table, aside, Edit(added="going", removed="promoted", gone=import_id))
        draft.reach[table.name] = reach_now(draft, db, table)


def _decide(db: duckdb.DuckDBPyConnection, draft: Draft, table: Table, import_id: int) -> None:
    db.execute("SET VARIABLE gone = $1", [import_id])
    stored_view(db, "current_rows", table, draft.paths(model_shape(table).name))
    stored_view(db, "aside_rows", table, draft.paths(superseded_shape(table).name))
    db.execute(_CONTESTED)
    found = db.execute(_FILES_WITH_KEYS).fetchall()
    stored_view(db, "held", table, [Path(file) for file, here in found if here])
    stored_view(db, "waiting", table, [Path(file) for file, here in found if not here])
    db.execute(_WINNERS)
