"""A store that nothing was imported for has not sold nothing: there is no number, where a store without sales shows zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.kpis import company as door
from helloword.kpis.answering import answer_on
from helloword.kpis.company import answer
from helloword.kpis.query import Query, Reading
from helloword.kpis.rollups import sizes
from helloword.lake.importing import import_file
from helloword.lake.undoing import undo_import
from helloword.period import Grain
from helloword.scope import Scope
from helloword.workspace import Workspace

ORDERS = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency"
REFUNDS = "refund_id,order_id,refunded_at,quantity,amount,currency"
PLAIN_SUMS = ("gross_sales", "net_sales", "orders", "units", "discounts", "gross_profit", "net_profit", "new_customers")


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    """Orders of eu in January and March, of uk in March alone; us never brought any, and tw only a refund."""
    workspace = Workspace.create(tmp_path / "shop", name="Acme", currency="EUR", timezone="Europe/Berlin")
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin", "Europe")
    workspace.add_store("uk", "shopify", "GB", "EUR", "Europe/London", "Europe")
    workspace.add_store("us", "amazon", "US", "EUR", "America/New_York", "America")
    workspace.add_store("tw", "shopee", "TW", "EUR", "Asia/Taipei")
    bring(workspace, "eu", "orders", ORDERS, "o1,1,2026-01-10,paid,A,1,10,EUR", "o2,1,2026-03-10,paid,A,1,20,EUR")
    bring(workspace, "uk", "orders", ORDERS, "o3,1,2026-03-12,paid,A,1,5,EUR")
    bring(workspace, "tw", "refunds", REFUNDS, "r1,x1,2026-01-20,1,3,EUR")
    return workspace


def bring(workspace: Workspace, store: str, kind: str, *lines: str) -> None:
    path = workspace.folder.parent / f"{store}-{kind}.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert import_file(workspace, path, store=store, kind=f"general.{kind}").rejected == 0


def by_month(kpi: str, **where: tuple[str, ...]) -> Query:
    return Query((kpi,), grain=Grain.MONTH, start=date(2026, 1, 1), end=date(2026, 3, 31), where=where)


def values(readings: Iterable[Reading]) -> list[Decimal | None]:
    return [reading.value for reading in readings]


def test_a_store_without_imports_has_no_number(shop: Workspace) -> None:
    for dim, value in (("store", "us"), ("region", "America"), ("platform", "amazon")):
        found = answer(shop, replace(by_month("orders", **{dim: (value,)}), kpis=PLAIN_SUMS)).readings

        assert {(reading.value, reading.reason) for reading in found} == {(None, "no_data")}
        assert len(found) == len(PLAIN_SUMS) * 3


def test_a_store_that_sold_nothing_in_a_month_shows_zero(shop: Workspace) -> None:
    assert values(answer(shop, by_month("gross_sales", store=("eu",))).readings) == [10, 0, 20]
    assert values(answer(shop, by_month("gross_sales", store=("uk",))).readings) == [0, 0, 5]
    assert values(answer(shop, by_month("gross_sales", store=("us", "uk"))).readings) == [0, 0, 5]


def test_a_store_without_a_region_is_found_under_none(shop: Workspace) -> None:
    bring(shop, "tw", "orders", ORDERS, "o4,1,2026-01-10,paid,A,1,7,EUR")

    assert values(answer(shop, by_month("gross_sales", region=("(none)",))).readings) == [7, 0, 0]
    assert values(answer(shop, by_month("gross_sales", region=("America",))).readings) == [None] * 3


def test_what_a_store_did_bring_is_told_and_the_rest_is_not_made_up(shop: Workspace) -> None:
    # the refund of tw is known, its sales are not
    assert values(answer(shop, by_month("net_sales", store=("tw",))).readings) == [-3, None, None]
    assert values(answer(shop, by_month("gross_sales", store=("tw",))).readings) == [None] * 3


def test_parts_still_come_to_the_total(shop: Workspace) -> None:
    asked = replace(by_month("orders"), kpis=("gross_sales", "net_sales", "orders", "refunds"))
    whole = answer(shop, asked).readings
    for dim in ("store", "region", "platform"):
        parts = answer(shop, replace(asked, by=(dim,))).readings

        for total in whole:
            known = [part.value or 0 for part in parts if (part.kpi, part.period) == (total.kpi, total.period)]
            assert sum(known) == total.value


def test_a_month_that_is_compared_with_has_no_number_either(shop: Workspace) -> None:
    asked = replace(by_month("gross_sales", store=("us",)), compare="previous")

    assert {reading.comparison and reading.comparison.value for reading in answer(shop, asked).readings} == {None}


def test_somebody_who_sees_one_store_is_told_the_same(shop: Workspace) -> None:
    seen = Scope(stores=frozenset({"us"}))

    assert values(answer_on(door.ground_of(shop), by_month("orders"), seen).readings) == [None] * 3


def test_it_is_known_from_the_import_on_and_until_it_is_taken_back(shop: Workspace) -> None:
    before = door.ground_of(shop).provenance.lake
    asked = by_month("gross_sales", store=("us",))
    bring(shop, "us", "orders", ORDERS, "o5,1,2026-03-20,paid,A,1,9,EUR")

    assert values(answer(shop, asked).readings) == [0, 0, 9]
    assert values(answer(shop, replace(asked, as_of=before)).readings) == [None] * 3
    assert values(answer(shop, replace(asked, known_on=date(2026, 3, 15))).readings) == [None] * 3
    undo_import(shop, 4)
    assert values(answer(shop, asked).readings) == [None] * 3


def test_roll_ups_and_facts_say_the_same(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "FEW", 2.0)
    ground = door.ground_of(shop)
    assert ground.place
    kept, facts = (replace(ground, place=place) for place in (replace(ground.place, least=0), None))

    for store in ("eu", "uk", "us", "tw"):
        asked = replace(by_month("gross_sales", store=(store,)), kpis=PLAIN_SUMS)
        assert answer_on(kept, asked) == answer_on(facts, asked)
