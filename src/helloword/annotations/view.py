"""What annotations are looked for in: the stores and products of a slice that the workspace's view lets through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from sqlglot import exp

from helloword.annotations.annotation import Wanted
from helloword.kpis.asking import Asked
from helloword.kpis.company import catalogue_of, ground_of
from helloword.kpis.dimensions import OF_STORES
from helloword.kpis.ground import Ground
from helloword.kpis.joins import rows_with
from helloword.kpis.sight import Sight
from helloword.scope import EVERYTHING
from helloword.workspace import Workspace

BEST = 10
"""Best sellers of each store, by units, that stock-outs and prices are looked for of."""
SOLD_IN = timedelta(days=90)
_PRODUCT = ("sku", "brand", "line", "supplier")
Pair = tuple[str, str]


@dataclass(frozen=True)
class View:
    """One question for annotations, and what belongs to it."""

    workspace: Workspace
    wanted: Wanted

    @cached_property
    def ground(self) -> Ground:
        """The newest data."""
        return ground_of(self.workspace)

    @cached_property
    def sight(self) -> Sight:
        """What is let through."""
        return Sight.of(self.workspace)

    @cached_property
    def stores(self) -> Mapping[str, str]:
        """The stores of the slice that are seen, each with its platform."""
        scope, where = self.workspace.scope, self.wanted.where
        return {
            store.id: store.platform
            for store in self.workspace.stores()
            if scope.keeps_some(store.id, store.region)
            and all(
                str(vars(store)["id" if dim == "store" else dim] or "") in values
                for dim, values in where.items()
                if dim in OF_STORES
            )
        }

    @property
    def whole_stores(self) -> bool:
        """Whether of the stores that are seen all products are, so that a number of a store tells of nothing else."""
        return self.workspace.scope.brands is None

    @cached_property
    def facts(self) -> frozenset[str] | None:
        """The tables that the KPI is counted from; None for every KPI."""
        catalogue = catalogue_of(self.workspace)
        kpi = catalogue.kpis.get(self.wanted.kpi or "")
        return frozenset(Asked(kpi, catalogue, (), (), EVERYTHING).facts) if kpi else None

    def about(self, *facts: str) -> bool:
        """Whether the KPI is counted from any of these tables."""
        return self.facts is None or bool(self.facts.intersection(facts))

    @cached_property
    def best(self) -> Mapping[Pair, Decimal]:
        """What the best sellers of each store of the slice brought in the months before, by store and SKU."""
        if not self.stores:
            return {}
        where = {dim: values for dim, values in self.wanted.where.items() if dim in _PRODUCT}
        filters = (("store", tuple(sorted(self.stores))), *where.items(), *self.workspace.scope.filters)
        rows = rows_with("sold_parts", ("store", "sku"), filters).select.subquery("t")
        rates, _ = self.ground.rates(self.ground.currency)
        keys = [exp.column(d, table="t") for d in ("d0", "d1")]
        sums = [exp.Sum(this=exp.column(name, table="t")).as_(name) for name in ("units", "gross")]
        days = exp.column("day", table="t").between(
            exp.convert(self.wanted.until - SOLD_IN), exp.convert(self.wanted.until)
        )
        query = exp.select(*keys, *sums).from_(rows).where(days).group_by("1", "2").order_by("3 DESC", "1", "2")
        found: dict[Pair, Decimal] = {}
        taken: dict[str, int] = {}
        for row in self.ground.relations.run(query, {"rates": rates}, self.ground.currency).to_pylist():
            taken[row["d0"]] = taken.get(row["d0"], 0) + 1
            if taken[row["d0"]] <= BEST:
                found[row["d0"], row["d1"]] = Decimal(row["gross"] or 0)
        return found
