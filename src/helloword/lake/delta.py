"""Reading and committing Delta tables: data files are written first and moved in, one commit makes them count."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Hashable, Sequence
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

from helloword.files import written
from helloword.lake.shapes import Shape

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

    def is_last(self, folder: Path) -> bool:
        """Whether nothing came after it in the table in `folder`, and it is still the same; cheaper than opening the table."""
        entry = written(_log(folder, self.version))
        return entry is not None and entry == self.written and not is_beyond(folder, self.version)


def head(folder: Path) -> int:
    """The newest version of the table in `folder`."""
    return DeltaTable(folder).version()


def is_table(folder: Path) -> bool:
    """Whether the folder holds a table with at least one version."""
    return DeltaTable.is_deltatable(str(folder))


def tip(folder: Path) -> Tip:
    """The newest entry of the log of the table in `folder`."""
    version = head(folder)
    return Tip(version, written(_log(folder, version)))


def is_beyond(folder: Path, version: int) -> bool:
    """Whether the table in `folder` has versions after `version`."""
    return _log(folder, version + 1).exists()


def files(folder: Path, version: int) -> tuple[DataFile, ...]:
    """The files that `version` of the table consists of."""
    return _files(folder, version, _log(folder, version).stat().st_mtime_ns)


def is_whole(folder: Path, version: int) -> bool:
    """Whether all that `version` of the table consists of is still there."""
    try:
        return all((folder / file.path).exists() for file in files(folder, version))
    except (FileNotFoundError, DeltaError):
        return False


def newest_files(folder: Path) -> tuple[DataFile, ...]:
    """The files that the newest version of the table consists of."""
    return _listed(DeltaTable(folder))


def restore(folder: Path, version: int) -> int:
    """Make a new version that equals `version` and remove the files that only later ones knew; returns its number."""
    table = DeltaTable(folder)
    strays = added_since(folder, version) - {f.path for f in files(folder, version)}
    table.restore(version)
    for stray in strays:
        (folder / stray).unlink(missing_ok=True)
    return table.version()


def version_at(folder: Path, moment: datetime) -> int | None:
    """The newest version that was there at `moment`; None when the table is younger."""
    logs = (path for path in (folder / "_delta_log").glob("*.json") if path.stem.isdigit())
    return max((int(log.stem) for log in logs if log.stat().st_mtime <= moment.timestamp()), default=None)


def log_files(folder: Path, first: int, last: int) -> tuple[str, ...]:
    """The log that every version from `first` to `last` can be read from, by name within the table's folder."""
    log = folder / "_delta_log"
    begin = _checkpoint_for(log, first)
    numbered = ((path.name.split(".")[0], path) for path in log.iterdir() if path.suffix in (".json", ".parquet"))
    found = (path for number, path in numbered if number.isdigit() and begin <= int(number) <= last)
    return tuple(sorted(f"{log.name}/{path.name}" for path in found if "#" not in path.name))


def forget(folder: Path, version: int, held: Collection[int] = ()) -> None:
    """Remove the files and the log of what was before `version`, but for versions `held`, and what killed processes left.

    No reader may need it. The log stays as far back as the oldest version held, because it is small.
    """
    named = {f.path for kept in (version, *held) for f in files(folder, kept)} | added_since(folder, version)
    for path in list(folder.rglob("*.parquet")):
        name = str(path.relative_to(folder))
        if not name.startswith("_delta_log") and name not in named:
            path.unlink()
            if path.parent != folder and not any(path.parent.iterdir()):
                path.parent.rmdir()
    _forget_log(folder / "_delta_log", min((version, *held)))


def _forget_log(log: Path, version: int) -> None:
    """A version is read from the last checkpoint up to it and the commits after that."""
    needed = _checkpoint_for(log, version)
    for path in log.iterdir():
        number = path.name.split(".")[0]
        if "#" in path.name or path.name.endswith(".tmp") or (number.isdigit() and int(number) < needed):
            path.unlink()


def _checkpoint_for(log: Path, version: int) -> int:
    checkpoints = [int(path.name.split(".")[0]) for path in log.glob("*.checkpoint.parquet")]
    return max((c for c in checkpoints if c <= version), default=0)


def added_since(folder: Path, version: int) -> set[str]:
    """The files that any version after `version` took in."""
    found: set[str] = set()
    while (log := _log(folder, version := version + 1)).exists():
        actions = (json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if line.strip())
        found |= {unquote(action["add"]["path"]) for action in actions if "add" in action}
    return found


def commit(folder: Path, shape: Shape, added: Sequence[Written], removed: Sequence[DataFile]) -> int:
    """One new version with the files `added` (moved in) and without those `removed`; returns its number."""
    table = _opened(folder, shape)
    actions: list[AddAction | RemoveAction] = [_add(folder, shape, written) for written in added]
    actions += [_remove(shape, file) for file in removed]
    table.create_write_transaction(actions, "append", table.schema(), [shape.partition] if shape.partition else [])
    return head(folder)


def _log(folder: Path, version: int) -> Path:
    return folder / "_delta_log" / f"{version:020d}.json"


@lru_cache(maxsize=512)
def _files(folder: Path, version: int, written: int) -> tuple[DataFile, ...]:
    return _listed(DeltaTable(folder, version=version))


def _listed(table: DeltaTable) -> tuple[DataFile, ...]:
    partition = next(iter(table.metadata().partition_columns), None)
    actions = pa.table(table.get_add_actions(flatten=True)).to_pylist()
    return tuple(sorted((_data_file(action, partition) for action in actions), key=lambda f: f.path))


def _data_file(action: dict[str, object], partition: str | None) -> DataFile:
    part = action[f"partition.{partition}"] if partition else None
    rows, size = cast(int, action["num_records"]), cast(int, action["size_bytes"])
    return DataFile(cast(str, action["path"]), None if part is None else str(part), rows, size)


def _opened(folder: Path, shape: Shape) -> DeltaTable:
    if not is_table(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return DeltaTable.create(folder, shape.schema, partition_by=shape.partition, configuration=_CONFIGURATION)
    table = DeltaTable(folder)
    known = {field.name for field in table.schema().fields}
    missing = pa.schema([field for field in shape.schema if field.name not in known])
    if missing.names:
        table.alter.add_columns(Schema.from_arrow(missing).fields)
    return table


def _add(folder: Path, shape: Shape, written: Written) -> AddAction:
    inside = f"{shape.partition}={written.part}/" if shape.partition else ""
    path = f"{inside}{written.path.name}"
    (folder / inside).mkdir(exist_ok=True)
    written.path.rename(folder / path)
    return AddAction(
        path=path,
        size=(folder / path).stat().st_size,
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
