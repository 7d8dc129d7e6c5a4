"""A folder for the files of one attempt; those of dead processes are cleaned away by the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helloword.lake import records
from helloword.state.locks import try_lock
from helloword.workspace import Workspace

FOLDER = ".staging"
_ALIVE = "alive.lock"


@contextmanager
def staging_folder(workspace: Workspace, token: str) -> Iterator[Path]:
    """A folder that is gone when the block ends, however it ends."""
    _clean(workspace)
    folder = workspace.lake / FOLDER / token
    folder.mkdir(parents=True)
    handle = try_lock(folder / _ALIVE)
    try:
        yield folder
    finally:
        if handle is not None:
            os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def _clean(workspace: Workspace) -> None:
    """Remove what killed attempts left; a living one holds its lock."""
    dead = []
    for folder in (workspace.lake / FOLDER).glob("*"):
        handle = try_lock(folder / _ALIVE) if folder.is_dir() else None
        if handle is not None:
            os.close(handle)
            shutil.rmtree(folder, ignore_errors=True)
            dead.append(folder.name)
    if dead:
        records.catch_up(workspace)
        records.fail(workspace, dead, "the process was killed")
