"""What a board says at one moment to one reader, in words of one language: mails, messages and their tests go by it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Tone = Literal["good", "bad", "plain"]


@dataclass(frozen=True)
class Change:
    """How a value moved, such as `▲ 5.2%`, and whether that is for the better."""

    text: str
    tone: Tone


@dataclass(frozen=True)
class Held:
    """A value against its target.

    Attributes:
        text: such as `93% of 199,000 USD · pace 97%`.
        share: how long its bar is, from 0 to 1.
        status: on_track, behind, off or no_data.
        word: what the status is called.
    """

    text: str
    share: float
    status: str
    word: str


@dataclass(frozen=True)
class Figure:
    """One KPI with all that stands beside it on the board.

    Attributes:
        against: the days it is compared with, where they are not those of the whole board.
        note: why there is no value, or what is not complete about it.
        points: its last 90 days; None for days without a value.
    """

    kpi: str
    name: str
    value: str
    change: Change | None = None
    against: str = ""
    held: Held | None = None
    note: str = ""
    points: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Cell:
    """A value in a table, and how it moved."""

    text: str
    change: Change | None = None


@dataclass(frozen=True)
class Row:
    """One slice, or the total of all."""

    name: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True)
class Table:
    """KPIs slice by slice; the first of `heads` stands over the names.

    Attributes:
        rows: all of them, the largest first, the total last.
        whole: whether none of the rows may be left out, as of a bridge.
    """

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    whole: bool = False


@dataclass(frozen=True)
class Section:
    """Some of a board under one heading; only one of its parts is there."""

    title: str
    figures: tuple[Figure, ...] = ()
    table: Table | None = None
    words: str = ""
    note: str = ""


@dataclass(frozen=True)
class Content:
    """The whole board.

    Attributes:
        days: what it is of, and `against` what it is compared with; empty where it is with nothing.
        facts: filters and currency.
        until: how far the data reaches, in a sentence.
        late: what has not come or does not hold for all of it, a sentence each.
        link: the board's page with the same filters.
        versions: of the data and the catalogue that it was computed with.
    """

    locale: str
    title: str
    company: str
    days: str
    against: str
    facts: tuple[str, ...]
    until: str
    late: tuple[str, ...]
    sections: tuple[Section, ...]
    link: str
    versions: str = ""

    def figures(self) -> Iterator[Figure]:
        """Every KPI that stands by itself, each once."""
        seen: set[str] = set()
        for figure in (figure for section in self.sections for figure in section.figures):
            if figure.kpi not in seen:
                seen.add(figure.kpi)
                yield figure


@dataclass(frozen=True)
class Edition:
    """A board put together for one reader: what it says, and the same numbers as a workbook."""

    content: Content
    workbook: bytes
