"""What roll-ups answer is what the facts answer, whatever is asked, and only what changed is made anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from helloword.kpis import company as door
from helloword.kpis.answering import answer_on
from helloword.kpis.dimensions import OF_LINES
from helloword.kpis.ground import Ground
from helloword.kpis.joins import own_dims_of
from helloword.kpis.query import Query
from helloword.kpis.rollups import keeping, pieces, sizes
from helloword.kpis.rollups.grain import counts_once, covers, grains_of
from helloword.kpis.rollups.overview import overview, rebuild, refresh
from helloword.kpis.rollups.rollup import rollup_of, sums_up
from helloword.kpis.scans import Scan
from helloword.lake.importing import import_file
from helloword.period import Grain
from helloword.workspace import Workspace
from tests.oracle import central_bank
from tests.oracle.importing import workspace_of
from tests.oracle.questions import questions
from tests.oracle.reference.company import company
from tests.oracle.worlds import world

ORDERS = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,channel,customer"


@pytest.fixture(autouse=True)
def however_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Roll-ups are for facts of millions of rows; here a few are rolled up, though nothing is won by it."""
    monkeypatch.setattr(sizes, "FEW", 2.0)


def rolled(workspace: Workspace) -> Ground:
    """A ground of its own that answers from roll-ups wherever one can."""
    door._grounds.clear()
    ground = door.ground_of(workspace)
    assert ground.place
    return replace(ground, place=replace(ground.place, least=0))


def plain(workspace: Workspace) -> Ground:
    """A ground that answers from facts alone."""
    door._grounds.clear()
    return replace(door.ground_of(workspace), place=None)


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[Scan]:
    """The scans that were answered from roll-ups."""
    answered: list[Scan] = []
    before = keeping.RollUps.rows

    def rows(self: keeping.RollUps, scan: Scan, *of: object) -> object:
        found = before(self, scan, *of)  # type: ignore[arg-type]
        answered.extend([scan] if found is not None else [])
        return found

    monkeypatch.setattr(keeping.RollUps, "rows", rows)
    return answered


@pytest.mark.parametrize("seed", [3])
def test_random_questions_are_answered_alike(seed: int, tmp_path: Path, used: list[Scan]) -> None:
    grown = world(seed, plain=False)
    workspace, firm = workspace_of(grown, tmp_path), company(grown, central_bank.rates())
    facts, kept = plain(workspace), rolled(workspace)

    for question in questions(grown, firm, seed, 3):
        assert answer_on(kept, question.query) == answer_on(facts, question.query), question
    asked = [({*scan.dims, *(dim for dim, _ in scan.filters)}, own_dims_of(scan.relation)) for scan in used]
    assert any(dims <= own for dims, own in asked)
    assert any(dims & OF_LINES - own for dims, own in asked)


