"""What stands on a date: a kind, days, words, and the stores that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from helloword.text import Text

Kind = Literal["note", "price", "promotion", "stock_out", "sale", "import", "definition", "action"]
What = Literal["written", "changed", "deleted", "restored"]


@dataclass(frozen=True)
class Note:
    """What somebody wrote on a date, as it stands in one version.

    Attributes:
        stores: whom it is about; none is the whole company.
        kpi: the KPI whose charts it stands on; None is every KPI.
        number: of the version; the first is 1.
        what: what this version did.
        owner: who wrote it first; `by` who made this version.
    """

    id: str
    text: str
    first: date
    until: date
    stores: tuple[str, ...] = ()
    kpi: str | None = None
    number: int = 0
    at: datetime | None = None
    by: str = ""
    what: What = "written"
    owner: str = ""
    deleted: bool = False


@dataclass(frozen=True)
class Annotation:
    """Something that happened from `first` to `until`.

    Attributes:
        weight: how much it counts among those of its kind; only the weightiest are shown.
        at: where more about it stands in the app.
        note: of what a person wrote.
    """

    kind: Kind
    first: date
    until: date
    text: Text
    stores: tuple[str, ...] = ()
    kpi: str | None = None
    weight: Decimal = Decimal(0)
    at: str | None = None
    note: Note | None = None


@dataclass(frozen=True)
class Chosen:
    """How many of a kind were found, and how many are shown by which rule."""

    kind: Kind
    found: int
    shown: int
    how: Text


@dataclass(frozen=True)
class Wanted:
    """Which annotations: of which days, on the charts of which KPI (None: all), and in which slice."""

    first: date
    until: date
    kpi: str | None = None
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
