"""What a copy of the lake consists of: one version, those before it that can still be read, and nothing after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from helloword.lake import delta, manifest
from helloword.lake.manifest import Change
from helloword.storage.place import Place, each


def files_up_to(lake: Place, version: int, now: datetime, held: Collection[int]) -> tuple[str, ...]:
    """The files of all tables that `version` and the readable ones before it need, by name within the lake."""
    kept = [change for change in manifest.kept(lake, now, held) if change.version <= version]
    tables = {name for change in kept for name in change.tables}
    found = each(lake, lambda name: [f"{name}/{file}" for file in _of_table(lake / name, name, kept)], sorted(tables))
    return tuple(sorted(chain.from_iterable(found)))


def copy_manifest(lake: Place, version: int, target: Path, scratch: Path) -> None:
    """Write the manifest of the lake in `target`, which ends with `version`."""
    changes = [change for change in manifest.since(lake, 0) if change.version <= version]
    if changes:
        manifest.write(target, changes, scratch)


def _of_table(folder: Place, name: str, kept: list[Change]) -> Iterator[str]:
    versions = sorted({change.tables[name] for change in kept if name in change.tables})
    yield from delta.log_files(folder, versions[0], versions[-1])
    yield from {file.path for version in versions for file in delta.files(folder, version)}
