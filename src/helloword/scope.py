"""What a person may see; every query is cut to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """The rows that may enter a number.

    Attributes:
        stores, regions, brands: values to keep to; None means all, and facts that have no store or product with them.
        costs: whether costs, and the KPIs and columns that give them away, may be seen.
    """

    stores: frozenset[str] | None = None
    regions: frozenset[str] | None = None
    brands: frozenset[str] | None = None
    costs: bool = True

    @property
    def whole(self) -> bool:
        """Whether no row is kept back.

        >>> Scope().whole, Scope(stores=frozenset({"eu"})).whole, Scope(costs=False).whole
        (True, False, True)
        """
        return not self.filters

    @property
    def filters(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each dimension that is kept to some values, with them.

        >>> Scope(stores=frozenset({"us", "eu"})).filters
        (('store', ('eu', 'us')),)
        """
        kept = (("store", self.stores), ("region", self.regions), ("brand", self.brands))
        return tuple((name, tuple(sorted(values))) for name, values in kept if values is not None)

    def keeps_some(self, store: str | None, region: str | None) -> bool:
        """Whether anything of a store may be seen.

        >>> eu = Scope(stores=frozenset({"eu"}))
        >>> eu.keeps_some("eu", "EU"), eu.keeps_some("us", "US"), eu.keeps_some(None, None)
        (True, False, False)
        """
        return _in(self.stores, store) and _in(self.regions, region)


EVERYTHING = Scope()

DIMENSIONS = {"stores": "store", "regions": "region", "brands": "brand"}
"""What a person's view can be kept to: its name, and the dimension whose values stand in it."""


def scope_of(kept: Mapping[str, Iterable[str]], *, costs: bool) -> Scope:
    """The scope of a view that is kept to some values of some dimensions, by the names of `DIMENSIONS`.

    >>> scope_of({"stores": ["eu"], "brands": []}, costs=False)
    Scope(stores=frozenset({'eu'}), regions=None, brands=None, costs=False)
    """
    given = {name: frozenset(values) or None for name, values in kept.items()}
    return Scope(given.get("stores"), given.get("regions"), given.get("brands"), costs)


def _in(kept: frozenset[str] | None, value: str | None) -> bool:
    return kept is None or value in kept
