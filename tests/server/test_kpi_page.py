"""What the page of a KPI asks for besides readings: the formula opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from helloword.alerts.shipped import templates
from helloword.audit import LOCAL
from helloword.errors import NotAllowedError
from helloword.kpis.company import formula_tree, ground_of
from helloword.kpis.formula_tree import Node, tree_on
from helloword.kpis.query import Query
from helloword.scope import Scope
from helloword.server.app import create_app
from helloword.server.asking_for import Asker
from helloword.server.uses import uses_json
from helloword.workspace import Workspace
from tests.server.conftest import ask

DAYS = "from=2026-10-01&to=2026-11-30&compare=previous"


@pytest.fixture(scope="module")
def app(company: Path) -> FastAPI:
    return create_app(Workspace.open(company))


def parts(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node["children"]:
        yield from parts(child)


@pytest.mark.parametrize(("kpi", "where"), [("net_profit", "&where=store:eu"), ("cac", "")])
def test_every_kpi_of_the_tree_has_the_value_that_it_has_by_itself(app: FastAPI, kpi: str, where: str) -> None:
    tree = ask(app, f"/api/v1/kpis/{kpi}/tree?{DAYS}{where}").json()["tree"]
    found = {part["id"]: part for part in parts(tree) if part["kind"] == "kpi"}
    asked = "&".join(f"kpi={id}" for id in found)
    values = ask(app, f"/api/v1/values?{asked}&{DAYS}{where}").json()

    assert tree["id"] == kpi
    assert {v["kpi"]: (v["value"], v["comparison"]) for v in values} == {
        id: (part["value"], part["comparison"]) for id, part in found.items()
    }


def test_measures_stand_with_their_values_and_signs(app: FastAPI) -> None:
    tree = ask(app, f"/api/v1/kpis/repeat_rate/tree?{DAYS}").json()["tree"]

    assert [(part["kind"], part["sign"], part["id"], part["value"]) for part in tree["children"]] == [
        ("measure", "", "repeat_customers", "0"),
        ("measure", "/", "active_customers", "3"),
    ]


def test_a_part_that_gives_away_costs_is_named_but_not_told(company: Path) -> None:
    ground = ground_of(Workspace.open(company))
    open_kpi = replace(ground.catalogue.kpis["clv"], costs=None)
    catalogue = replace(ground.catalogue, kpis={**ground.catalogue.kpis, "clv": open_kpi})

    with pytest.raises(NotAllowedError):
        tree_on(replace(ground, catalogue=catalogue), Query(("clv",)), Scope(costs=False))


def test_what_cannot_be_cut_to_the_slice_says_so_beside_what_can(company: Path) -> None:
    workspace = Workspace.open(company)
    node, _ = formula_tree(workspace, Query(("contribution_profit",), where={"country": ("DE",)}))
    refused = {part.kpi.id: part.refused.code for part in _nodes(node) if part.kpi and part.refused}

    assert node.refused is None
    assert refused == {"ad_spend": "slice_refused"}


def test_who_uses_a_kpi_is_told_as_far_as_it_is_seen(app: FastAPI, company: Path) -> None:
    told = ask(app, "/api/v1/kpis/roas/uses").json()
    used = lambda kind: {each["id"] for each in told[kind]}  # noqa: E731
    seller = Asker(LOCAL, frozenset(), Scope(costs=False))
    workspace = replace(Workspace.open(company), scope=seller.scope)
    formulas = uses_json(workspace, seller, "net_sales")["kpis"]

    assert {"company", "marketing"} <= used("boards")
    assert used("alert_rules") == {id for id, rule in templates().items() if rule.kpi == "roas"} != set()
    assert {kpi["id"] for kpi in ask(app, "/api/v1/kpis/net_sales/uses").json()["kpis"]} >= {
        "gross_margin",
        "gross_profit",
    }
    assert formulas == []
    assert ask(app, "/api/v1/kpis/nothing/uses").status_code == 404


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _nodes(child)


@pytest.mark.parametrize("kpi", ["net_sales", "aov"])
def test_what_slices_made_of_a_change_comes_to_the_change(app: FastAPI, kpi: str) -> None:
    body = ask(app, f"/api/v1/kpis/{kpi}/contributors?from=2026-11-01&to=2026-11-30&compare=previous").json()
    change = Decimal(body["comparison"]["change"])

    assert {split["dimension"] for split in body["splits"]} >= {"store"}
    for split in body["splits"]:
        total = sum(Decimal(each["change"]) for each in split["contributors"])
        assert abs(total - change) <= Decimal("1e-15")


def test_a_median_is_not_taken_apart(app: FastAPI) -> None:
    body = ask(app, "/api/v1/kpis/transit_time/contributors?from=2026-11-01&to=2026-11-30&compare=previous").json()

    assert (body["possible"], body["splits"]) == (False, [])


def test_coverage_names_the_stores_of_the_question_and_what_it_was_counted_from(app: FastAPI) -> None:
    body = ask(app, "/api/v1/kpis/gross_margin/coverage?from=2026-10-01&to=2026-11-30&where=store:us").json()

    assert {source["store"] for source in body["sources"]} == {"us"}
    assert [s["rows"] for s in body["sources"] if s["fact"] == "order_lines"] == [1]
    assert body["cost_coverage"] == "1"
