"""Cohorts: their sizes are the new customers of each month, in every slice and view, and the future is not zero."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest

from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.importing import import_file
from helloword.period import Grain
from helloword.scope import Scope
from helloword.workspace import Workspace

ORDERS, CUSTOMERS = 400, 150
FIRST, LAST = date(2026, 1, 1), date(2026, 6, 10)
HEAD = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer,country\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder, chance = tmp_path_factory.mktemp("cohorts"), Random(7)
    made = Workspace.create(folder / "c", name="L", currency="EUR", timezone="Europe/Berlin")
    for store, region in (("eu", "EU"), ("uk", "UK")):
        made.add_store(store, "shopify", "DE", "EUR", "Europe/Berlin", region=region)
    rows = [
        f"{chance.choice(['eu', 'uk'])},O{n},1,{FIRST + timedelta(days=chance.randrange((LAST - FIRST).days + 1))},"
        f"delivered,{chance.choice('AB')},1,10,EUR,c{chance.randrange(CUSTOMERS)},{chance.choice(['DE', 'FR'])}\n"
        for n in range(ORDERS)
    ]
    last = f"eu,O{ORDERS},1,{LAST},delivered,A,1,10,EUR,c0,DE\n"
    (folder / "orders.csv").write_text(HEAD + "".join(rows) + last)
    (folder / "products.csv").write_text("sku,title,brand\nA,Apple,Red\nB,Berry,Blue\n")
    import_file(made, folder / "orders.csv")
    import_file(made, folder / "products.csv")
    return made


@pytest.mark.parametrize(
    ("where", "scope"),
    [
        ({}, Scope()),
        ({"store": ("eu",)}, Scope()),
        ({"country": ("DE",)}, Scope(regions=frozenset({"UK"}))),
        ({}, Scope(brands=frozenset({"Red"}))),
    ],
)
def test_the_size_of_a_cohort_is_the_new_customers_of_its_month(
    workspace: Workspace, where: dict[str, tuple[str, ...]], scope: Scope
) -> None:
    seen = workspace.seen_through(scope)
    new = answer(seen, Query(("new_customers",), grain=Grain.MONTH, where=where)).readings
    cells = answer(seen, Query(("retention",), by=("months_since",), grain=Grain.MONTH, where=where)).readings
    sizes = {reading.period.start: reading.value for reading in new}

    assert sum(filter(None, sizes.values())) > 0
    assert cells
    for cell in cells:
        assert cell.denominator == sizes[cell.period.start]
        assert cell.numerator is not None
        assert Decimal(0) <= cell.numerator <= (cell.denominator or 0)


def test_months_that_have_not_come_are_left_out(workspace: Workspace) -> None:
    cells = answer(workspace, Query(("retention",), by=("months_since",), grain=Grain.MONTH)).readings
    months = {(cell.period.start.month, int(cell.slice["months_since"])) for cell in cells}

    assert months == {(start, since) for start in range(1, 7) for since in range(6) if start + since <= LAST.month}


def test_whoever_came_back_in_a_month_came_back_at_all(workspace: Workspace) -> None:
    by_month = answer(workspace, Query(("retention",), by=("months_since",))).readings
    at_all = answer(workspace, Query(("retention",))).readings[0]

    assert max(cell.numerator or 0 for cell in by_month) <= (at_all.numerator or 0)
    assert sum(cell.numerator or 0 for cell in by_month) >= (at_all.numerator or 0)
