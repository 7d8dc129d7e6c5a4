"""The kinds of tiles: what each is called in a board's file, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from helloword.kpis.dimensions import MONTHS_SINCE

Takes = Literal["kpi", "kpis", "signed", "text"]
COLUMNS = 12


@dataclass(frozen=True)
class Kind:
    """A kind of tile; the web app draws it with the component of the same name in `pages/boards/tiles`.

    Attributes:
        takes: one KPI; several; several with a sign before each (`-refunds`, `=net_sales`); or words.
        by, across: whether it is sliced by a dimension, and by a second one.
        over: a dimension that it is sliced by without saying so, which its KPI has to have; it is a ratio then.
        fewest: how many KPIs it needs.
        wide: columns of twelve that it stands in on a wide screen, where the file says nothing else.
    """

    id: str
    takes: Takes
    by: bool = False
    across: bool = False
    over: str | None = None
    fewest: int = 1
    wide: int = 6


_ALL = (
    Kind("card", "kpi", wide=2),
    Kind("line", "kpi", wide=7),
    Kind("bar", "kpi"),
    Kind("stacked", "kpi", by=True, wide=7),
    Kind("table", "kpis", by=True, wide=7),
    Kind("pivot", "kpi", by=True, across=True),
    Kind("funnel", "kpis", fewest=2, wide=5),
    Kind("abandonment", "kpis", fewest=2, wide=5),
    Kind("channels", "kpis", by=True, wide=7),
    Kind("bridge", "signed", fewest=3, wide=7),
    Kind("quadrant", "kpis", by=True, fewest=3, wide=6),
    Kind("pareto", "kpi", by=True),
    Kind("cohort", "kpi", over=MONTHS_SINCE, wide=12),
    Kind("ranked", "kpi", by=True, wide=5),
    Kind("bullet", "kpis", wide=5),
    Kind("text", "text", wide=12),
)

KINDS: Mapping[str, Kind] = {kind.id: kind for kind in _ALL}
SIGNS = ("+", "-", "=")
"""Of a part of a bridge: what is added, what is taken away, and what it has come to."""
