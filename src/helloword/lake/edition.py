"""Whether the lake was last written by a version of the product with another model."""

from __future__ import annotations

from helloword.errors import newer_workspace
from helloword.lake import manifest
from helloword.lake.record import EDITION, Record
from helloword.workspace import Workspace


def is_older(workspace: Workspace) -> bool:
    """Whether the lake's tables are in an edition of before; raises WorkspaceError when they are in one that is still to come."""
    newest = manifest.newest(workspace.lake)
    edition = Record.read(newest.detail).edition if newest else EDITION
    if edition > EDITION:
        raise newer_workspace()
    return edition < EDITION
