"""The numbers that formulas are made of: what each measure came to, per period and slice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat
from typing import NamedTuple

import pyarrow as pa

from helloword.kpis.definitions import Measure
from helloword.kpis.query import Slice
from helloword.kpis.scans import UNRATED, Filters, Scan
from helloword.kpis.under_way import Cut
from helloword.period import Period


@dataclass(frozen=True)
class Need:
    """One measure over certain periods, sliced by the dimensions its rows have."""

    measure: Measure
    relation: str
    dims: tuple[str, ...]
    filters: Filters
    periods: tuple[Period, ...]
    cuts: tuple[Cut, ...] = ()

    @property
    def scan_key(self) -> tuple[object, ...]:
        """Needs with the same key share one pass over the rows."""
        m = self.measure
        return (self.relation, m.clock, m.window, self.dims, self.filters, self.periods, self.cuts)


class Component(NamedTuple):
    """What a measure came to. `unrated` rows had an amount but no exchange rate for their day."""

    value: Decimal | None
    unrated: int = 0


Components = Mapping[tuple[int, Slice], Component]
"""By period (its place in the asked order) and slice (values of the need's dimensions)."""


def scans_for(needs: Iterable[Need], clock_of: Mapping[str, str | None]) -> dict[Scan, tuple[Need, ...]]:
    """The fewest scans that answer all needs: holistic measures have theirs apart from sums."""
    shared: dict[tuple[object, ...], list[Need]] = {}
    for need in dict.fromkeys(needs):
        shared.setdefault((*need.scan_key, need.measure.is_holistic), []).append(need)
    return {_scan(group, clock_of): tuple(group) for group in shared.values()}


def components_of(rows: pa.Table, needs: Iterable[Need]) -> dict[Need, dict[tuple[int, Slice], Component]]:
    """A scan's rows, taken apart for each need that shares it."""
    needs = tuple(needs)
    dims = [rows.column(f"d{i}").to_pylist() for i in range(len(needs[0].dims))]
    slices: Iterable[Slice] = zip(*dims, strict=True) if dims else repeat((), rows.num_rows)
    periods: Iterable[int] = rows.column("period").to_pylist()  # type: ignore[assignment]
    keys = list(zip(periods, slices, strict=True))
    return {need: dict(zip(keys, _components(rows, need.measure), strict=True)) for need in needs}


def _components(rows: pa.Table, measure: Measure) -> Iterable[Component]:
    values = (None if value is None else Decimal(value) for value in rows.column(measure.id).to_pylist())
    if measure.unit != "money":
        return map(Component, values)
    return map(Component, values, (int(flag or 0) for flag in rows.column(measure.id + UNRATED).to_pylist()))


def _scan(group: list[Need], clock_of: Mapping[str, str | None]) -> Scan:
    need = group[0]
    clock = need.measure.clock or clock_of[need.relation]
    measures = tuple({n.measure.id: n.measure for n in group}.values())
    return Scan(need.relation, clock, need.measure.window, need.dims, need.filters, need.periods, measures, need.cuts)
