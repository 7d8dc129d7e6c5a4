"""By what roll-ups are kept: a day and a few dimensions, the fewest first."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.kpis.dimensions import OF_STORES
from helloword.kpis.joins import Filters, dims_of, own_dims_of
from helloword.kpis.relations import RELATIONS

Grain = tuple[str, ...]

# Of each relation a grain has what its rows know; platform, marketplace and region are read off the store.
_GRAINS: tuple[Grain, ...] = (
    ("store",),
    ("store", "channel", "country", "fulfilment"),
    ("store", "source", "channel", "device"),
    ("store", "brand", "line", "supplier"),
    ("store", "customer_type"),
    ("store", "weekday", "hour"),
    ("store", "type"),
    ("store", "reason"),
    ("store", "carrier"),
    ("store", "campaign"),
    ("store", "warehouse"),
    ("store", "sku"),
)
# What an order has of its lines, by which it is kept one at a time.
_OF_LINES = ("channel", "country", "fulfilment", "carrier", "brand", "line", "supplier")


def grains_of(relation: str) -> Iterator[Grain]:
    """The grains in which what comes of a relation's rows can be kept: a row stands in one slice of each.

    An order stands in each slice that one of its lines is in; by those it is kept one dimension at a time, see `counts_once`.
    """
    known = own_dims_of(relation)
    seen: set[Grain] = set()
    for grain in _GRAINS:
        found = tuple(dim for dim in grain if dim in known)
        if found not in seen:
            seen.add(found)
            yield found
    if RELATIONS[relation].lines and "store" in known:
        yield from (("store", dim) for dim in _OF_LINES if dim in dims_of(relation) - known)


def covers(grain: Grain, dims: frozenset[str]) -> bool:
    """Whether a question by `dims` can be answered from rows by `grain`."""
    reachable = {*grain, *(OF_STORES if "store" in grain else ())}
    return dims <= reachable


def counts_once(relation: str, grain: Grain, dims: tuple[str, ...], filters: Filters) -> bool:
    """Whether no row of a relation is summed twice: what stands in several slices is asked by slice, or for one slice."""
    of_lines = {dim for dim in grain if dim not in own_dims_of(relation)}
    alone = {dim for dim, values in filters if len(values) == 1}
    return of_lines <= {*dims, *alone}
