"""Letting go of versions of the lake that are older than they are kept, and of files that no kept version names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from helloword.lake import delta, holding, manifest
from helloword.lake.manifest import Change
from helloword.storage.place import Place, each, folders
from helloword.workspace import Workspace

TABLES = ("model/*", "superseded/*", "raw/*", "rejects")
"""Where the lake has its tables, the manifest aside."""

_EVERY = timedelta(days=1)
_MARK = ".retired"


def retire_when_due(workspace: Workspace, now: datetime) -> None:
    """Retire once a day; the caller holds the lake's lock."""
    mark = workspace.lake_folder / _MARK
    if not mark.exists() or abs(now.timestamp() - mark.stat().st_mtime) >= _EVERY.total_seconds():
        retire(workspace.lake, now, holding.held(workspace.state))
        mark.touch()


def retire(lake: Place, now: datetime, held: Collection[int]) -> None:
    """Remove what only versions that are neither kept nor `held` need; the caller holds the lake's lock."""
    in_time = manifest.kept(lake, now)
    frozen = [change for change in manifest.kept(lake, now, held) if change not in in_time]

    def forget(name: str) -> None:
        first = _first(in_time, name)
        if first is not None:
            delta.forget(lake / name, first, {change.tables[name] for change in frozen if name in change.tables})

    for pattern in TABLES:
        list(each(lake, forget, folders(lake, pattern)))
    # Readers of the manifest take its newest version; one of yesterday is no longer being read.
    before = delta.version_at(lake / manifest.FOLDER, now - _EVERY)
    if before is not None:
        delta.forget(lake / manifest.FOLDER, before)


def _first(kept: tuple[Change, ...], name: str) -> int | None:
    return next((change.tables[name] for change in kept if name in change.tables), None)
