"""What every analysis answers with: tables of numbers, what they are, and what is not known.

    Analysis
    ├── id, name, question     which analysis, and what it answers
    ├── start..end             the days it is of; `compared` the days it is held against, if any
    ├── by, where, currency    how it was asked; `settings` has every threshold with the value that was used
    ├── tables                 one or several; `drawn` says how a table is best shown
    │   ├── columns            `kpi`: its cells are that KPI, in the row's slice and the column's `at` together
    │   ├── rows               `slice`: dimension -> value, as a filter takes it; labels such as A, X, slow, launch
    │   │   └── cells          one a column, a decimal or None with a reason; before and change where compared
    │   └── total              the whole; the rows, others and unallocated among them, come to it in every additive column
    ├── labels                 what the labels of the rows mean
    ├── notes                  what to know: what is left out, not known, not over yet
    ├── left_out               KPIs that the asker may not see
    └── provenance             the versions it was computed with

A cell that is a KPI (`cell.kpi`, else its column's) is the value that the KPI room gives for that KPI with the slice of the
row and the `at` of the column as filters beside `where`, over the row's own days where it has some, else the analysis's: so
its definition and its rows can be opened. All other cells are made of such numbers, and their column says how in `meaning`.
A table keeps to so many rows; the rest is in one row `others`, which says how many slices it has.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from helloword.kpis.query import Provenance
from helloword.text import Text

Unit = Literal["money", "count", "ratio", "times", "days", "hours", "points", "rank"]
Drawn = Literal["table", "bridge", "pareto", "funnel", "matrix", "quadrant", "ranked"]
Sign = Literal["+", "-", "=", ""]
Kind = Literal["slice", "step", "others", "unallocated", "total"]


@dataclass(frozen=True)
class Column:
    """What stands in a column.

    Attributes:
        kpi: the KPI that its cells are; None where they are made of others, as `meaning` says.
        at: dimension -> value that its cells are filtered to besides their row's slice.
        sign: on a way from one total to the next, what is added (+), taken away (-), and what it has come to (=).
        better: up, down or band; None where neither is better.
    """

    id: str
    name: Text
    unit: Unit
    kpi: str | None = None
    at: Mapping[str, str] = field(default_factory=dict)
    sign: Sign = ""
    better: str | None = None
    meaning: Text | None = None


@dataclass(frozen=True)
class Cell:
    """One number.

    Attributes:
        reason: why there is none: no_data, zero_denominator, no_rate, unranked, not_summed for what does not
            add up, too_few for what needs more to be counted from,
            not_yet for what has not come; so_far stands beside a value whose month is not over.
        numerator, denominator: of a quotient.
        before, change, ratio: the same in the days compared with, and how far it moved from there.
        kpi: where it is another KPI than its column's.
    """

    value: Decimal | None
    reason: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    before: Decimal | None = None
    change: Decimal | None = None
    ratio: Decimal | None = None
    kpi: str | None = None


@dataclass(frozen=True)
class Row:
    """The numbers of one slice, of all others together, or of the whole.

    Attributes:
        kind: a step is no slice but a stage, a month or a class that `name` names; others has the slices that were cut off,
            unallocated what the total has and no slice.
        slice: dimension -> value; empty for rows that are of no slice.
        name: where it is not called by its slice.
        labels: ids of the analysis's labels.
        slices: how many slices it stands for.
        start, end: its own days, where they are not the analysis's.
    """

    kind: Kind
    cells: tuple[Cell, ...]
    slice: Mapping[str, str] = field(default_factory=dict)
    name: Text | None = None
    labels: tuple[str, ...] = ()
    slices: int = 1
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class Table:
    """Rows under columns.

    Attributes:
        by: the dimension that its rows are slices of; None where they are something else, such as steps or months.
        sorted_by: the column whose values the rows are in the order of, if any.
        slices: how many slices there are, of which `others` has those that are not shown.
    """

    id: str
    name: Text
    drawn: Drawn
    by: str | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: Row | None
    sorted_by: str | None
    slices: int


@dataclass(frozen=True)
class Label:
    """A class that rows fall into, such as A, B and C of `abc`."""

    id: str
    group: str
    name: Text
    meaning: Text


@dataclass(frozen=True)
class Note:
    """Something to know about the numbers; `code` says what kind of thing it is."""

    code: str
    text: Text


@dataclass(frozen=True)
class Setting:
    """A threshold that can be set; `lowest` and `highest` are inclusive."""

    id: str
    name: Text
    unit: Unit
    default: Decimal
    lowest: Decimal
    highest: Decimal


@dataclass(frozen=True)
class Chosen:
    """A threshold with the value that was used."""

    setting: Setting
    value: Decimal


@dataclass(frozen=True)
class Analysis:
    """An analysis, answered; the module's text draws it."""

    id: str
    name: Text
    question: Text
    start: date
    end: date
    compared: tuple[date, date] | None
    by: str | None
    where: Mapping[str, tuple[str, ...]]
    currency: str
    settings: tuple[Chosen, ...]
    tables: tuple[Table, ...]
    labels: tuple[Label, ...]
    notes: tuple[Note, ...]
    left_out: tuple[str, ...]
    provenance: Provenance
