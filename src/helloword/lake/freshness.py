"""Up to which day each table of each store is known, and when it was last imported."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from helloword.lake.snapshot import Snapshot
from helloword.state.tables import ImportRow
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Freshness:
    """One source.

    Attributes:
        store: None for tables of the company.
        complete_through: the last day that its rows prove; None for tables without days.
        last_import_at: when a file last brought rows of it.
    """

    table: str
    store: str | None
    complete_through: date | None
    last_import_at: datetime | None


def freshness(workspace: Workspace, taken: Snapshot) -> tuple[Freshness, ...]:
    """Every source that has rows in a version of the lake, by table and store."""
    if taken.record is None:
        return ()
    imported = _last_imports(workspace, taken.version)
    sources = {(t, s): day for t, days in taken.record.reach.items() if t in taken.tables for s, day in days.items()}
    known = sorted({*sources, *(key for key in imported if key[0] in taken.tables)})
    return tuple(Freshness(t, s or None, sources.get((t, s)), imported.get((t, s))) for t, s in known)


def _last_imports(workspace: Workspace, version: int) -> dict[tuple[str, str], datetime]:
    query = select(ImportRow.loaded, ImportRow.finished_at).where(
        ImportRow.status == "done", ImportRow.version <= version
    )
    found: dict[tuple[str, str], datetime] = {}
    with workspace.state.read() as session:
        for loaded, at in session.execute(query.order_by(ImportRow.id)):
            if at is not None:
                found.update({(row["table"], row["store"]): at for row in json.loads(loaded)})
    return found
