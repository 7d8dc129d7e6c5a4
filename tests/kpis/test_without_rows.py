"""A relation has no rows where the first of its facts has none, so that it need not be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlglot import exp

from helloword.kpis import company as door
from helloword.kpis.answering import answer_on
from helloword.kpis.engines.duckdb import DuckDBEngine
from helloword.kpis.engines.engine import Engine
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query
from helloword.kpis.relations import RELATIONS
from helloword.kpis.scans import Scan, inputs_of, with_relations
from helloword.lake.importing import import_file
from helloword.lake.snapshot import snapshot
from helloword.period import Grain, calendar
from helloword.workspace import Workspace
from tests.oracle.importing import workspace_of
from tests.oracle.worlds import world

SEEDS = (3, 4, 5)
SOMETIMES = 0.9
"""Share of the relations that have rows in one of the worlds that are looked at."""


def test_no_relation_has_rows_without_its_first_fact(tmp_path: Path) -> None:
    told = {name: relation.facts[0] for name, relation in RELATIONS.items() if relation.facts}
    with_rows: set[str] = set()
    for seed in SEEDS:
        workspace = workspace_of(world(seed, plain=False), tmp_path / str(seed))
        ground, files = door.ground_of(workspace), snapshot(workspace).tables
        with_rows |= {name for name in told if _count(ground, ground.engine, name)}
        without = {fact: _engine(workspace, {**files, fact: ()}) for fact in set(told.values())}
        assert not [name for name, fact in told.items() if _count(ground, without[fact], name)]

    assert len(with_rows) >= SOMETIMES * len(told), told.keys() - with_rows


def test_what_has_no_rows_is_not_asked_of_the_engine(tmp_path: Path, asked: list[str]) -> None:
    workspace = Workspace.create(tmp_path / "shop", name="Acme", currency="EUR", timezone="Europe/Berlin")
    workspace.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    (tmp_path / "orders.csv").write_text(
        "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\n"
        "o1,1,2026-01-10 12:00:00,paid,A,1,10,EUR\n",
        encoding="utf-8",
    )
    import_file(workspace, tmp_path / "orders.csv", store="eu", kind="general.orders")
    door._grounds.clear()
    ground = replace(door.ground_of(workspace), place=None)
    answer_on(ground, Query(("net_sales",), grain=Grain.MONTH))
    asked.clear()

    answered = answer_on(ground, Query(("stockout_rate", "ctr", "gross_sales"), grain=Grain.MONTH)).readings

    assert {reading.kpi: reading.value for reading in answered} == {
        "stockout_rate": None,
        "ctr": None,
        "gross_sales": 10,
    }
    assert len(asked) == 1


def _engine(workspace: Workspace, files: dict[str, tuple[str, ...]]) -> DuckDBEngine:
    return DuckDBEngine(files, door._stores_table(workspace))


def _count(ground: Ground, engine: Engine, relation: str) -> int:
    first, last = ground.span(RELATIONS[relation].facts) or (date(2026, 1, 1), date(2026, 1, 1))
    periods = calendar(Grain.MONTH, first, last, last)
    rates, _ = ground.rates(ground.currency)
    scan = Scan(relation, None, None, (), (), periods, ())
    counted = with_relations(exp.select(exp.Count(this=exp.Star()).as_("n")).from_(relation))
    return int(engine.run(counted, inputs_of(scan, rates)).column("n")[0].as_py())
