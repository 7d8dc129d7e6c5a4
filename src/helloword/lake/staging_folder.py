"""A folder for the files of one attempt; those of dead processes are cleaned away by the next."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helloword.lake import records
from helloword.state.locks import exclusive, try_lock
from helloword.workspace import Workspace

FOLDER = ".staging"
KILLED = "killed"
"""What the list of imports says of an attempt whose process died."""
_ALIVE = "alive.lock"
_LOCK = ".lock"
_WAIT_SECONDS = 60.0


@contextmanager
def staging_folder(workspace: Workspace, token: str) -> Iterator[Path]:
    """A folder that is gone when the block ends, however it ends."""
    folder = workspace.lake_folder / FOLDER / token
    with _alone(workspace):
        _clean(workspace)
        folder.mkdir()
        handle = try_lock(folder / _ALIVE)
    try:
        yield folder
    finally:
        if handle is not None:
            os.close(handle)
        shutil.rmtree(folder, ignore_errors=True)


def clean_staging(workspace: Workspace) -> None:
    """Remove what killed attempts left, and note in the list of imports that they came to nothing."""
    if _left(workspace):
        with _alone(workspace):
            _clean(workspace)


@contextmanager
def _alone(workspace: Workspace) -> Iterator[None]:
    """Without it, a folder that another process is just making would look like one whose process died."""
    parent = workspace.lake_folder / FOLDER
    parent.mkdir(exist_ok=True)
    with exclusive(parent / _LOCK, wait=_WAIT_SECONDS, what=f"The lake {workspace.lake}"):
        yield


def _left(workspace: Workspace) -> list[Path]:
    return [folder for folder in (workspace.lake_folder / FOLDER).glob("*") if folder.is_dir()]


def _clean(workspace: Workspace) -> None:
    dead = [folder for folder in _left(workspace) if _is_dead(folder)]
    if dead:
        records.catch_up(workspace)
        records.fail(workspace, [folder.name for folder in dead], KILLED)
    for folder in dead:
        shutil.rmtree(folder, ignore_errors=True)


def _is_dead(folder: Path) -> bool:
    """A living attempt holds its lock; one that ends removes its folder, perhaps this very moment."""
    try:
        handle = try_lock(folder / _ALIVE)
    except FileNotFoundError:
        return False
    if handle is not None:
        os.close(handle)
    return handle is not None
