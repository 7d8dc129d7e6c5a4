"""Scans that stand on the same dear rows, asked in one statement so that those rows are made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import pyarrow as pa
from sqlglot import exp

from helloword.kpis.engines.engine import Statement
from helloword.kpis.relations import RELATIONS
from helloword.kpis.scans import Scan, query_of, relations_of

_SCAN = "__scan"
Group = tuple[Scan, ...]


def groups_of(scans: Iterable[Scan], held: Callable[[str], bool]) -> list[Group]:
    """The scans in groups: those of the same periods that lead to a shared relation which is not `held` ready."""
    found: dict[object, list[Scan]] = {}
    for scan in scans:
        dear = any(RELATIONS[name].shared and not held(name) for name in relations_of(query_of(scan)))
        # Scans of one statement read one set of periods, days and cuts.
        found.setdefault((scan.periods, scan.window, scan.cuts) if dear else scan, []).append(scan)
    return [tuple(group) for group in found.values()]


@lru_cache(maxsize=256)
def statement_of(group: Group) -> Statement:
    """One SELECT whose rows are those of all scans, each scan's marked with its place in the group."""
    if len(group) == 1:
        return Statement(query_of(group[0]))
    queries = [query_of(scan) for scan in group]
    names = tuple(dict.fromkeys(name for query in queries for name in query.named_selects))
    marked = (_marked(query, place, names) for place, query in enumerate(queries))
    return Statement(exp.union(*marked, distinct=False, copy=False))


def rows_of(answered: pa.Table, group: Group) -> list[pa.Table]:
    """The rows of each scan of a group, with its own columns."""
    if len(group) == 1:
        return [answered]
    import pyarrow.compute as pc  # slow to load

    return [
        answered.filter(pc.field(_SCAN) == place).select(query_of(scan).named_selects)
        for place, scan in enumerate(group)
    ]


def _marked(query: exp.Select, place: int, names: Sequence[str]) -> exp.Select:
    own = set(query.named_selects)
    columns = [(exp.column(name) if name in own else exp.null()).as_(name) for name in names]
    return exp.select(exp.Literal.number(place).as_(_SCAN), *columns).from_(query.subquery("one"))
