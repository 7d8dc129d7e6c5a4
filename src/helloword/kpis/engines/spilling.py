"""Room on the disk for what a question needs beyond memory; what killed processes left there is removed by the next."""

from __future__ import annotations

import os
import shutil
import weakref
from pathlib import Path
from uuid import uuid4

from helloword.errors import OutsideError
from helloword.state.locks import try_lock

_LOCK = ".lock"


class Spill:
    """A folder within `parent`, for one engine alone; it is removed once nothing holds this any more.

    Raises OutsideError where the disk does not let it.
    """

    def __init__(self, parent: Path) -> None:
        try:
            parent.mkdir(parents=True, exist_ok=True)
            _clean(parent)
            self.folder, handle = _taken(parent)
        except OSError as error:
            raise OutsideError(f"{parent} cannot be written to: {error.strerror}.", code="disk") from error
        weakref.finalize(self, _give_back, self.folder, handle)


def _taken(parent: Path) -> tuple[Path, int]:
    while True:
        folder = parent / uuid4().hex
        handle = try_lock(folder.with_suffix(_LOCK))
        if handle is not None:
            return folder, handle


def _give_back(folder: Path, handle: int) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.with_suffix(_LOCK).unlink(missing_ok=True)
    os.close(handle)


def _clean(parent: Path) -> None:
    for lock in parent.glob(f"*{_LOCK}"):
        handle = try_lock(lock)
        if handle is not None:
            _give_back(lock.with_suffix(""), handle)
