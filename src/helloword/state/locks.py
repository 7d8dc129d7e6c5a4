"""Locks between processes that the system gives back when a process dies, however it dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helloword.errors import BusyError

_PAUSE = 0.02


@contextmanager
def exclusive(path: Path, *, wait: float, what: str) -> Iterator[None]:
    """Hold the lock file at `path`; raises BusyError when another has held it for `wait` seconds."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _take(handle, time.monotonic() + wait, wait, what)
        yield
    finally:
        os.close(handle)


def try_lock(path: Path) -> int | None:
    """An open handle that holds the lock at `path` until it is closed, or None when another holds it."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    return handle


def _take(handle: int, until: float, wait: float, what: str) -> None:
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise BusyError(
                    f"{what} is being written by another process and was not free within {wait:.0f} seconds. Try again in a while."
                ) from None
            time.sleep(_PAUSE)
