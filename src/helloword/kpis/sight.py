"""What somebody sees of things that stand on a KPI and a slice: alerts, goals, actions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlglot import exp

from helloword.kpis.company import catalogue_of, ground_of
from helloword.kpis.seeing import seen_kpis
from helloword.scope import EVERYTHING, Scope
from helloword.workspace import Workspace

Values = Callable[[str], frozenset[str]]
"""What a value of one dimension says of another one: the region of a store, the brands of a SKU."""


@dataclass(frozen=True)
class Sight:
    """The KPIs and the slices that a scope lets through.

    Attributes:
        kpis: those that may be seen; without meaning where everything may.
        region_of: by store, empty for an unknown one.
        brands_of: by SKU, empty for an unknown one.
    """

    scope: Scope
    kpis: frozenset[str]
    region_of: Values
    brands_of: Values

    @staticmethod
    def of(workspace: Workspace) -> Sight:
        """What the workspace is seen through."""
        scope = workspace.scope
        kpis = frozenset() if scope == EVERYTHING else seen_kpis(catalogue_of(workspace), scope)
        regions, brands = cache(lambda: _regions(workspace)), cache(lambda: _brands(workspace))
        return Sight(
            scope, kpis, lambda store: regions().get(store, frozenset()), lambda sku: brands().get(sku, frozenset())
        )

    @property
    def everything(self) -> bool:
        """Whether nothing is kept back."""
        return self.scope == EVERYTHING

    def of_kpi(self, kpi: str) -> bool:
        """Whether a KPI may be seen; one that the catalogue does not have is seen by those who see everything."""
        return self.everything or kpi in self.kpis

    def within(self, where: Mapping[str, Iterable[str]]) -> bool:
        """Whether a slice lies inside the scope as a whole, so that a number of it tells of nothing else."""
        return all(self._kept(dim, frozenset(values), where) for dim, values in self.scope.filters)

    def _kept(self, dim: str, kept: frozenset[str], where: Mapping[str, Iterable[str]]) -> bool:
        given = frozenset(where.get(dim, ())) or self._implied(dim, where)
        return bool(given) and given <= kept

    def _implied(self, dim: str, where: Mapping[str, Iterable[str]]) -> frozenset[str]:
        """The values that a slice has of a dimension which it does not name; none where one of them is unknown."""
        by, told = {"region": ("store", self.region_of), "brand": ("sku", self.brands_of)}.get(dim, (dim, _nothing))
        found = [told(value) for value in where.get(by, ())]
        return frozenset().union(*found) if all(found) else frozenset()


def _nothing(_: str) -> frozenset[str]:
    return frozenset()


def _regions(workspace: Workspace) -> Mapping[str, frozenset[str]]:
    return {store.id: frozenset([store.region]) for store in workspace.stores() if store.region}


def _brands(workspace: Workspace) -> Mapping[str, frozenset[str]]:
    rows = ground_of(workspace).engine.run(exp.select("sku", "brand").distinct().from_("products"), {}).to_pylist()
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        found[row["sku"]] = found.get(row["sku"], frozenset()) | {row["brand"] or ""}
    return found
