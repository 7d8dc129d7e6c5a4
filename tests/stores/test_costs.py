"""Landed costs: what is missing, dearest first, and entering it so that all of it holds or none."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.audit import Actor, entries, verify
from helloword.errors import FieldsError
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.importing import import_file, list_imports, rejects, undo_import
from helloword.stores import Change, SkuCost, change_costs, landed_costs
from helloword.workspace import Workspace

WU = Actor("person:wu")
# Sales: kettle 80 without a cost and 40 with one, filter 40, mug 30; 190 in all, of which 40 has a cost.
ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency
eu,1,1,2026-10-05T09:30:00,delivered,KETTLE,2,40.00,0,EUR
eu,2,1,2026-10-20T18:00:00,delivered,"FILTER, XL",5,8.00,0,EUR
eu,3,1,2026-11-05T20:15:00,delivered,007,1,30.00,0,EUR
eu,4,1,2026-11-10T20:15:00,delivered,KETTLE,1,40.00,0,EUR
eu,5,1,2026-11-11T20:15:00,cancelled,GONE,1,99.00,0,EUR
"""
COSTS = """sku,effective_from,purchase,inbound,duty,currency
KETTLE,2026-11-01,10.00,2.00,1.00,EUR
OLD,2025-01-01,5.00,0,0,CNY
"""
PRODUCTS = """sku,title
KETTLE,Kettle 1 L
SPOON,Spoon
"""
FILTER = "FILTER, XL"
KETTLE = Change("KETTLE", "9", "2", "1", "EUR", "2026-10-01")


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A company that stays as it is; most tests take a copy."""
    tmp_path = tmp_path_factory.mktemp("costs")
    made = Workspace.create(tmp_path / "company", name="Acme", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    for name, text in (("orders.csv", ORDERS), ("costs.csv", COSTS), ("products.csv", PRODUCTS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        import_file(made, tmp_path / name)
    return made


@pytest.fixture
def workspace(company: Workspace, tmp_path: Path) -> Workspace:
    shutil.copytree(company.folder, tmp_path / "company")
    return Workspace.open(tmp_path / "company")


def profit(workspace: Workspace) -> tuple[Decimal | None, Decimal | None]:
    """Gross profit of all days, and the share of sales whose costs are known."""
    reading = answer(workspace, Query(("gross_profit",))).readings[0]
    return reading.value, reading.cost_coverage


def row(workspace: Workspace, sku: str) -> SkuCost:
    return next(found for found in landed_costs(workspace).skus if found.sku == sku)


def fields(workspace: Workspace, *changes: Change) -> dict[tuple[int, str], str]:
    """What is said to be wrong with changes, by row and field."""
    with pytest.raises(FieldsError) as refused:
        change_costs(workspace, changes, "", WU)
    return {(wrong.row, wrong.field): wrong.en for wrong in refused.value.wrong}


def test_what_was_sold_without_a_cost_comes_first_and_the_dearest_of_it_at_the_top(workspace: Workspace) -> None:
    found = landed_costs(workspace)

    assert [(r.sku, r.missing, r.sold.without) for r in found.skus] == [
        ("KETTLE", True, 80), (FILTER, True, 40), ("007", True, 30), ("OLD", False, None),
    ]  # fmt: skip
    assert (found.first, found.until, found.since) == (date(2026, 8, 14), date(2026, 11, 11), date(2026, 10, 5))
    assert (found.sold.gross, found.sold.units) == (190, 9)
    assert found.sold.coverage is not None
    assert round(found.sold.coverage, 6) == round(Decimal(40) / 190, 6)
    assert round(row(workspace, "KETTLE").explains or 0, 6) == round(Decimal(80) / 190, 6)


def test_a_sku_shows_its_title_its_cost_in_force_and_its_history(workspace: Workspace) -> None:
    kettle = row(workspace, "KETTLE")

    assert (kettle.title, kettle.now and kettle.now.unit) == ("Kettle 1 L", 13)
    assert [cost.effective_from for cost in kettle.history] == [date(2026, 11, 1)]
    assert row(workspace, "007").now is None


def test_entered_costs_change_profit_and_keep_what_was_before(workspace: Workspace) -> None:
    before = profit(workspace)
    saved = change_costs(
        workspace, [KETTLE, Change(FILTER, "2.5", "", "", "eur", "2026-10-01")], "invoices of October", WU
    )

    # 190 - 1 kettle x 13; then 190 - 2 x 12 - 1 x 13 - 5 x 2.5, with 160 of 190 covered.
    assert before[0] == 177
    assert profit(workspace)[0] == Decimal("140.5")
    assert round(profit(workspace)[1] or 0, 6) == round(Decimal(160) / 190, 6)
    assert (saved.new, saved.changed, saved.unchanged) == (2, 0, 0)
    assert [c.unit for c in row(workspace, "KETTLE").history] == [13, 12]
    assert [r.sku for r in landed_costs(workspace).skus if r.missing] == ["007"]


def test_what_was_entered_is_an_import_that_can_be_undone(workspace: Workspace) -> None:
    before = profit(workspace)
    saved = change_costs(workspace, [KETTLE], "", WU)
    done = list_imports(workspace)[-1]

    assert (done.id, done.kind, done.file) == (saved.import_id, "general.costs", saved.file)
    undo_import(workspace, saved.import_id)
    assert profit(workspace) == before


def test_the_same_day_again_replaces_the_cost(workspace: Workspace) -> None:
    saved = change_costs(workspace, [replace(KETTLE, purchase="11.2500", effective_from="2026-11-01")], "typo", WU)

    assert (saved.new, saved.changed) == (0, 1)
    assert [c.unit for c in row(workspace, "KETTLE").history] == [Decimal("14.25")]


def test_a_currency_with_a_rate_is_turned_into_the_companys(workspace: Workspace) -> None:
    change_costs(workspace, [Change("007", "100", "", "", "CNY", "2026-10-01")], "", WU)
    value, coverage = profit(workspace)

    assert value is not None
    assert 155 < value < 170
    assert round(coverage or 0, 6) == round(Decimal(70) / 190, 6)


def test_every_mistake_is_told_at_once_and_nothing_is_kept(workspace: Workspace) -> None:
    before, log, imports = profit(workspace), len(entries(workspace.state)), len(list_imports(workspace))

    assert fields(
        workspace, KETTLE, replace(KETTLE, sku="KETLE", purchase="", inbound="-1", duty="1,5", currency="EURO"),
        replace(KETTLE, currency="XXX", effective_from="01.10.2026"), replace(KETTLE, purchase="1.00001"),
    ) == {
        (1, "sku"): "There is no such SKU; did you mean KETTLE?",
        (1, "purchase"): "Enter what it costs to buy.",
        (1, "inbound"): "It cannot be negative.",
        (1, "duty"): "Write a number such as 12.50.",
        (1, "currency"): "Write a three-letter code such as USD or CNY.",
        (2, "currency"): "There is no exchange rate for XXX, so margins could not be computed; use another, or import "
        "rates first.",
        (2, "effective_from"): "Write a day such as 2026-01-31.",
        (3, "purchase"): "4 decimals at most.",
    }  # fmt: skip
    assert (profit(workspace), len(entries(workspace.state)), len(list_imports(workspace))) == (before, log, imports)


@pytest.mark.parametrize("typed", ["NaN", "Infinity", "1e3", "1_000", "0x10", "٣", "1 000", "--1", ".", "1000000001"])
def test_what_is_no_plain_amount_is_refused(company: Workspace, typed: str) -> None:
    assert list(fields(company, replace(KETTLE, purchase=typed))) == [(0, "purchase")]


@pytest.mark.parametrize("typed", ["", "2026-02-30", "20261001", "2026-W40-1", "1999-12-31", "9999-12-31"])
def test_what_is_no_plain_day_is_refused(company: Workspace, typed: str) -> None:
    assert list(fields(company, replace(KETTLE, effective_from=typed))) == [(0, "effective_from")]


def test_a_price_of_next_month_can_be_entered_now_and_holds_from_then(workspace: Workspace) -> None:
    soon = (datetime.now(UTC).date() + timedelta(days=40)).isoformat()
    change_costs(workspace, [replace(KETTLE, effective_from=soon)], "", WU)
    kettle = row(workspace, "KETTLE")

    assert (len(kettle.history), kettle.now and kettle.now.unit) == (2, 13)


def test_one_sku_and_day_twice_is_told(company: Workspace) -> None:
    assert fields(company, KETTLE, replace(KETTLE, purchase="8")) == {
        (1, "effective_from"): "Row 1 has this SKU and day already."
    }


def test_a_product_that_was_never_sold_may_have_a_cost(workspace: Workspace) -> None:
    change_costs(workspace, [replace(KETTLE, sku="SPOON")], "", WU)

    assert not row(workspace, "SPOON").missing


@pytest.mark.parametrize("sku", ["GONE", "nothing"])
def test_a_sku_that_was_neither_sold_nor_is_a_product_is_refused(company: Workspace, sku: str) -> None:
    assert list(fields(company, replace(KETTLE, sku=sku))) == [(0, "sku")]


def test_awkward_skus_come_back_as_they_are(workspace: Workspace) -> None:
    change_costs(workspace, [replace(KETTLE, sku=FILTER), replace(KETTLE, sku=" 007 ")], "", WU)

    assert (row(workspace, FILTER).now is not None, row(workspace, "007").now is not None) == (True, True)
    assert rejects(workspace) == ()


def test_who_entered_what_and_why_is_in_the_audit_log(workspace: Workspace) -> None:
    saved = change_costs(workspace, [replace(KETTLE, effective_from="2026-11-01")], "new supplier", WU)
    entry = entries(workspace.state, subject="sku:KETTLE")[0]
    detail = json.loads(entry.detail)

    assert (entry.actor, entry.action, entry.reason) == (WU, "costs.entered", "new supplier")
    assert (detail["file"], detail["from"]["purchase"], detail["to"]["purchase"]) == (saved.file, "10", "9")
    assert verify(workspace.state).broken is None


def test_without_any_data_there_is_nothing_to_do(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "new", name="New", currency="JPY", timezone="Asia/Tokyo")
    found = landed_costs(made)

    assert (found.skus, found.first, found.sold.gross, found.usual) == ((), None, None, "JPY")
