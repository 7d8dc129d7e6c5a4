"""What a change of the lake was, kept in its manifest row: the import behind it, and how far every table reaches."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import cast

from helloword.audit import LOCAL
from helloword.connectors.staging import Answers, Circumstances, StoreFacts
from helloword.lake.reach import Days, Loaded

EDITION = 1
"""Of the model: raised whenever rows that were kept before would come out otherwise now.

Older lakes are made again from what was imported.
"""


@dataclass(frozen=True)
class Kept:
    """An import as it took effect; all that is needed to list it, undo it and repeat it."""

    token: str
    id: int
    file: str
    path: str
    sha256: str
    kind: str
    store: str | None
    started_at: str
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    circumstances: Circumstances
    loaded: tuple[Loaded, ...]


@dataclass(frozen=True)
class Record:
    """The detail of one manifest row.

    Attributes:
        reach: last day of every model table by store, after this change.
        kept: the import that this change kept, if it was one.
        undone: the import that this change took back, if it was one.
        actor: who made the change.
        reason: why an import was taken back, where it was said.
        edition: of the model that the tables are in after this change.
    """

    reach: dict[str, Days] = field(default_factory=dict)
    kept: Kept | None = None
    undone: int | None = None
    actor: str = LOCAL.name
    reason: str = ""
    edition: int = EDITION

    def text(self) -> str:
        """The record as JSON."""
        return json.dumps(asdict(self), default=str, ensure_ascii=False)

    @staticmethod
    def read(text: str) -> Record:
        """The record that `text` made."""
        data = json.loads(text)
        reach = {t: {s: date.fromisoformat(d) for s, d in days.items()} for t, days in data["reach"].items()}
        return Record(
            reach, _kept(data["kept"]) if data["kept"] else None, data["undone"], data.get("actor", LOCAL.name),
            data.get("reason", ""), data.get("edition", 0),
        )  # fmt: skip


def _kept(data: dict[str, object]) -> Kept:
    fields = {
        **data,
        "loaded": loads_from(data["loaded"]),
        "circumstances": circumstances_from(cast(dict[str, object], data["circumstances"])),
    }
    return Kept(**fields)  # type: ignore[arg-type]  # JSON made from this very class


def loads_from(data: object) -> tuple[Loaded, ...]:
    """What an import brought, as it was written as JSON."""
    rows = cast(list[dict[str, str]], data)
    return tuple(Loaded(r["table"], r["store"], int(r["rows"]), _day(r["first"]), _day(r["last"])) for r in rows)


def circumstances_from(data: dict[str, object]) -> Circumstances:
    """The circumstances that were written as JSON."""
    stores = tuple(StoreFacts(**store) for store in cast(list[dict[str, object]], data["stores"]))  # type: ignore[arg-type]
    answers = Answers(**cast(dict[str, object], data["answers"]))  # type: ignore[arg-type]
    today = _day(cast(str | None, data.get("today")))
    return Circumstances(
        cast(str, data["company_timezone"]), cast(str, data["company_currency"]), stores,
        cast(str | None, data["store"]), answers, today,
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
