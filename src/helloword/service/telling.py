"""Answers told to the lake by an ordinary import: an answer keeps its id, so that another one replaces it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from helloword.lake.importing import import_file
from helloword.service.tables import AnswerRow, AskRow
from helloword.workspace import Workspace

KIND = "general.surveys"
COLUMNS = ("store", "response_id", "kind", "answered_at", "score", "order_id", "language")


def tell_lake(workspace: Workspace) -> int:
    """Tell the lake every answer that it does not know yet; how many."""
    query = select(AnswerRow, AskRow).join(AskRow, AskRow.id == AnswerRow.ask).where(AnswerRow.told < AnswerRow.version)
    with workspace.state.read() as session:
        found = [(answer.ask, answer.version, _row(ask, answer)) for answer, ask in session.execute(query)]
    if not found:
        return 0
    with TemporaryDirectory(prefix="helloword-survey-") as folder:
        path = Path(folder) / f"survey-answers-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(row for _, _, row in found)
        import_file(workspace, path, kind=KIND)
    with workspace.state.write() as session:
        for ask, version, _ in found:
            row = session.get_one(AnswerRow, ask)
            row.told = max(row.told, version)
    return len(found)


def _row(ask: AskRow, answer: AnswerRow) -> list[str]:
    return [
        ask.store, f"survey-{ask.code}", ask.kind, answer.answered_at.isoformat(), str(answer.score), ask.order,
        answer.language,
    ]  # fmt: skip
