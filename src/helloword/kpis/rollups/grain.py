"""By what roll-ups are kept: a day and a few dimensions, the fewest first."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.kpis.dimensions import OF_STORES
from helloword.kpis.joins import own_dims_of

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


def grains_of(relation: str) -> Iterator[Grain]:
    """The grains in which what comes of a relation's rows can be kept: a row stands in one slice of each.

    An order stands in each slice that one of its lines is in, so it is not kept by what only its lines have.
    """
    known = own_dims_of(relation)
    seen: set[Grain] = set()
    for grain in _GRAINS:
        found = tuple(dim for dim in grain if dim in known)
        if found not in seen:
            seen.add(found)
            yield found


def covers(grain: Grain, dims: frozenset[str]) -> bool:
    """Whether a question by `dims` can be answered from rows by `grain`."""
    reachable = {*grain, *(OF_STORES if "store" in grain else ())}
    return dims <= reachable
