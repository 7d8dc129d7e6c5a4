"""One version of the lake, as readers see it: which files hold each table's rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from helloword.lake import delta, manifest
from helloword.lake.holding import held
from helloword.lake.manifest import Change
from helloword.lake.record import Record
from helloword.lake.shapes import schema
from helloword.model import TABLES
from helloword.storage.place import Place, each
from helloword.workspace import Workspace

__all__ = ["Snapshot", "schema", "snapshot", "version_now"]


@dataclass(frozen=True)
class Snapshot:
    """A version of the lake.

    Attributes:
        version: 0 before the first import.
        at: when it came to be; None for version 0.
        tables: Parquet files of every model table that has rows.
        rows: how many each of them has.
        record: what the manifest says of the change that made it; None for version 0.
    """

    version: int
    at: datetime | None
    tables: dict[str, tuple[str, ...]]
    rows: dict[str, int]
    record: Record | None


def snapshot(workspace: Workspace, version: int | None = None, *, now: datetime | None = None) -> Snapshot:
    """The newest version, or an earlier one; raises InputError when there was none or, by `now`, it is kept no longer.

    Never waits for writers.
    """
    if version == 0:
        return Snapshot(0, None, {}, {}, None)
    change = _change(workspace, version, now or datetime.now(UTC))
    if change is None:
        return Snapshot(0, None, {}, {}, None)
    found = _files(workspace.lake, tuple(change.tables.items()), change.at)
    tables, rows = {t: paths for t, paths, _ in found}, {t: count for t, _, count in found}
    return Snapshot(change.version, change.at, tables, rows, Record.read(change.detail))


def version_now(workspace: Workspace) -> int:
    """The newest version, without what it consists of."""
    last = manifest.newest(workspace.lake)
    return last.version if last else 0


def _change(workspace: Workspace, version: int | None, now: datetime) -> Change | None:
    if version is None:
        return manifest.newest(workspace.lake)
    return manifest.at_version(workspace.lake, version, now, held(workspace.state))


@lru_cache(maxsize=32)
def _files(
    lake: Place, versions: tuple[tuple[str, int], ...], at: datetime
) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Of each model table with rows its files and how many; what a change of that moment made stays as it is."""
    known = dict(versions)
    there = [table for table in TABLES if f"model/{table}" in known]

    def of(table: str) -> tuple[str, tuple[str, ...], int]:
        folder = lake / f"model/{table}"
        files = delta.files(folder, known[f"model/{table}"])
        return table, tuple(str(folder / file.path) for file in files), sum(file.rows for file in files)

    return tuple(found for found in each(lake, of, there) if found[1])
