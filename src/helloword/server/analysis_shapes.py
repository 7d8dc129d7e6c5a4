"""What the API gives of analyses, as its schema says; numbers are decimal text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from helloword.server.shapes import Provenance, Text


@dataclass(frozen=True)
class AnalysisSetting:
    """A threshold that can be set, with the value in use; `lowest` and `highest` are inclusive."""

    id: str
    name: Text
    unit: str
    default: str
    lowest: str
    highest: str
    value: str


@dataclass(frozen=True)
class AnalysisLabel:
    """A class that rows fall into; `group` has those that exclude each other."""

    id: str
    group: str
    name: Text
    meaning: Text


@dataclass(frozen=True)
class AnalysisMethod:
    """An analysis there is: what it answers, the dimensions its rows can be of, and what can be set."""

    id: str
    name: Text
    question: Text
    days: int
    by: list[str]
    settings: list[AnalysisSetting]
    labels: list[AnalysisLabel]


@dataclass(frozen=True)
class AnalysisColumn:
    """A column; `kpi` is what its cells are, filtered to `at` beside the row's slice, and None where they are made of others."""

    id: str
    name: Text
    unit: str
    kpi: str | None
    at: dict[str, str]
    sign: str
    better: str | None
    meaning: Text | None


@dataclass(frozen=True)
class AnalysisCell:
    """A number, or None with a reason; `kpi` where it is another than its column's."""

    value: str | None
    reason: str | None
    numerator: str | None
    denominator: str | None
    before: str | None
    change: str | None
    ratio: str | None
    kpi: str | None


@dataclass(frozen=True)
class AnalysisRow:
    """The numbers of one slice, of others together, of what no slice has, or of the whole; `kind` says which."""

    kind: str
    slice: dict[str, str]
    name: Text | None
    labels: list[str]
    slices: int
    start: date | None
    end: date | None
    cells: list[AnalysisCell]


@dataclass(frozen=True)
class AnalysisTable:
    """Rows under columns; the rows come to the total in every column that adds up."""

    id: str
    name: Text
    drawn: str
    by: str | None
    columns: list[AnalysisColumn]
    rows: list[AnalysisRow]
    total: AnalysisRow | None
    sorted_by: str | None
    slices: int


@dataclass(frozen=True)
class AnalysisNote:
    """Something to know about the numbers."""

    code: str
    text: Text


@dataclass(frozen=True)
class ComparedDays:
    """The days that an analysis is held against."""

    start: date
    end: date


@dataclass(frozen=True)
class Analysis:
    """An analysis, answered."""

    id: str
    name: Text
    question: Text
    start: date
    end: date
    compared: ComparedDays | None
    by: str | None
    where: dict[str, list[str]]
    currency: str
    settings: list[AnalysisSetting]
    tables: list[AnalysisTable]
    labels: list[AnalysisLabel]
    notes: list[AnalysisNote]
    left_out: list[str]
    provenance: Provenance
