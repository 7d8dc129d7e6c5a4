"""Checks of the lake's files against its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.lake import delta, manifest
from helloword.lake.importing import list_imports


def lost(patient: Patient) -> Iterator[Finding]:
    """The lake reaches every import that took effect."""
    change = manifest.newest(patient.workspace.lake)
    reached = change.version if change else 0
    done = [each for each in list_imports(patient.workspace) if each.version > reached]
    if done:
        yield Finding(Level.ERROR, "lake_lost", {"count": len(done), "version": reached})


def tables(patient: Patient) -> Iterator[Finding]:
    """Every file that the newest version of the lake names is there, and as long as it was."""
    lake = patient.workspace.lake
    change = manifest.newest(lake)
    for name, table_version in (change.tables if change else {}).items():
        broken = [path for path, size in _files(lake / name, table_version) if not _whole(path, size)]
        if broken:
            yield Finding(Level.ERROR, "lake_files", {"table": name, "count": len(broken), "path": str(broken[0])})


def unfinished(patient: Patient) -> Iterator[Finding]:
    """No import was killed half-way."""
    lake = patient.workspace.lake
    change = manifest.newest(lake)
    beyond = [name for name, v in (change.tables if change else {}).items() if delta.is_beyond(lake / name, v)]
    if beyond:
        yield Finding(Level.WARNING, "unfinished", {"tables": ", ".join(beyond)})


def _files(folder: Path, version: int) -> list[tuple[Path, int]]:
    try:
        return [(folder / file.path, file.size) for file in delta.files(folder, version)]
    except Exception:  # deltalake raises many kinds for a damaged log
        return [(folder / "_delta_log", -1)]


def _whole(path: Path, size: int) -> bool:
    return path.is_file() and path.stat().st_size == size
