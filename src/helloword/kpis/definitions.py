"""KPIs and measures as they stand in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from sqlglot import exp

from helloword.kpis.expressions import parse_formula, parse_measure
from helloword.text import Text

MeasureUnit = Literal["money", "count"]
KpiUnit = Literal["money", "count", "ratio", "times", "days", "hours", "points", "rank"]


@dataclass(frozen=True)
class Measure:
    """An aggregate over one relation.

    Attributes:
        relation: None for amounts that are spread over days instead of summed from rows (`spread_by`).
        clock: another date column of the relation than its own.
        window: days up to the period's last day, instead of the period's own.
        at: "store" when it is taken per store whatever the slice.
        unrated: the relation's column that marks rows whose amount has no rate.
        absent: "unknown" when having no rows means that nothing is known, rather than zero.
        spread_by: the measure by whose daily share a slice takes its part.
        written: the expression as it stands in the catalogue; empty for spread measures.
    """

    id: str
    name: Text = field(compare=False)
    unit: MeasureUnit
    relation: str | None
    clock: str | None = None
    window: int | None = None
    at: str | None = None
    unrated: str = "no_rate"
    absent: str = "zero"
    spread_by: str | None = None
    written: str = ""

    @cached_property
    def expression(self) -> exp.Expr | None:
        """The aggregate as a tree, read when it is first asked for; raises CatalogueError."""
        return parse_measure(self.written, f"measure {self.id}.expression") if self.written else None

    @cached_property
    def sql(self) -> str:
        """The expression as text; empty for spread measures."""
        return self.expression.sql(dialect="duckdb") if self.expression else ""

    @cached_property
    def is_median(self) -> bool:
        """Whether it is a median."""
        return isinstance(self.expression, exp.Median)

    @property
    def unknown_when_absent(self) -> bool:
        """Whether it has no value without rows, rather than zero."""
        return self.is_median or self.absent == "unknown"

    @cached_property
    def is_holistic(self) -> bool:
        """Whether what parts came to does not make the whole: distinct keys and medians (Gray et al., "Data Cube", 1997)."""
        return self.is_median or (self.expression is not None and self.expression.find(exp.Distinct) is not None)


@dataclass(frozen=True)
class Threshold:
    """A limit that a platform sets, with where it was read and when."""

    platform: str
    value: str
    source: str
    checked: str


@dataclass(frozen=True)
class Kpi:
    """A KPI as data; every field is a line of its file in the catalogue."""

    id: str
    group: str
    name: Text
    meaning: Text
    why: Text
    formula_text: str
    unit: KpiUnit
    better: Literal["up", "down", "band"]
    clock: str
    additivity: str
    maturity_days: int
    perspective: str
    owner: str
    levers: tuple[str, ...]
    threshold: Threshold | None
    fold: str | None
    whole: Mapping[str, tuple[str, ...]]
    costs: tuple[str, str] | None
    warn: str | None

    @cached_property
    def formula(self) -> exp.Expr:
        """The formula as a tree, read when it is first asked for; raises CatalogueError."""
        return parse_formula(self.formula_text, f"kpi {self.id}.formula")


@dataclass(frozen=True)
class Catalogue:
    """All KPIs and measures in force; `version` changes with any of them."""

    version: str
    kpis: Mapping[str, Kpi]
    measures: Mapping[str, Measure]
