"""Reading and committing Delta tables: data files are written first and moved in, one commit makes them count."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import cast
from urllib.parse import unquote

import pyarrow as pa
from deltalake import DeltaTable, Schema
from deltalake.exceptions import DeltaError
from deltalake.transaction import AddAction, RemoveAction

from helloword.lake.shapes import Shape
from helloword.storage.place import (
    Place,
    each,
    entries,
    guarded,
    move_in,
    names,
    options,
    remove,
    sizes,
    written,
)

_LOG = "_delta_log"
_COMMIT = re.compile(r"\d+\.json")
_ENTRY = re.compile(r"\d+\.[^#]*(json|parquet)")
_CONFIGURATION = {
    "delta.checkpointInterval": "20",
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 90 days",
    "delta.deletedFileRetentionDuration": "interval 90 days",
}


@dataclass(frozen=True)
class DataFile:
    """A Parquet file of a table; `path` is within the table's folder."""

    path: str
    part: str | None
    rows: int
    size: int


@dataclass(frozen=True)
class Written:
    """A Parquet file, with a name of its own, that is ready to be moved into a table."""

    path: Path
    part: str | None
    rows: int


@dataclass(frozen=True)
class Tip:
    """The newest entry of a table's log when it was looked at."""

    version: int
    written: Hashable

    def is_last(self, folder: Place) -> bool:
        """Whether nothing came after it in the table in `folder`, and it is still the same; cheaper than opening the table."""
        if not isinstance(folder, Path):
            return not is_beyond(folder, self.version)  # each look there is a request
        entry = written(_log(folder, self.version))
        return entry is not None and entry == self.written and not is_beyond(folder, self.version)


def head(folder: Place) -> int:
    """The newest version of the table in `folder`."""
    return _table(folder).version()


def is_table(folder: Place) -> bool:
    """Whether the folder holds a table with at least one version."""
    if isinstance(folder, Path):
        return DeltaTable.is_deltatable(str(folder))
    return next(names(folder / _LOG), None) is not None


def tip(folder: Place) -> tuple[Tip, tuple[DataFile, ...]]:
    """The newest entry of the log of the table in `folder`, and the files it consists of by then."""
    table = _table(folder)
    version = table.version()
    return Tip(version, written(_log(folder, version))), _listed(table)


def is_beyond(folder: Place, version: int) -> bool:
    """Whether the table in `folder` has versions after `version`."""
    return _log(folder, version + 1).exists()


def files(folder: Place, version: int) -> tuple[DataFile, ...]:
    """The files that `version` of the table consists of."""
    return _files(folder, version, written(_log(folder, version)))


def is_whole(folder: Place, version: int) -> bool:
    """Whether all that `version` of the table consists of is still there."""
    try:
        return None not in sizes(folder, [file.path for file in files(folder, version)])
    except (FileNotFoundError, DeltaError):
        return False


def newest_files(folder: Place) -> tuple[DataFile, ...]:
    """The files that the newest version of the table consists of."""
    return _listed(_table(folder))


def restore(folder: Place, version: int) -> int:
    """Make a new version that equals `version` and remove the files that only later ones knew; returns its number."""
    table = _table(folder)
    strays = added_since(folder, version) - {f.path for f in files(folder, version)}
    with guarded(folder):
        table.restore(version)
    remove(folder, strays)
    return table.version()


def version_at(folder: Place, moment: datetime) -> int | None:
    """The newest version that was there at `moment`; None when the table is younger."""
    logs = (entry for entry in entries(folder / _LOG) if _COMMIT.fullmatch(entry.name))
    return max((_number(log.name) for log in logs if log.modified <= moment.timestamp()), default=None)


def log_files(folder: Place, first: int, last: int) -> tuple[str, ...]:
    """The log that every version from `first` to `last` can be read from, by name within the table's folder."""
    there = list(names(folder / _LOG))
    begin = _checkpoint_for(there, first)
    return tuple(
        sorted(f"{_LOG}/{name}" for name in there if _ENTRY.fullmatch(name) and begin <= _number(name) <= last)
    )


def forget(folder: Place, version: int, held: Collection[int] = ()) -> None:
    """Remove the files and the log of what was before `version`, but for versions `held`, and what killed processes left.

    No reader may need it. The log stays as far back as the oldest version held, because it is small.
    """
    named = {f.path for kept in (version, *held) for f in files(folder, kept)} | added_since(folder, version)
    data = [name for name in names(folder) if name.endswith(".parquet") and not name.startswith(_LOG)]
    remove(folder, (name for name in data if name not in named))
    _forget_log(folder / _LOG, min((version, *held)))


