"""The lake of an older version of the product, brought up to date when it is opened, after a backup."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from helloword.backup.archive import Progress
from helloword.backup.backing_up import back_up
from helloword.connectors.kinds import all_kinds
from helloword.errors import WorkspaceError
from helloword.lake import manifest
from helloword.lake.edition import is_older
from helloword.lake.rebuilding import kinds_of, rebuild
from helloword.lake.record import EDITION
from helloword.state.locks import exclusive
from helloword.workspace import Workspace

FOLDER = "backups"
_LOCK = "upgrading.lock"
_WAIT_SECONDS = 3600.0


@dataclass(frozen=True)
class Upgraded:
    """What was done: where the backup of before is, and the lake version that came of it."""

    backup: Path
    version: int


def upgrade(workspace: Workspace, progress: Progress) -> Upgraded | None:
    """Back the workspace up, then make its model tables again from the rows as they were imported.

    None when another process has done it meanwhile. Killed half-way, it is done again at the next opening, and until then the lake
    is what it was. Raises WorkspaceError when the kind of a report it holds is not installed.
    """
    with exclusive(workspace.folder / _LOCK, wait=_WAIT_SECONDS, what=str(workspace.folder)):
        if not is_older(workspace):
            return None
        _check_kinds(workspace)
        backup = _backup(workspace, progress)
        return Upgraded(backup, rebuild(workspace))


def _backup(workspace: Workspace, progress: Progress) -> Path:
    newest = manifest.newest(workspace.lake)
    folder = workspace.folder / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / f"before-edition-{EDITION}-of-version-{newest.version if newest else 0}.backup"
    if not path.exists():
        back_up(workspace, path, progress)
    return path


def _check_kinds(workspace: Workspace) -> None:
    gone = sorted(kinds_of(workspace) - set(all_kinds()))
    if gone:
        raise WorkspaceError(
            f"The lake is of an older helloword and holds reports of a kind that is not installed: {', '.join(gone)}. "
            "Install the package that brings it, then open the workspace again.",
            code="kinds_gone",
            kinds=", ".join(gone),
        )
