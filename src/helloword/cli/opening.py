"""Opening the workspace that a command works in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helloword.workspace import Workspace


def opened(folder: Path | None) -> Workspace:
    """The workspace given, else the current folder's."""
    from helloword.workspace import Workspace

    return Workspace.open(folder or Path.cwd())
