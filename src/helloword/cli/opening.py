"""Opening the workspace that a command works in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helloword.kpis.query import Query
    from helloword.workspace import Workspace


def check_stores(company: Workspace, query: Query) -> None:
    """Raise for a filter on a store that does not exist: its answer would be an empty table that looks like no sales."""
    from helloword.kpis.dimensions import NONE

    for store in query.where.get("store", ()):
        if store != NONE:
            company.store(store)


def opened(folder: Path | None) -> Workspace:
    """The workspace given, else the current folder's."""
    from helloword.workspace import Workspace

    return Workspace.open(folder or Path.cwd())
