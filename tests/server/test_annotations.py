"""Annotations over HTTP: who writes, changes and sees notes."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from helloword.access import accept, invite
from helloword.people import Department, Person, add_department, add_person
from helloword.text import Text
from helloword.workspace import Workspace
from tests.server.conftest import serving

DAY = {"first": "2026-10-05", "until": "2026-10-06"}
OCTOBER = "/api/v1/annotations?from=2026-10-01&to=2026-10-31"
PEOPLE = {"kim": (("marketing",), ()), "mia": (("manager",), ()), "vic": (("viewer",), ()), "lee": (("customer_service",), ("eu",))}  # fmt: skip


@pytest.fixture(scope="module")
def people(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, httpx.Client]]:
    """Everybody in a browser of their own; lee sees one of two stores."""
    made = Workspace.create(
        tmp_path_factory.mktemp("notes") / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin"
    )
    for store in ("eu", "us"):
        made.add_store(store, "shopify", "DE", "EUR", "Europe/Berlin")
    add_department(made, Department("company", Text("公司", "Company")))
    cookies = {}
    for id, (roles, stores) in PEOPLE.items():
        add_person(made, Person(id, id.title(), "company", roles, f"{id}@lumora.example", stores=stores))
        cookies[id] = accept(made, invite(made, id), "violet anchor cactus", "")
    with serving(made.folder) as url:
        found = {id: httpx.Client(base_url=url, timeout=60, cookies={"helloword": c}) for id, c in cookies.items()}
        yield found
        for client in found.values():
            client.close()


def seen(by: httpx.Client, text: str) -> list[dict[str, object]]:
    found = by.get(OCTOBER).raise_for_status().json()["annotations"]
    return [each for each in found if each["text"]["en"] == text]


def test_a_note_is_written_changed_taken_away_and_brought_back(people: dict[str, httpx.Client]) -> None:
    kim = people["kim"]
    note = kim.post("/api/v1/annotations", json={"text": "New boxes", **DAY}).raise_for_status().json()
    at = f"/api/v1/annotations/{note['id']}"
    changed = kim.put(at, json={"version": 1, "text": "Newer boxes", **DAY, "kpi": "net_sales"}).json()
    gone = kim.delete(at).json()
    listed = seen(kim, "Newer boxes")
    kim.post(f"{at}/restore", json={"number": gone["version"] - 1}).raise_for_status()

    assert (note["by"], note["changeable"], changed["version"], changed["kpi"]) == ("Kim", True, 2, "net_sales")
    assert listed == []
    assert [each["version"] for each in seen(kim, "Newer boxes")] == [4]
    assert [v["what"] for v in kim.get(f"{at}/versions").json()] == ["restored", "deleted", "changed", "written"]


def test_who_may_not_write_is_refused_and_others_notes_are_managers_to_change(people: dict[str, httpx.Client]) -> None:
    note = people["kim"].post("/api/v1/annotations", json={"text": "Kim's", **DAY}).json()
    at = f"/api/v1/annotations/{note['id']}"
    viewer = people["vic"].post("/api/v1/annotations", json={"text": "No", **DAY})
    other = people["lee"].delete(at)

    assert (viewer.status_code, viewer.json()["code"]) == (403, "not_permitted")
    assert (other.status_code, other.json()["code"]) == (403, "note_not_yours")
    assert [each["changeable"] for each in seen(people["vic"], "Kim's")] == [False]
    assert people["mia"].delete(at).status_code == 200


def test_a_note_on_a_store_outside_of_ones_view_is_not_there(people: dict[str, httpx.Client]) -> None:
    note = people["kim"].post("/api/v1/annotations", json={"text": "US only", **DAY, "stores": ["us"]}).json()
    whole = people["lee"].post("/api/v1/annotations", json={"text": "All", **DAY}, headers={"Accept-Language": "zh"})

    assert seen(people["lee"], "US only") == []
    assert people["lee"].get(f"/api/v1/annotations/{note['id']}/versions").status_code == 404
    assert (whole.status_code, whole.json()["code"]) == (422, "note_whole_company")
    assert "店铺" in whole.json()["detail"]
    assert people["lee"].post("/api/v1/annotations", json={"text": "EU", **DAY, "stores": ["eu"]}).status_code == 200


def test_days_are_needed(people: dict[str, httpx.Client]) -> None:
    assert people["vic"].get("/api/v1/annotations").json()["code"] == "bad_range"
