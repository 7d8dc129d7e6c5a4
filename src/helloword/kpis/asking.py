"""One KPI of a question: what it needs, and what its formula makes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from sqlglot import exp

from helloword.errors import SliceError
from helloword.kpis.columns import columns_of
from helloword.kpis.components import Need
from helloword.kpis.definitions import Catalogue, Kpi, Measure
from helloword.kpis.dimensions import NONE, OF_STORES, dimension
from helloword.kpis.expressions import names_in
from helloword.kpis.formulas import expanded, sides
from helloword.kpis.joins import Filters, dims_of, own_dims_of, relation_for
from helloword.kpis.query import Slice
from helloword.kpis.relations import RELATIONS
from helloword.kpis.under_way import Cut
from helloword.period import Period, Periods
from helloword.scope import Scope


@dataclass(frozen=True)
class Asked:
    """A KPI with the slices and filters it is asked for.

    Attributes:
        dims: the dimensions asked, and `store` behind them for KPIs that are settled store by store.
    """

    kpi: Kpi
    catalogue: Catalogue
    by: tuple[str, ...]
    where: Filters
    scope: Scope

    @cached_property
    def tree(self) -> exp.Expr:
        """The formula over measures alone."""
        return expanded(self.kpi, self.catalogue)

    @cached_property
    def dims(self) -> tuple[str, ...]:
        return (*self.by, "store") if self.kpi.fold and "store" not in self.by else self.by

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """Every measure of the formula, in order of mention."""
        return tuple(self.catalogue.measures[n] for n in names_in(self.tree) if n in self.catalogue.measures)

    @cached_property
    def extras(self) -> tuple[Measure, ...]:
        """Measures beside the formula: for cost coverage and for what was left out."""
        names = (*(self.kpi.costs or ()), *((self.kpi.warn,) if self.kpi.warn else ()))
        return tuple(self.catalogue.measures[n] for n in names)

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Model tables whose days say how far the KPI's data reaches."""
        return tuple(dict.fromkeys(f for m in self.measures if m.relation for f in RELATIONS[m.relation].facts))

    def check_slices(self) -> None:
        """Raise SliceError for a dimension that the facts of the KPI do not share."""
        for dim in (*self.by, *(d for d, _ in self.where)):
            dimension(dim)
            if dim not in self.slices:
                raise SliceError(
                    f"{self.kpi.id} cannot be sliced by {dim}: {self._lacking(dim)} has no {dim}. "
                    f"It can be sliced by {', '.join(self.slices)}.",
                    kpi=self.kpi.id,
                    dimension=dim,
                )

    @cached_property
    def slices(self) -> tuple[str, ...]:
        """The dimensions the KPI can be sliced by: those that the leading fact of each side of its quotient has."""
        from helloword.kpis.dimensions import DIMENSIONS

        return tuple(d for d in DIMENSIONS if all(any(self._has(m, d) for m in found) for found in self._leading))

    def need(self, measure: Measure, periods: tuple[Period, ...], cuts: tuple[Cut, ...] = ()) -> Need | None:
        """What to compute of `measure`; None when no row of it can be in the asked slice."""
        relation = measure.relation or self.catalogue.measures[measure.spread_by or ""].relation or ""
        skipped = self.kpi.whole.get(measure.id, ())
        dims = ("store",) if measure.at else tuple(d for d in self.dims if d not in skipped and d in dims_of(relation))
        filters: list[tuple[str, tuple[str, ...]]] = []
        # A measure may look beyond the slice asked, but never beyond what the asker may see.
        asked = tuple((dim, values) for dim, values in self.where if dim not in skipped)
        for dim, values in (*asked, *self.scope.filters):
            if measure.at and dim not in OF_STORES:
                continue
            if dim in dims_of(relation):
                filters.append((dim, values))
            elif NONE not in values:
                return None
        weighing = self.catalogue.measures[measure.spread_by] if measure.spread_by else measure
        named = _read_for(weighing, relation, (*dims, *(d for d, _ in filters)))
        kept = cuts if knows_moments(weighing, named) else ()
        return Need(weighing, named, dims, tuple(filters), self._periods_for(measure, periods), kept)

    def placing(self, measure: Measure, need: Need) -> Placing:
        """How the slices asked stand to those in a need's results."""
        skipped = self.kpi.whole.get(measure.id, ())
        lacking = () if measure.at else (d for d in self.dims if d not in need.dims and d not in skipped)
        return Placing(
            picked=tuple(self.dims.index(d) if d in self.dims else None for d in need.dims),
            empty=tuple(self.dims.index(d) for d in lacking),
            back=tuple(need.dims.index(d) if d in need.dims else None for d in self.dims),
            same=need.dims == self.dims,
        )

    def seen_in(self, measure: Measure) -> bool:
        """Whether the measure's rows decide which slices there are."""
        return not measure.at and not (set(self.kpi.whole.get(measure.id, ())) & set(self.dims))

    def _periods_for(self, measure: Measure, periods: tuple[Period, ...]) -> tuple[Period, ...]:
        """Periods without what the measure does not look at, so that KPIs share scans."""
        needs_last = measure.window is not None or "period_last" in measure.sql or _looks_at_periods(measure)
        return periods if needs_last else _to_their_ends(periods)

    @cached_property
    def _leading(self) -> tuple[tuple[Measure, ...], ...]:
        """Of each side of the quotient the measure it begins with, or those it chooses between."""
        parts = [part for part in sides(self.tree) if part is not None]
        return tuple(found for part in parts if (found := self._first_measures(part)))

    def _first_measures(self, part: exp.Expr) -> tuple[Measure, ...]:
        choice = part.unnest()
        found = [
            m for n in names_in(part) if (m := self.catalogue.measures.get(n)) is not None and not m.at and m.relation
        ]
        return tuple(found if isinstance(choice, exp.Case) else found[:1])

    def _has(self, measure: Measure, dim: str) -> bool:
        return dim in self.kpi.whole.get(measure.id, ()) or dim in dims_of(measure.relation or "")

    def _lacking(self, dim: str) -> str:
        lacking = (found for found in self._leading if not any(self._has(m, dim) for m in found))
        return ", ".join(found[0].name.en for found in lacking)


