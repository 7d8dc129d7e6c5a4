"""Up to which day each table of each store is known, and when it was last imported."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from helloword.lake import manifest
from helloword.lake.copied import copied_up_to
from helloword.lake.manifest import Change
from helloword.lake.reach import Loaded
from helloword.lake.record import Record, loads_from
from helloword.lake.snapshot import Snapshot
from helloword.workspace import Workspace

_DONE = "SELECT loaded, finished_at FROM imports WHERE status = 'done' AND finished_at IS NOT NULL ORDER BY id"


@dataclass(frozen=True)
class Freshness:
    """One source.

    Attributes:
        store: None for tables of the company.
        complete_through: the last day that its rows prove; None for tables without days.
        last_import_at: when a file last brought rows of it.
    """

    table: str
    store: str | None
    complete_through: date | None
    last_import_at: datetime | None


def freshness(workspace: Workspace, taken: Snapshot) -> tuple[Freshness, ...]:
    """Every source that is seen and has rows in a version of the lake, by table and store."""
    if taken.record is None:
        return ()
    imported = _last_imports(workspace, taken.version)
    sources = {(t, s): day for t, days in taken.record.reach.items() if t in taken.tables for s, day in days.items()}
    known = sorted({*sources, *(key for key in imported if key[0] in taken.tables)})
    seen = {s.id for s in workspace.stores() if workspace.scope.keeps_some(s.id, s.region)}
    return tuple(
        Freshness(t, s or None, sources.get((t, s)), imported.get((t, s))) for t, s in known if not s or s in seen
    )


def furthest_imports(workspace: Workspace, version: int, table: str) -> dict[str, datetime]:
    """When a file last brought the furthest day of a table, by store, in a version of the lake."""
    found: dict[str, tuple[date, datetime]] = {}
    for load, at in _loads(workspace, version):
        if load.table == table and load.last and (load.store not in found or load.last >= found[load.store][0]):
            found[load.store] = load.last, at
    return {store: at for store, (_, at) in found.items()}


def _last_imports(workspace: Workspace, version: int) -> dict[tuple[str, str], datetime]:
    return {(load.table, load.store): at for load, at in _loads(workspace, version)}


def _loads(workspace: Workspace, version: int) -> Iterator[tuple[Loaded, datetime]]:
    """What imports brought that hold in a version, and when, in their order."""
    last = manifest.newest(workspace.lake)
    if last is not None and last.version == version:
        return _loads_now(workspace, version)
    return _loads_then([change for change in manifest.since(workspace.lake, 0) if change.version <= version])


def _loads_now(workspace: Workspace, version: int) -> Iterator[tuple[Loaded, datetime]]:
    if copied_up_to(workspace.state) < version:
        from helloword.lake.records import catch_up  # seldom needed, and slow to load

        catch_up(workspace)
    rows = cast("list[tuple[str, str]]", workspace.state.rows(_DONE))
    return ((load, datetime.fromisoformat(at)) for text, at in rows for load in loads_from(json.loads(text)))


def _loads_then(changes: Sequence[Change]) -> Iterator[tuple[Loaded, datetime]]:
    """The list of imports knows an import that was taken back since as undone; the changes up to then do not."""
    details = [(change.at, Record.read(change.detail)) for change in changes]
    undone = {record.undone for _, record in details}
    kept = [(at, record.kept) for at, record in details if record.kept and record.kept.id not in undone]
    return ((load, at) for at, done in kept for load in done.loaded)
