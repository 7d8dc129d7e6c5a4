"""Copies of the lake's files in the workspace: a data file never changes once it is written, so a copy stays true."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from helloword.files import put

SPARED_SECONDS = 3600.0
"""A copy that was asked for within this time stays, whatever the room: somebody may be about to read it."""
FRESH_SECONDS = SPARED_SECONDS / 6
"""How long whoever reads copies may go without asking for them again."""


@dataclass(frozen=True)
class Cache:
    """Copies in `folder`; those asked for longest ago are let go where all together are more than `most` bytes."""

    folder: Path
    most: int

    def path(self, key: str) -> Path:
        """Where the copy of the file `key` is, or will be."""
        return self.folder / key

    def holds(self, key: str) -> bool:
        """Whether there is a copy; it then stays for a while."""
        path = self.path(key)
        try:
            if time.time() - path.stat().st_mtime > FRESH_SECONDS / 2:
                os.utime(path)
        except FileNotFoundError:
            return False
        return True

    def keep(self, key: str, fill: Callable[[Path], None]) -> None:
        """Make a copy, whole or not at all; `fill` writes it to the path that it is given."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        with put(path) as unready:
            fill(unready)

    def take(self, key: str, file: Path) -> None:
        """Make `file` the copy; it is moved."""
        path = self.path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        file.rename(path)
        os.utime(path)

    def size(self) -> int:
        """Bytes of all copies."""
        return sum(size for _, size, _ in _files(self.folder))

    def trim(self) -> None:
        """Let go of what there is no room for, and of what killed processes left."""
        now = time.time()
        found = sorted(_files(self.folder), key=lambda each: each[0])
        room = self.most - sum(size for _, size, _ in found)
        for asked, size, path in found:
            if now - asked > SPARED_SECONDS and (room < 0 or path.suffix == ".tmp"):
                path.unlink(missing_ok=True)
                room += size


def _files(folder: Path) -> list[tuple[float, int, Path]]:
    """When each copy was asked for, and its size."""
    found = []
    for place, _, names in os.walk(folder):
        for path in (Path(place) / name for name in names):
            try:
                stat = path.stat()
            except FileNotFoundError:
                continue  # another process has just let go of it
            found.append((stat.st_mtime, stat.st_size, path))
    return found
