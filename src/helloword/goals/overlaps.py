"""Whether the slices of parts overlap, reach beyond the whole, or leave something out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from helloword.goals.evidence import Evidence
from helloword.goals.findings import Finding, finding
from helloword.goals.goal import Goal, Where
from helloword.kpis.company import dimension_values
from helloword.kpis.dimensions import OF_STORES, dimension

MOST_NAMED = 8


def overlap_findings(whole: Goal, parts: Sequence[Goal], evidence: Evidence) -> Iterator[Finding]:
    """What is found about the slices of parts beside each other and within the whole."""
    for one, other in combinations(parts, 2):
        if not apart(one.where, other.where, evidence):
            yield finding("parts_overlap", one=one.id, other=other.id)
    for part in parts:
        if not inside(part.where, whole.where, evidence):
            yield finding("parts_outside", id=part.id)
    if parts:
        yield from _gaps(whole, parts, evidence)


def apart(one: Where, other: Where, evidence: Evidence) -> bool:
    """Whether no row can be in both slices."""
    if not (evidence.stores_of(one) & evidence.stores_of(other)):
        return True
    first, second = dict(one), dict(other)
    return any(not set(first[name]) & set(second[name]) for name in first if name in second and name not in OF_STORES)


def inside(part: Where, whole: Where, evidence: Evidence) -> bool:
    """Whether every row of the part is in the whole."""
    if not evidence.stores_of(part) <= evidence.stores_of(whole):
        return False
    given = dict(part)
    return all(name in given and set(given[name]) <= set(values) for name, values in whole if name not in OF_STORES)


def _gaps(whole: Goal, parts: Sequence[Goal], evidence: Evidence) -> Iterator[Finding]:
    """What is in the whole and in no part, where all parts are split by stores alone or by one other dimension alone."""
    split = {name for part in parts for name, _ in part.where if name not in dict(whole.where) or name in OF_STORES}
    if split and split <= OF_STORES:
        covered = frozenset[str]().union(*(evidence.stores_of(part.where) for part in parts))
        yield from _named("store", evidence.stores_of(whole.where) - covered)
    elif len(split) == 1 and all(len(part.where) == len(whole.where) + 1 for part in parts):
        (name,) = split
        taken = {value for part in parts for value in dict(part.where).get(name, ())}
        yield from _named(name, frozenset(dimension_values(evidence.workspace, name)) - taken)


def _named(name: str, values: frozenset[str]) -> Iterator[Finding]:
    if values:
        listed = sorted(values)
        more = f" … ({len(listed)})" if len(listed) > MOST_NAMED else ""
        yield finding("parts_gap", dimension=dimension(name).name, values=", ".join(listed[:MOST_NAMED]) + more)
