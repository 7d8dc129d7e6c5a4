"""What a person does not see is in no number, no row, no list and no refusal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml

from helloword import kpis
from helloword.errors import NotAllowedError
from helloword.kpis.asking import Asked
from helloword.kpis.catalogue import parts_of, with_overrides
from helloword.kpis.company import answer, catalogue_of, dimension_values, trace
from helloword.kpis.query import Query
from helloword.kpis.seeing import seen_kpis
from helloword.period import Grain
from helloword.scope import EVERYTHING, Scope
from helloword.workspace import Workspace
from tests.companies import PLANTED, company

pytestmark = pytest.mark.slow

FIRST, UNTIL = date(2026, 9, 1), date(2026, 10, 31)
COSTLY = {
    "clv", "cogs", "contribution_margin", "contribution_profit", "gross_margin", "gross_profit", "inventory_turnover",
    "net_margin", "net_profit",
}  # fmt: skip


@pytest.fixture(scope="module")
def planted(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    with company(request.config, PLANTED) as folder:
        yield Workspace.open(folder)


def scopes(workspace: Workspace) -> dict[str, Scope]:
    """One store; the stores of one region; one brand."""
    stores, brands = workspace.stores(), dimension_values(workspace, "brand")
    return {
        "store": Scope(stores=frozenset({stores[0].id})),
        "region": Scope(regions=frozenset({str(stores[-1].region)})),
        "brand": Scope(brands=frozenset({brands[0]})),
    }


@pytest.mark.parametrize("dim", ["store", "region", "brand"])
def test_every_kpi_through_a_view_is_what_its_slice_is(planted: Workspace, dim: str) -> None:
    scope = scopes(planted)[dim]
    seen = planted.seen_through(scope)
    asked = tuple(sorted(seen_kpis(catalogue_of(planted), scope)))
    assert asked
    where = dict(scope.filters)

    through = answer(seen, Query(asked, (), Grain.MONTH, FIRST, UNTIL, compare="previous"))
    sliced = answer(planted, Query(asked, (), Grain.MONTH, FIRST, UNTIL, where, compare="previous"))

    told = [(r.kpi, r.period, r.value, r.comparison and r.comparison.value) for r in through.readings]
    assert told == [(r.kpi, r.period, r.value, r.comparison and r.comparison.value) for r in sliced.readings]
    assert any(r.value for r in through.readings)


@pytest.mark.parametrize("dim", ["store", "region", "brand"])
def test_what_cannot_be_cut_to_a_view_is_refused_whole(planted: Workspace, dim: str) -> None:
    scope = scopes(planted)[dim]
    seen = planted.seen_through(scope)
    catalogue = catalogue_of(planted)
    hidden = set(catalogue.kpis) - seen_kpis(catalogue, scope)

    assert hidden
    for kpi in sorted(hidden):
        assert dim not in Asked(catalogue.kpis[kpi], catalogue, (), (), EVERYTHING).slices
        for ask in (answer, trace):
            with pytest.raises(NotAllowedError) as refused:
                ask(seen, Query((kpi,), (), Grain.TOTAL, FIRST, UNTIL))
            assert refused.value.code == "not_in_view"


def test_a_slice_outside_of_the_view_is_empty_and_none_shows(planted: Workspace) -> None:
    mine, other = planted.stores()[0], planted.stores()[1]
    seen = planted.seen_through(Scope(stores=frozenset({mine.id})))

    by_store = answer(seen, Query(("net_sales", "orders"), ("store",), Grain.TOTAL, FIRST, UNTIL)).readings
    asked = answer(seen, Query(("orders",), (), Grain.TOTAL, FIRST, UNTIL, {"store": (other.id,)})).readings
    rows = trace(seen, Query(("orders",), (), Grain.TOTAL, FIRST, UNTIL, {"store": (other.id,)}))

    assert {r.slice["store"] for r in by_store} == {mine.id}
    assert {r.value for r in asked} <= {None, 0}
    assert [(t.rows_total, t.rows) for t in rows] == [(0, ())]
    assert {row["store"] for t in trace(seen, Query(("orders",), (), Grain.TOTAL, FIRST, UNTIL)) for row in t.rows} == {
        mine.id
    }


def test_lists_of_values_name_nothing_outside_of_the_view(planted: Workspace) -> None:
    mine = planted.stores()[0]
    seen = planted.seen_through(Scope(stores=frozenset({mine.id})))

    assert dimension_values(seen, "store") == (mine.id,)
    assert dimension_values(seen, "region") == (mine.region,)
    for dim in ("campaign", "sku", "channel"):
        of_store = {
            r.slice[dim]
            for kpi in ("orders", "ad_spend", "sessions")
            if dim in Asked(catalogue_of(planted).kpis[kpi], catalogue_of(planted), (), (), EVERYTHING).slices
            for r in answer(planted, Query((kpi,), (dim,), Grain.TOTAL, where={"store": (mine.id,)})).readings
        }
        listed = set(dimension_values(seen, dim))
        assert of_store - {"(none)"} <= listed < set(dimension_values(planted, dim)) or dim == "channel"


def test_costs_and_profit_are_seen_by_leave_only(planted: Workspace) -> None:
    catalogue = catalogue_of(planted)
    assert set(catalogue.kpis) - seen_kpis(catalogue, Scope(costs=False)) == COSTLY
    seen = planted.seen_through(Scope(costs=False))
    for kpi in sorted(COSTLY):
        with pytest.raises(NotAllowedError, match="costs or profit") as refused:
            answer(seen, Query((kpi,), (), Grain.TOTAL, FIRST, UNTIL))
        assert refused.value.code == "costs_hidden"

    (orders,) = trace(seen, Query(("supplier_otd",), (), Grain.TOTAL, FIRST, UNTIL))[:1]
    assert "unit_cost" not in orders.columns
    assert all("unit_cost" not in row for row in orders.rows)
    assert "unit_cost" in trace(planted, Query(("supplier_otd",), (), Grain.TOTAL, FIRST, UNTIL))[0].columns


def test_a_kpi_of_ones_own_that_is_made_of_costs_is_hidden_too() -> None:
    cogs = yaml.safe_load((Path(kpis.__file__).parent / "catalogue" / "cogs.yml").read_text(encoding="utf-8"))
    kpi = {name: told for name, told in cogs.items() if name not in ("id", "costs")}
    measure = {"name": kpi["name"], "relation": "parts_of_orders", "expression": "SUM(cost)", "unit": "money"}
    own = {"measures": {"bought": measure}, "kpis": {"bought": {**kpi, "formula": "bought"}}}
    catalogue = with_overrides(parts_of(yaml.safe_dump(own), "own.yml"))

    assert "bought" not in seen_kpis(catalogue, Scope(costs=False))
    assert "bought" in seen_kpis(catalogue, EVERYTHING)
