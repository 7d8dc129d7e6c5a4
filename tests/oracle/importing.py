"""A random company in the product: its workspace, filled by ordinary imports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from helloword.lake.importing import import_file
from helloword.workspace import Workspace
from tests.oracle.reference.company import World
from tests.oracle.worlds import Rows, write


def workspace_of(world: World, folder: Path) -> Workspace:
    """A workspace in `folder` that holds all rows of the world."""
    workspace = Workspace.create(
        folder / "company", name="Oracle", currency=world.currency, timezone=world.timezone, locale="en"
    )
    for store in world.stores:
        workspace.add_store(
            store.id, store.platform, store.marketplace, store.currency, store.timezone, store.region or None
        )
    fill(workspace, world.rows, folder)
    return workspace


def fill(workspace: Workspace, rows: Mapping[str, Rows], folder: Path) -> None:
    """Imports the rows from files written into `folder`."""
    for kind, path in write(rows, folder):
        result = import_file(workspace, path, kind=kind)
        assert result.rejected == 0, f"{path}: {result}"