def orders(folder: Path, name: str, *rows: str) -> Path:
    path = folder / f"{name}.csv"
    path.write_text("\n".join([ORDERS, *rows]) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def shop(tmp_path: Path) -> Workspace:
    workspace = Workspace.create(tmp_path / "shop", name="Acme", currency="EUR", timezone="Europe/Berlin")
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    months = [f"o{m},1,2026-0{m}-10,paid,A,{m},10,EUR,web,c{m}" for m in range(1, 6)]
    import_file(workspace, orders(tmp_path, "first", *months), store="eu", kind="general.orders")
    return workspace


ASKED = Query(("gross_sales", "orders"), start=date(2026, 1, 1), end=date(2026, 5, 31), grain=Grain.MONTH)


def test_only_the_month_that_changed_is_made_anew(shop: Workspace, tmp_path: Path) -> None:
    before = rolled(shop)
    answer_on(before, ASKED)
    assert before.rollups
    folder, name = before.rollups.place.folder, "sold_lines-day-store-EUR"
    then = pieces.read(folder, name)
    import_file(
        shop, orders(tmp_path, "more", "o9,1,2026-03-11,paid,A,1,7,EUR,app,c9"), store="eu", kind="general.orders"
    )
    made: list[tuple[str, ...]] = []
    ground = rolled(shop)
    assert ground.rollups
    filling = ground.rollups._made
    ground.rollups._made = lambda r, months, *of: (made.append((r.name, *months)), filling(r, months, *of))[1]  # type: ignore[method-assign]

    answer = answer_on(ground, ASKED)

    now = pieces.read(folder, name)
    assert then
    assert now
    assert {m for m in now.keys if then.keys[m] != now.keys[m]} == {"2026-03"}
    assert ("sold_lines-day-store", "2026-03") in made
    assert [int(r.value or 0) for r in answer.readings if r.kpi == "gross_sales"] == [10, 20, 37, 40, 50]


def test_what_was_asked_before_is_brought_up_to_date_ahead_of_the_next_question(
    shop: Workspace, tmp_path: Path
) -> None:
    answer_on(rolled(shop), ASKED)
    import_file(
        shop, orders(tmp_path, "more", "o9,1,2026-03-11,paid,A,1,7,EUR,app,c9"), store="eu", kind="general.orders"
    )
    ground = rolled(shop)
    assert ground.rollups

    brought = list(refresh(ground))
    made: list[str] = []
    ground.rollups._made = lambda r, *of: made.append(r.name)  # type: ignore[assignment, method-assign, return-value]
    answer = answer_on(ground, ASKED)

    assert {"sold_lines-day-store-EUR", "orders_left-day-store-EUR"} <= set(brought)
    assert made == []
    assert [int(r.value or 0) for r in answer.readings if r.kpi == "gross_sales"] == [10, 20, 37, 40, 50]


def test_a_roll_up_that_saves_nothing_is_not_kept(shop: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sizes, "FEW", 0.2)
    ground = rolled(shop)

    answer_on(ground, ASKED)

    assert ground.rollups
    assert pieces.names(ground.rollups.place.folder) == ()
    assert {(o.relation, o.rows, o.measured.ratio) for o in overview(ground)} >= {("sold_lines", None, 1.0)}


def test_what_is_broken_or_gone_is_made_anew(shop: Workspace) -> None:
    folder = shop.lake / door.ROLLUPS
    first = answer_on(rolled(shop), ASKED)
    for path in folder.glob("*.parquet"):
        path.write_bytes(b"half a file")

    again = answer_on(rolled(shop), ASKED)

    assert again == first
    assert rebuild(rolled(shop)) == len(pieces.names(folder)) > 0
    assert rebuild(rolled(shop), every=True) > 20


def test_a_changed_definition_is_not_answered_by_what_was_kept(shop: Workspace) -> None:
    answer_on(rolled(shop), ASKED)
    mine = "measures:\n  gross_sales:\n    name: {zh: 销售总额, en: Gross sales}\n    relation: sold_lines\n    expression: SUM(gross * 2)\n    unit: money\n"
    door.change_catalogue(shop, mine, "mine.yml", "double")

    doubled = answer_on(rolled(shop), ASKED)

    assert doubled == answer_on(plain(shop), ASKED)
    assert int(doubled.readings[0].value or 0) == 20


def test_small_facts_are_not_rolled_up(shop: Workspace) -> None:
    door._grounds.clear()
    answer_on(door.ground_of(shop), ASKED)

    folder = shop.lake / door.ROLLUPS
    assert sizes.names(folder) == pieces.names(folder) == ()


def test_an_order_is_kept_by_one_thing_of_its_lines_and_counted_once() -> None:
    assert [grain for grain in grains_of("orders_left") if {"channel", "brand"} & set(grain)] == [
        ("store", "channel"),
        ("store", "brand"),
    ]
    by_channel = ("orders_left", ("store", "channel"))
    assert counts_once(*by_channel, ("channel",), (("channel", ("web", "app")),))
    assert counts_once(*by_channel, ("store",), (("channel", ("web",)),))
    assert not counts_once(*by_channel, (), (("channel", ("web", "app")),))
    assert not counts_once(*by_channel, ("store",), ())
    assert counts_once("sold_lines", ("store", "channel"), (), ())
    assert covers(("store",), frozenset({"region", "platform"}))
    assert not covers(("store",), frozenset({"channel"}))


def test_distinct_buyers_and_medians_do_not_sum_up(shop: Workspace) -> None:
    measures = door.catalogue_of(shop).measures

    assert not any(sums_up(measures[id]) for id in ("customers_again", "repeat_customers", "response_us"))
    assert {m.id for m in rollup_of(door.catalogue_of(shop), "sold_lines", "day", ("store",)).measures} >= {
        "gross_sales",
        "units",
    }


def test_finer_roll_ups_are_not_measured_where_a_coarser_one_saves_nothing(
    shop: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sizes, "FEW", 0.2)
    ground = rolled(shop)

    answer_on(ground, ASKED)

    measured = {o.grain for o in overview(ground) if o.relation == "sold_lines"}
    assert measured == {("store",)}
    assert len(list(grains_of("sold_lines"))) > 1
