"""The quadrant that a board asks: the largest slices and what all come to, within what is seen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from helloword.server import quadrant_shapes
from helloword.workspace import Workspace
from tests.server.conftest import load, serving
from tests.server.test_sign_in import owner, somebody

ADDRESS = "/api/v1/values/quadrant"
OCTOBER = "from=2026-10-01&to=2026-10-31"
THREE = "x=units&y=contribution_margin&size=net_sales&by=sku"
HEAD = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency,customer"
MANY = 40
"""SKUs of the shop in the US; of each as many units as its number."""


@pytest.fixture(scope="module")
def shop(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The company with more SKUs, all sold in the US in October."""
    folder = tmp_path_factory.mktemp("quadrant")
    workspace = Workspace.open(shutil.copytree(company, folder / "company"))
    lines = [f"us,Q-{n},1,2026-10-09T10:00:00,delivered,S{n:02},{n},10.00,0,USD,dora" for n in range(1, MANY + 1)]
    load(workspace, folder, "more.csv", "\n".join([HEAD, *lines, ""]))
    return workspace


@pytest.fixture(scope="module")
def url(shop: Workspace) -> Iterator[str]:
    with serving(shop.folder) as address:
        yield address


@pytest.fixture(scope="module")
def people(shop: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, httpx.Client]]:
    """A finance person and a customer service person of the European store alone, in a copy that has people."""
    workspace = Workspace.open(shutil.copytree(shop.folder, tmp_path_factory.mktemp("seen") / "company"))
    with serving(workspace.folder) as address:
        owner(address, workspace)
        yield {
            role: somebody(address, workspace, f"kim-{n}", role, stores=("eu",))
            for n, role in enumerate(("finance", "customer_service"))
        }


def asked(client: httpx.Client, query: str) -> dict[str, Any]:
    """What the server answers, in the shape that its schema says."""
    found = client.get(f"{ADDRESS}?{query}").raise_for_status().json()
    TypeAdapter(quadrant_shapes.Quadrant).validate_python(found)
    assert isinstance(found, dict)
    return found


def test_the_largest_are_sent_and_all_are_counted(client: httpx.Client) -> None:
    found = asked(client, f"x=units&y=aov&size=net_sales&by=sku&where=store:us&limit=3&currency=USD&{OCTOBER}")

    assert [spot["slice"] for spot in found["spots"]] == ["S40", "S39", "S38"]
    assert found["spots"][0] == {"slice": "S40", "x": "40", "y": "400", "size": "400", "corner": "best"}
    assert (found["slices"], found["currency"]) == (MANY, "USD")
    assert found["lines"] == {"x": "20", "y": "200"}
    assert found["corners"] == {"best": 21, "promote": 0, "reprice": 0, "clear": 19}
    assert {source["store"] for source in found["freshness"]} <= {"us", None}


def test_its_values_are_those_that_are_answered_one_by_one(client: httpx.Client) -> None:
    found = asked(client, f"{THREE}&{OCTOBER}")
    kpis = "kpi=units&kpi=contribution_margin&kpi=net_sales"
    readings = client.get(f"/api/v1/values?{kpis}&by=sku&{OCTOBER}").json()
    values = {(r["kpi"], r["slice"]["sku"]): r["value"] for r in readings}

    assert len(found["spots"]) == found["slices"] == MANY + 2
    for spot in found["spots"]:
        three = [values[kpi, spot["slice"]] for kpi in ("units", "contribution_margin", "net_sales")]
        assert [spot["x"], spot["y"], spot["size"]] == three


def test_days_without_anything_have_no_spots(client: httpx.Client) -> None:
    found = asked(client, f"{THREE}&from=2026-10-02&to=2026-10-03")

    assert (found["spots"], found["slices"], found["lines"]) == ([], 0, None)


def test_an_answer_is_not_sent_to_one_who_has_it(client: httpx.Client) -> None:
    first = client.get(f"{ADDRESS}?{THREE}&{OCTOBER}")
    again = client.get(f"{ADDRESS}?{THREE}&{OCTOBER}", headers={"If-None-Match": first.headers["etag"]})
    other = client.get(f"{ADDRESS}?{THREE}&{OCTOBER}&limit=1", headers={"If-None-Match": first.headers["etag"]})

    assert (first.status_code, again.status_code, other.status_code) == (200, 304, 200)


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("x=units&y=aov&size=net_sales", 422, "bad_parameter"),
        ("x=units&y=aov&size=net_sales&by=colour", 404, "unknown_dimension"),
        ("x=units&y=aov&size=nets_sales&by=sku", 404, "unknown_kpi"),
        ("x=units&y=cvr&size=net_sales&by=reason", 422, "slice_refused"),
        (f"{THREE}&limit=0", 422, "bad_parameter"),
        (f"{THREE}&grain=day", 422, "unknown_parameter"),
    ],
)
def test_what_cannot_be_asked_is_refused(client: httpx.Client, query: str, status: int, code: str) -> None:
    answer = client.get(f"{ADDRESS}?{query}")

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_whoever_sees_one_store_is_told_of_its_slices_alone(people: dict[str, httpx.Client]) -> None:
    found = asked(people["finance"], f"{THREE}&{OCTOBER}")

    assert [spot["slice"] for spot in found["spots"]] == ["KETTLE", "FILTER"]
    assert (found["slices"], sum(found["corners"].values())) == (2, 2)
    assert asked(people["finance"], f"{THREE}&{OCTOBER}&where=store:us")["slices"] == 0


@pytest.mark.parametrize("place", ["x", "y", "size"])
def test_a_kpi_of_costs_is_refused_in_any_place_to_who_may_not_see_costs(
    people: dict[str, httpx.Client], place: str
) -> None:
    kpis = {"x": "units", "y": "aov", "size": "net_sales"}
    seen = people["customer_service"].get(ADDRESS, params={**kpis, "by": "sku"})
    hidden = people["customer_service"].get(ADDRESS, params={**kpis, place: "contribution_margin", "by": "sku"})

    assert seen.status_code == 200
    assert (hidden.status_code, hidden.json()["code"]) == (403, "costs_hidden")
