"""Checks of the lake's files against its manifest."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.cli.checkups.finding import Finding, Level, Patient
from helloword.errors import OutsideError
from helloword.lake import delta, manifest
from helloword.lake.edition import is_older
from helloword.lake.importing import list_imports
from helloword.storage.opening import check_usable
from helloword.storage.place import Place, sizes
from helloword.storage.s3_path import S3Path


def reached(patient: Patient) -> Iterator[Finding]:
    """A lake on object storage can be read and written, and keeps writers apart."""
    lake = patient.workspace.lake
    if isinstance(lake, S3Path):
        check_usable(lake)
        facts = {"url": str(lake), "size": f"{lake.bucket.cache.size() / 1e6:,.0f}"}
        yield Finding(Level.OK, "lake_reached", facts)


def older(patient: Patient) -> Iterator[Finding]:
    """The lake is in this version's form."""
    if is_older(patient.workspace):
        yield Finding(Level.WARNING, "lake_older", {})


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
        broken = _broken(lake / name, table_version)
        if broken:
            path = str(lake / name / broken[0])
            yield Finding(Level.ERROR, "lake_files", {"table": name, "count": len(broken), "path": path})


def unfinished(patient: Patient) -> Iterator[Finding]:
    """No import was killed half-way."""
    lake = patient.workspace.lake
    change = manifest.newest(lake)
    beyond = [name for name, v in (change.tables if change else {}).items() if delta.is_beyond(lake / name, v)]
    if beyond:
        yield Finding(Level.WARNING, "unfinished", {"tables": ", ".join(beyond)})


def _broken(folder: Place, version: int) -> list[str]:
    try:
        files = delta.files(folder, version)
    except OutsideError:
        raise
    except Exception:  # deltalake raises many kinds for a damaged log
        return ["_delta_log"]
    there = sizes(folder, [file.path for file in files])
    return [file.path for file, size in zip(files, there, strict=True) if size != file.size]
