"""The manifest: one row per change of the lake, written last, naming the version of every table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from helloword.errors import InputError
from helloword.lake import delta
from helloword.lake.shapes import Shape
from helloword.storage.place import Place, at_hand

FOLDER = "manifest"
KEPT = timedelta(days=90)
"""How long a version can be read after the next one took its place."""

_FILES_BEFORE_COMPACTION = 32
_MOST_LAKES = 16
_COLUMNS: dict[str, pa.DataType] = {
    "version": pa.int64(),
    "at": pa.timestamp("us", tz="UTC"),
    "what": pa.string(),
    "import_id": pa.int64(),
    "tables": pa.map_(pa.string(), pa.int64()),
    "detail": pa.string(),
}
_SCHEMA = pa.schema(_COLUMNS)
_SHAPE = Shape(FOLDER, _SCHEMA)


@dataclass(frozen=True)
class Change:
    """One row of the manifest.

    Attributes:
        what: "import", "undo" or "rebuild".
        tables: the version of every Delta table after this change, by its folder's name.
        detail: JSON that `record` reads and writes.
    """

    version: int
    at: datetime
    what: str
    import_id: int | None
    tables: dict[str, int]
    detail: str


_newest: dict[Place, tuple[delta.Tip, Change | None]] = {}


def newest(lake: Place) -> Change | None:
    """The state of the lake now; None before the first import. Read again only once its log went on."""
    folder = lake / FOLDER
    kept = _newest.get(folder)
    if kept is not None and kept[0].is_last(folder):
        return kept[1]
    if not delta.is_table(folder):
        return None
    tip, found = delta.tip(folder)
    files = sorted(found, key=_newest_in)
    change = _read(lake, files[-1:])[-1] if files else None
    if len(_newest) >= _MOST_LAKES:
        _newest.clear()
    _newest[folder] = (tip, change)
    return change


def at_version(lake: Place, version: int, now: datetime, held: Collection[int] = ()) -> Change:
    """The state of the lake as of `version`; raises InputError when there was none or it is kept no longer."""
    readable = kept(lake, now, held)
    for change in readable:
        if change.version == version:
            return change
    oldest = next((change for change in readable if change.version not in held), None)
    if oldest and 0 < version < oldest.version:
        raise InputError(
            f"Version {version} of the lake is no longer kept: a version can be read for {KEPT.days} days after the "
            f"next one took its place. The oldest one that can be read is {oldest.version}.",
            code="version_gone",
        )
    raise _unknown(version, newest(lake))


def kept(lake: Place, now: datetime, held: Collection[int] = ()) -> tuple[Change, ...]:
    """The changes whose versions can still be read: the first that was in force within that time, all after it, and those held before."""
    changes = since(lake, 0)
    in_time = (place for place, after in enumerate(changes[1:]) if after.at >= now - KEPT)
    first = next(in_time, len(changes) - 1)
    before = (change for change in changes[: max(first, 0)] if change.version in held and _is_whole(lake, change))
    return (*before, *changes[first:])


def _is_whole(lake: Place, change: Change) -> bool:
    """A version may have been let go before anybody held it."""
    return all(delta.is_whole(lake / name, version) for name, version in change.tables.items())


def _unknown(version: int, last: Change | None) -> InputError:
    known = (
        f"Versions go from 0 to {last.version}." if last else "Only version 0 exists: nothing has been imported yet."
    )
    return InputError(f"The lake has no version {version}. {known}", code="unknown_version")


def since(lake: Place, version: int) -> tuple[Change, ...]:
    """Every change after `version`, in order."""
    files = _files(lake)
    # A file's name starts with its newest version, so that later changes are found without opening earlier files.
    return tuple(
        change for change in _read(lake, [f for f in files if _newest_in(f) > version]) if change.version > version
    )


def write(lake: Place, changes: Sequence[Change], scratch: Path) -> None:
    """Make the manifest of a new lake."""
    path = scratch / f"{changes[-1].version:012d}-{uuid4().hex}.parquet"
    pq.write_table(_table(changes), path, compression="zstd")
    delta.commit(lake / FOLDER, _SHAPE, [delta.Written(path, None, len(changes))], [])


def append(lake: Place, change: Change, scratch: Path) -> None:
    """Make `change` count; the caller holds the lake's lock."""
    files = _files(lake)
    compact = len(files) >= _FILES_BEFORE_COMPACTION
    rows = [*_read(lake, files), change] if compact else [change]
    path = scratch / f"{change.version:012d}-{uuid4().hex}.parquet"
    pq.write_table(_table(rows), path, compression="zstd")
    delta.commit(lake / FOLDER, _SHAPE, [delta.Written(path, None, len(rows))], files if compact else [])


def _files(lake: Place) -> list[delta.DataFile]:
    folder = lake / FOLDER
    return sorted(delta.newest_files(folder), key=_newest_in) if delta.is_table(folder) else []


def _newest_in(file: delta.DataFile) -> int:
    return int(file.path.split("-")[0])


def _read(lake: Place, files: list[delta.DataFile]) -> list[Change]:
    paths = at_hand([lake / FOLDER / file.path for file in files])
    # As a file, not as a data set: the code for those is slow to load.
    rows = [row for path in paths for row in pq.ParquetFile(path).read().to_pylist()]
    return sorted(
        (Change(r["version"], r["at"], r["what"], r["import_id"], dict(r["tables"]), r["detail"]) for r in rows),
        key=lambda change: change.version,
    )


def _table(changes: Sequence[Change]) -> pa.Table:
    rows = [{**vars(change), "tables": list(change.tables.items())} for change in changes]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)
