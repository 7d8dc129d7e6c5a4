"""Whether anything was ever imported for what is asked: a store that never brought rows has not sold nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from helloword.kpis.asking import Asked
from helloword.kpis.dimensions import OF_STORES
from helloword.kpis.ground import Ground
from helloword.kpis.query import Slice
from helloword.model import TABLES


@dataclass
class Imported:
    """Says of a table whether it ever had rows of a store that a slice of one KPI takes in."""

    ground: Ground
    asked: Asked
    _known: dict[tuple[str, Slice], bool] = field(default_factory=dict)

    def leading(self, at: Slice) -> bool:
        """The same of the table that the KPI's formula begins with."""
        return bool(self.asked.facts) and self.ever(self.asked.facts[0], at)

    def ever(self, fact: str, at: Slice) -> bool:
        """Whether rows of `fact` were imported for any store of the slice `at`; for a table without stores, at all."""
        key = fact, tuple(at[place] for place in self._places)
        if key not in self._known:
            self._known[key] = self._has_rows(*key)
        return self._known[key]

    def _has_rows(self, fact: str, of_stores: Slice) -> bool:
        extent = self.ground.extents[fact]
        if not TABLES[fact].of_store:
            return extent.days is not None
        named = ((self.asked.by[place], (value,)) for place, value in zip(self._places, of_stores, strict=True))
        kept = (*self.asked.where, *self.asked.scope.filters, *named)
        return any(self.ground.keeps(store, kept) for store in extent.stores)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        """Where among the dimensions asked those of stores stand."""
        return tuple(place for place, dim in enumerate(self.asked.by) if dim in OF_STORES)
