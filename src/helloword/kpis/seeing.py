"""Which KPIs somebody may see at all: none that gives away costs without leave, none that their view cannot be cut out of."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.errors import NotAllowedError
from helloword.kpis.asking import Asked
from helloword.kpis.definitions import Catalogue, Measure
from helloword.kpis.expressions import names_in
from helloword.kpis.relations import RELATIONS
from helloword.scope import Scope

COST_COLUMNS: Mapping[str, frozenset[str]] = {
    "purchase_orders": frozenset({"unit_cost"}),
    "costs": frozenset({"purchase", "inbound", "duty"}),
    "overheads": frozenset({"amount"}),
}
"""Columns of the commerce model that rows behind a number are shown without."""

_CALLED_SO = ("cost", "part_cost", "unit_cost")


def check_seen(asked: Asked) -> None:
    """Raise NotAllowedError for a KPI that `asked.scope` may not see."""
    if not asked.scope.costs and gives_away_costs(asked):
        raise NotAllowedError(
            f"{asked.kpi.id} shows costs or profit, which your role may not see.", code="costs_hidden", kpi=asked.kpi.id
        )
    for dim, _ in asked.scope.filters:
        if dim not in asked.slices:
            raise NotAllowedError(
                f"{asked.kpi.id} is of the whole company; it cannot be cut to the {dim}s of your view.",
                code="not_in_view", kpi=asked.kpi.id, dimension=dim,
            )  # fmt: skip


def gives_away_costs(asked: Asked) -> bool:
    """Whether the formula is made of what things cost."""
    return bool(asked.kpi.costs) or any(_of_costs(measure) for measure in asked.measures)


def seen_kpis(catalogue: Catalogue, scope: Scope) -> frozenset[str]:
    """The KPIs that a scope may see."""
    return frozenset(id for id, kpi in catalogue.kpis.items() if _seen(Asked(kpi, catalogue, (), (), scope)))


def _seen(asked: Asked) -> bool:
    try:
        check_seen(asked)
    except NotAllowedError:
        return False
    return True


def _of_costs(measure: Measure) -> bool:
    if measure.spread_by is not None:
        return True
    giving = (*_CALLED_SO, *(RELATIONS[measure.relation].cost_columns if measure.relation else ()))
    return measure.expression is not None and bool(set(giving) & set(names_in(measure.expression)))