@dataclass(frozen=True)
class Placing:
    """How slices in the dimensions asked stand to slices in those of a need, which may have fewer or others.

    Attributes:
        picked: of each of the need's dimensions its place among those asked.
        empty: places of dimensions asked that the need lacks, where only `(none)` can be in its results.
        back: of each dimension asked its place among the need's.
        same: whether both have the same dimensions in the same order.
    """

    picked: tuple[int | None, ...]
    empty: tuple[int, ...]
    back: tuple[int | None, ...]
    same: bool

    def key(self, at: Slice) -> Slice | None:
        """Where in the need's results the slice `at` stands; None when it cannot stand there."""
        if self.same:
            return at
        if any(at[place] != NONE for place in self.empty):
            return None
        return tuple(NONE if place is None else at[place] for place in self.picked)

    def widened(self, at: Slice) -> Slice:
        """A need's slice in all asked dimensions, `(none)` for those its rows lack."""
        return at if self.same else tuple(NONE if place is None else at[place] for place in self.back)


def knows_moments(measure: Measure, relation: str) -> bool:
    """Whether the rows of a measure tell when within their day they happened."""
    declared = RELATIONS[relation]
    of_its_day = measure.clock in (None, declared.clock) and not measure.window and not measure.spread_by
    return declared.moment is not None and of_its_day


def is_told_by(measure: Measure, relation: str) -> bool:
    """Whether a relation has every column that a measure is taken over."""
    used = {c.name for c in measure.expression.find_all(exp.Column)} if measure.expression else set[str]()
    used |= {measure.unrated} if measure.unit == "money" else set()
    return used | ({measure.clock} if measure.clock else set()) <= set(columns_of(relation))


def _read_for(measure: Measure, relation: str, dims: tuple[str, ...]) -> str:
    """The relation to read: the plain one where nothing is asked that is looked up at orders."""
    named = relation_for(relation, dims)
    plain = RELATIONS[named].plain
    return plain if plain and own_dims_of(plain) >= set(dims) and is_told_by(measure, plain) else named


def where_of(where: Mapping[str, Iterable[str]]) -> Filters:
    """Filters in a fixed order, so that equal questions are equal."""
    return tuple((dim, tuple(values)) for dim, values in sorted(where.items()))


@lru_cache(maxsize=64)
def _to_their_ends(periods: tuple[Period, ...]) -> Periods:
    """Periods as if all of their days had data."""
    return Periods(replace(period, last=period.until) for period in periods)


def _looks_at_periods(measure: Measure) -> bool:
    from helloword.kpis.scans import reaches_periods

    return measure.relation is not None and reaches_periods(measure.relation)
