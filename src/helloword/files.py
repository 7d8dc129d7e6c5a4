"""Files on the disk, as far as several rooms look at them in the same way."""

from __future__ import annotations

import uuid
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path


def written(path: Path) -> Hashable:
    """Which file it is and when it was written last, so that another or a newer one is told apart; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size


@contextmanager
def put(path: Path) -> Iterator[Path]:
    """A file to write into, which takes the place of `path` when it is done, whole or not at all."""
    unready = path.with_name(f".{path.name}.{uuid.uuid4().hex}.tmp")
    try:
        yield unready
        unready.replace(path)
    finally:
        unready.unlink(missing_ok=True)
