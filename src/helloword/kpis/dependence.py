"""Which tables of the lake a KPI's values come from, so that a change of others leaves them as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from sqlglot import exp

from helloword.kpis.asking import Asked
from helloword.kpis.columns import tree_of
from helloword.kpis.definitions import Measure
from helloword.kpis.dimensions import OF_LINES
from helloword.kpis.joins import borrowed_from, relation_for
from helloword.kpis.relations import RELATIONS, Via
from helloword.model import TABLES

_RATES = {"rates": "fx"}
_BORROWED = {
    Via.PRODUCT: ("products",),
    Via.ORDER: ("order_facts",),
    Via.CUSTOMER: ("customer_types",),
    Via.TIME: ("order_times",),
}


def tables_behind(asked: Asked) -> tuple[str, ...]:
    """The model tables that a KPI is computed from where nothing is sliced or filtered but by store."""
    return _sorted(table for name in _relations(asked) for table in tables_of(name))


def tables_behind_slices(asked: Asked) -> tuple[str, ...]:
    """Those that slices and filters by its other dimensions are computed from besides."""
    plain = set(tables_behind(asked))
    more = {table for name in _relations(asked) for also in _besides(name) for table in tables_of(also)}
    return _sorted(more - plain)


def _relations(asked: Asked) -> tuple[str, ...]:
    measures = (*asked.measures, *asked.extras)
    spread = [asked.catalogue.measures[m.spread_by] for m in measures if m.spread_by]
    return tuple(dict.fromkeys(_relation(measure) for measure in (*measures, *spread)))


def _relation(measure: Measure) -> str:
    """Amounts that are spread over days have no relation: they are rows of overheads."""
    return measure.relation or "overheads"


def _besides(name: str) -> Iterator[str]:
    """What the dimensions of a relation are borrowed from."""
    relation = RELATIONS.get(name)
    if relation is None:
        return
    for other in (relation.exploded, relation.lines):
        if other:
            yield other
            yield from _besides(other)
    for via in relation.via:
        yield from _BORROWED.get(via, ())


def tables_borrowed(relation: str, dims: Iterable[str]) -> frozenset[str]:
    """Those that `dims` are borrowed from which the rows of a relation have no column for."""
    declared, found = RELATIONS[relation], frozenset[str]()
    for dim in (dim for dim in dims if dim not in declared.dims):
        if declared.lines and dim in OF_LINES:
            lines = relation_for(declared.lines, (dim,))
            found |= tables_of(lines) | tables_borrowed(lines, (dim,))
        elif (via := borrowed_from(declared, dim)) is not None:
            found |= frozenset[str]().union(*(tables_of(name) for name in _BORROWED.get(via, ())))
    return found


@cache
def tables_of(name: str) -> frozenset[str]:
    """The model tables that a relation or a table is made of."""
    if name not in RELATIONS:
        found = _RATES.get(name, name)
        # The amounts of overheads are converted beside any relation.
        return frozenset({found, *(("fx",) if found == "overheads" else ())}) & set(TABLES)
    named = {table.name for table in tree_of(name).find_all(exp.Table)} - {name}
    return frozenset[str]().union(*(tables_of(each) for each in named))


def _sorted(tables: Iterator[str] | set[str]) -> tuple[str, ...]:
    return tuple(sorted(set(tables)))
