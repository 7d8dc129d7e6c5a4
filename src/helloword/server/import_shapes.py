"""What the API gives of imports, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from helloword.server.shapes import Text
from helloword.server.told import WORDS, told


@dataclass(frozen=True)
class ImportEntry:
    """One import.

    Attributes:
        store: what was given with the file; `stores` are those that its rows are of.
        status: done, undone, or failed for an attempt of which nothing was kept.
        by: who imported it; empty for an attempt.
        why: of an attempt that failed: `killed`, or the code of an error.
    """

    id: int | None
    at: datetime
    file: str
    kind: str
    store: str | None
    stores: list[str]
    status: str
    by: str
    why: str
    read: int
    new: int
    changed: int
    unchanged: int
    rejected: int
    facts: list[str]


@dataclass(frozen=True)
class Imports:
    """A page of the list, the newest first; `next` is the cursor of the page after."""

    items: list[ImportEntry]
    next: str | None


@dataclass(frozen=True)
class RejectedCell:
    """A cell that could not be read, or a line that could not be split (`column` is None); personal values are masked."""

    line: int
    column: str | None
    value: str | None
    code: str
    reason: Text


@dataclass(frozen=True)
class ImportUndo:
    """Why an import is taken back."""

    reason: Annotated[str, told(minLength=1, pattern=WORDS)]
