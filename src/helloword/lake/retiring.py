"""Letting go of versions of the lake that are older than they are kept, and of files that no kept version names."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from helloword.lake import delta, manifest
from helloword.lake.manifest import Change

TABLES = ("model/*", "superseded/*", "raw/*", "rejects")
"""Where the lake has its tables, the manifest aside."""

_EVERY = timedelta(days=1)
_MARK = ".retired"


def retire_when_due(lake: Path, now: datetime) -> None:
    """Retire once a day; the caller holds the lake's lock."""
    mark = lake / _MARK
    if not mark.exists() or abs(now.timestamp() - mark.stat().st_mtime) >= _EVERY.total_seconds():
        retire(lake, now)
        mark.touch()


def retire(lake: Path, now: datetime) -> None:
    """Remove what only versions that are no longer kept need; the caller holds the lake's lock."""
    kept = manifest.kept(lake, now)
    for pattern in TABLES:
        for folder in lake.glob(pattern):
            first = _first(kept, str(folder.relative_to(lake)))
            if first is not None:
                delta.forget(folder, first)
    # Readers of the manifest take its newest version; one of yesterday is no longer being read.
    before = delta.version_at(lake / manifest.FOLDER, now - _EVERY)
    if before is not None:
        delta.forget(lake / manifest.FOLDER, before)


def _first(kept: tuple[Change, ...], name: str) -> int | None:
    return next((change.tables[name] for change in kept if name in change.tables), None)
