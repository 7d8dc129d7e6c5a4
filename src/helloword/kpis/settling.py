"""From what measures came to, to the value of a KPI in each period and slice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import cached_property, reduce
from typing import NamedTuple

from helloword.kpis.asking import Asked, Placing
from helloword.kpis.components import Component, Need
from helloword.kpis.definitions import Measure
from helloword.kpis.dimensions import MONTHS_SINCE, NONE
from helloword.kpis.extents import Span
from helloword.kpis.formulas import Evaluate, evaluator, sides
from helloword.kpis.query import Slice
from helloword.money import EXACT, divide
from helloword.period import Period, add_months

UNRANKED = Decimal(500_000_000)
"""A median at or beyond this fell on a keyword that is not ranked at all."""
_ZERO = Decimal(0)
Found = Mapping[tuple[int, Slice], Component]


class Settled(NamedTuple):
    """A KPI's value in one period and slice, with what it was made of."""

    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    reason: str | None
    coverage: Decimal | None
    left_out: int


class Settling:
    """Evaluates one KPI over the results of its measures.

    `span` is how far its data reaches, and `loaded` says of a slice whether its leading fact was ever loaded: a period
    without rows counts as zero only inside of both. When `compared`, each period of the first half has the one that it is compared with
    at the same place in the second half.
    """

    def __init__(
        self,
        asked: Asked,
        periods: tuple[Period, ...],
        span: Span | None,
        loaded: Callable[[Slice], bool],
        found: Mapping[str, tuple[Need, Found] | None],
        *,
        compared: bool,
    ) -> None:
        self.asked = asked
        self.periods = periods
        self.span = span
        self.loaded = loaded
        self.found = found
        self.compared = compared
        self.places = {
            m.id: (asked.placing(m, here[0]), here[1])
            for m in (*asked.measures, *asked.extras)
            if (here := found.get(m.id)) is not None
        }
        self.parts = tuple((m.id, self.places.get(m.id)) for m in asked.measures)
        self.seen = tuple(m.id for m in asked.measures if asked.seen_in(m))
        top, bottom = sides(asked.tree)
        self.top: Evaluate = evaluator(top)
        self.bottom: Evaluate | None = evaluator(bottom) if bottom is not None else None

    def settle(self) -> dict[tuple[int, Slice], Settled]:
        """Every period and slice there is to tell of, in order."""
        if len(self.asked.by) == len(self.asked.dims):
            return {key: self._settled(*key, self._cell(*key)) for key in self._keys()}
        folded: dict[tuple[int, Slice], list[_Cell]] = {}
        for index, at in self._keys():
            folded.setdefault((index, at[: len(self.asked.by)]), []).append(self._cell(index, at))
        return {key: self._settled(*key, _together(folded[key])) for key in _ordered(folded)}

    def _keys(self) -> list[tuple[int, Slice]]:
        if not self.asked.dims:
            return [(i, ()) for i in range(len(self.periods))]
        rows = [(key, measure, component) for measure in self.asked.measures for key, component in self._rows(measure)]
        kept = {key for key, measure, component in rows if _tells(measure, component, key[1])}
        named = {at for _, at in kept if NONE not in at}
        kept |= {(i, at) for i in range(len(self.periods)) for at in named}
        if self.compared:
            half = len(self.periods) // 2
            kept |= {(i + half, at) for i, at in kept if i < half}
        if not self.asked.by:
            kept |= {(i, (NONE,) * len(self.asked.dims)) for i in range(len(self.periods))}
        return _ordered(filter(self._has_come, kept))

    def _has_come(self, key: tuple[int, Slice]) -> bool:
        """Whether there are days yet of a slice by months: what lies ahead is not zero."""
        if MONTHS_SINCE not in self.asked.dims or self.span is None:
            return True
        index, at = key
        months = at[self.asked.dims.index(MONTHS_SINCE)]
        return months == NONE or add_months(self.periods[index].first.replace(day=1), int(months)) <= self.span[1]

    def _rows(self, measure: Measure) -> list[tuple[tuple[int, Slice], Component]]:
        if measure.id not in self.places or measure.id not in self.seen:
            return []
        placing, components = self.places[measure.id]
        return [((index, placing.widened(at)), c) for (index, at), c in components.items()]

    def _component(self, measure: Measure, index: int, at: Slice) -> Component | None:
        if measure.id not in self.places:
            return None
        return _at(*self.places[measure.id], index, at)

    def _cell(self, index: int, at: Slice) -> _Cell:
        parts = {id: None if place is None else _at(*place, index, at) for id, place in self.parts}
        unrated = any(c is not None and c.unrated for c in parts.values())
        here = any(parts[id] is not None for id in self.seen)

        def number(name: str) -> Decimal | None:
            if name == "period_days":
                return Decimal(self.periods[index].days)
            component = parts[name]
            if component is None or component.value is None:
                return None if self.asked.catalogue.measures[name].unknown_when_absent else _ZERO
            return component.value

        covered = [self._component(m, index, at) for m in self._cost_measures]
        rated = not any(c is not None and c.unrated for c in covered)
        return _Cell(
            top=None if unrated else _exact(self.top(number)),
            bottom=None if unrated or self.bottom is None else _exact(self.bottom(number)),
            unrated=unrated,
            here=here,
            covered=(_known(covered[0]), _known(covered[1])) if covered and rated else None,
            left_out=self._left_out(index, at),
        )

    @cached_property
    def _cost_measures(self) -> tuple[Measure, ...]:
        return tuple(self.asked.catalogue.measures[name] for name in self.asked.kpi.costs or ())

    def _left_out(self, index: int, at: Slice) -> int:
        if not self.asked.kpi.warn:
            return 0
        component = self._component(self.asked.catalogue.measures[self.asked.kpi.warn], index, at)
        return int(component.value) if component and component.value else 0

    def _settled(self, index: int, at: Slice, cell: _Cell) -> Settled:
        coverage = divide(*cell.covered) if cell.covered else None
        top, bottom, left_out = cell.top, cell.bottom, cell.left_out
        if cell.unrated:
            return Settled(None, None, None, "no_rate", coverage, left_out)
        if not cell.here and not self._within_data(index, at):
            return Settled(None, None, None, "no_data", None, left_out)
        if self.bottom is None:
            return _whole(top, coverage, left_out)
        if top is None or bottom is None:
            return Settled(None, top, bottom, "no_data", coverage, left_out)
        value = divide(top, bottom)
        return Settled(value, top, bottom, "zero_denominator" if value is None else None, coverage, left_out)

    def _within_data(self, index: int, at: Slice) -> bool:
        period = self.periods[index]
        reached = self.span is not None and period.first <= period.last and period.until >= self.span[0]
        return reached and self.loaded(at)