def _forget_log(log: Place, version: int) -> None:
    """A version is read from the last checkpoint up to it and the commits after that."""
    there = list(names(log))
    needed = _checkpoint_for(there, version)
    old = (name for name in there if name.split(".")[0].isdigit() and _number(name) < needed)
    remove(log, {*old, *(name for name in there if "#" in name or name.endswith(".tmp"))})


def _checkpoint_for(log: Iterable[str], version: int) -> int:
    checkpoints = [_number(name) for name in log if name.endswith(".checkpoint.parquet") and name[0].isdigit()]
    return max((c for c in checkpoints if c <= version), default=0)


def _number(name: str) -> int:
    return int(name.split(".")[0])


def added_since(folder: Place, version: int) -> set[str]:
    """The files that any version after `version` took in."""
    found: set[str] = set()
    while (entry := _entry(folder, version := version + 1)) is not None:
        actions = (json.loads(line) for line in entry.splitlines() if line.strip())
        found |= {unquote(action["add"]["path"]) for action in actions if "add" in action}
    return found


def _entry(folder: Place, version: int) -> bytes | None:
    try:
        return _log(folder, version).read_bytes()
    except FileNotFoundError:
        return None


def commit(folder: Place, shape: Shape, added: Sequence[Written], removed: Sequence[DataFile]) -> int:
    """One new version with the files `added` (moved in) and without those `removed`; returns its number."""
    table = _opened(folder, shape)
    actions: list[AddAction | RemoveAction] = [*each(folder, lambda file: _add(folder, shape, file), added)]
    actions += [_remove(shape, file) for file in removed]
    with guarded(folder):
        table.create_write_transaction(actions, "append", table.schema(), [shape.partition] if shape.partition else [])
    return head(folder)


def _table(folder: Place, version: int | None = None) -> DeltaTable:
    with guarded(folder):
        return DeltaTable(str(folder), version, options(folder))


def _log(folder: Place, version: int) -> Place:
    return folder / _LOG / f"{version:020d}.json"


@lru_cache(maxsize=512)
def _files(folder: Place, version: int, written: Hashable) -> tuple[DataFile, ...]:
    if written is None:
        raise FileNotFoundError(str(_log(folder, version)))
    return _listed(_table(folder, version))


def _listed(table: DeltaTable) -> tuple[DataFile, ...]:
    partition = next(iter(table.metadata().partition_columns), None)
    actions = pa.table(table.get_add_actions(flatten=True)).to_pylist()
    return tuple(sorted((_data_file(action, partition) for action in actions), key=lambda f: f.path))


def _data_file(action: dict[str, object], partition: str | None) -> DataFile:
    part = action[f"partition.{partition}"] if partition else None
    rows, size = cast(int, action["num_records"]), cast(int, action["size_bytes"])
    return DataFile(cast(str, action["path"]), None if part is None else str(part), rows, size)


def _opened(folder: Place, shape: Shape) -> DeltaTable:
    if not is_table(folder):
        return _created(folder, shape)
    table = _table(folder)
    known = {field.name for field in table.schema().fields}
    missing = pa.schema([field for field in shape.schema if field.name not in known])
    if missing.names:
        with guarded(folder):
            table.alter.add_columns(Schema.from_arrow(missing).fields)
    return table


def _created(folder: Place, shape: Shape) -> DeltaTable:
    if isinstance(folder, Path):
        folder.mkdir(parents=True, exist_ok=True)
    with guarded(folder):
        return DeltaTable.create(
            str(folder), shape.schema, partition_by=shape.partition, configuration=_CONFIGURATION,
            storage_options=options(folder),
        )  # fmt: skip


def _add(folder: Place, shape: Shape, written: Written) -> AddAction:
    inside = f"{shape.partition}={written.part}/" if shape.partition else ""
    path = f"{inside}{written.path.name}"
    return AddAction(
        path=path,
        size=move_in(written.path, folder / path),
        partition_values={shape.partition: written.part} if shape.partition else {},
        modification_time=_now(),
        data_change=True,
        stats=json.dumps({"numRecords": written.rows}),
    )


def _remove(shape: Shape, file: DataFile) -> RemoveAction:
    values = {shape.partition: file.part} if shape.partition else {}
    return RemoveAction(file.path, True, _now(), file.size, values)


def _now() -> int:
    return int(time.time() * 1000)
