"""Imports that came to nothing: their process was killed, or the disk failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from helloword.lake.staging_folder import clean_staging
from helloword.state.tables import ImportRow
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Failed:
    """An attempt of which nothing was kept; `why` is "killed" or the code of an error."""

    at: datetime
    file: str
    path: str
    why: str


def failed_imports(workspace: Workspace) -> tuple[Failed, ...]:
    """Every attempt that came to nothing, oldest first; files that were refused are not among them."""
    clean_staging(workspace)
    query = select(ImportRow).where(ImportRow.status == "failed").order_by(ImportRow.started_at)
    with workspace.state.read() as session:
        return tuple(
            Failed(row.finished_at or row.started_at, row.file, row.path, row.error or "")
            for row in session.scalars(query)
        )
