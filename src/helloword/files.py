"""Files on the disk, as far as several rooms look at them in the same way."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path


def written(path: Path) -> Hashable:
    """Which file it is and when it was written last, so that another or a newer one is told apart; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size
