"""The day a demo company was first made, kept beside its workspace so that making it again continues it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

from helloword.demo.company import STORES
from helloword.errors import WorkspaceError
from helloword.settings import FILE_NAME

BIRTH = "demo.json"
WORLD = 4
"""Which world a demo lives in; raised when the same birth no longer gives the same history."""


def born_on(folder: Path, today: date) -> date:
    """The day the demo in `folder` was first made; `today` for a new one, which is then remembered.

    A folder that holds a company of one's own is refused: invented orders must never get among real ones.
    So is a demo of an earlier world, whose history another one would not go on from.
    """
    path = folder / BIRTH
    if path.exists():
        return _remembered(path)
    if (folder / FILE_NAME).exists():
        raise WorkspaceError(
            f"{folder} holds a company of its own; the demo would mix invented orders into it. Give another folder.",
            code="not_a_demo",
            folder=str(folder),
        )
    folder.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(json.dumps({"born": today.isoformat(), "world": WORLD}), encoding="utf-8")
    part.replace(path)
    return today


def _remembered(path: Path) -> date:
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept.get("world") != WORLD:
        raise WorkspaceError(
            f"The demo company in {path.parent} was made by another version of helloword, and this one would mix a "
            "different history into it. Delete the folder or give another one.",
            code="demo_of_another_version",
            folder=str(path.parent),
        )
    return date.fromisoformat(kept["born"])


def current_day(now: datetime | None = None) -> date:
    """The latest day that has begun in every store: what came before it is over everywhere.

    >>> current_day(datetime(2026, 11, 24, 2, 0, tzinfo=UTC))
    datetime.date(2026, 11, 23)
    """
    moment = now or datetime.now(UTC)
    return min(moment.astimezone(store.zone).date() for store in STORES)