class _Cell(NamedTuple):
    top: Decimal | None
    bottom: Decimal | None
    unrated: bool
    here: bool
    covered: tuple[Decimal, Decimal] | None
    left_out: int


def _at(placing: Placing, found: Found, index: int, at: Slice) -> Component | None:
    """What a measure came to in one period and slice."""
    key = at if placing.same else placing.key(at)
    return None if key is None else found.get((index, key))


def _tells(measure: Measure, component: Component, at: Slice) -> bool:
    """Whether a slice is worth telling of; rows without the dimension only when they come to something."""
    if NONE in at:
        return bool(component.value) or bool(component.unrated)
    return component.value is not None or bool(component.unrated) or measure.unknown_when_absent


def _whole(value: Decimal | None, coverage: Decimal | None, left_out: int) -> Settled:
    if value is None:
        return Settled(None, None, None, "no_data", coverage, left_out)
    if value >= UNRANKED:
        return Settled(None, None, None, "unranked", coverage, left_out)
    return Settled(value, None, None, None, coverage, left_out)


def _together(cells: list[_Cell]) -> _Cell:
    """What the cells of several stores come to."""
    pairs = [cell.covered for cell in cells if cell.covered]
    return _Cell(
        top=_sum(cell.top for cell in cells),
        bottom=_sum(cell.bottom for cell in cells),
        unrated=any(cell.unrated for cell in cells),
        here=any(cell.here for cell in cells),
        covered=(_added(known for known, _ in pairs), _added(total for _, total in pairs)) if pairs else None,
        left_out=sum(cell.left_out for cell in cells),
    )


def _exact(value: Decimal | None) -> Decimal | None:
    return None if value is None else EXACT.add(_ZERO, value)


def _known(component: Component | None) -> Decimal:
    return _ZERO if component is None or component.value is None else component.value


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """Nothing where one of them is missing."""
    kept = list(values)
    known = [value for value in kept if value is not None]
    return _added(known) if len(known) == len(kept) else None


def _added(values: Iterable[Decimal]) -> Decimal:
    return reduce(EXACT.add, values, _ZERO)


def _ordered(keys: Iterable[tuple[int, Slice]]) -> list[tuple[int, Slice]]:
    """By slice, the one without a value last, and then by period."""
    kept = list(keys)
    slices = sorted({at for _, at in kept}, key=lambda at: tuple((value == NONE, value) for value in at))
    rank = {at: place for place, at in enumerate(slices)}
    return sorted(kept, key=lambda key: (rank[key[1]], key[0]))
