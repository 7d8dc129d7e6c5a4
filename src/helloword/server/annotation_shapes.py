"""What the API gives and takes of annotations, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated

from helloword.server.shapes import Text
from helloword.server.told import WORDS, told

NoteText = Annotated[str, told(minLength=1, maxLength=500, pattern=WORDS)]


@dataclass(frozen=True)
class Annotation:
    """Something on the days from `first` to `until`.

    `kind` is note, price, promotion, stock_out, sale, import, definition or action. `stores` are those it is about, none
    for the whole company. `link` is where more about it stands in the app. Only notes have an `id`, a `version` and a
    writer; `by` is null for this machine.
    """

    kind: str
    first: date
    until: date
    text: Text
    stores: list[str]
    kpi: str | None
    link: str | None
    id: str | None
    version: int | None
    by: str | None
    at: datetime | None
    changeable: bool


@dataclass(frozen=True)
class AnnotationKind:
    """How many of a kind were found in these days, and how many are given, by which rule."""

    kind: str
    found: int
    shown: int
    how: Text


@dataclass(frozen=True)
class Annotations:
    """What stands on the dates of a chart, the oldest first."""

    annotations: list[Annotation]
    kinds: list[AnnotationKind]


@dataclass(frozen=True)
class NewNote:
    """A note to write on days, about stores (none: the whole company) and a KPI (null: every chart)."""

    text: NoteText
    first: date
    until: date
    stores: list[str] = field(default_factory=list)
    kpi: str | None = None


@dataclass(frozen=True, kw_only=True)
class NoteChange(NewNote):
    """What a note is to say; `version` is the one that was changed."""

    version: int


@dataclass(frozen=True)
class NoteBack:
    """The version to go back to."""

    number: int


@dataclass(frozen=True)
class NoteVersion:
    """One version of a note: what it did (written, changed, deleted, restored), and what the note says in it."""

    number: int
    at: datetime
    by: str | None
    what: str
    text: str
    first: date
    until: date
    stores: list[str]
    kpi: str | None
