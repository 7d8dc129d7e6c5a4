"""Lists that grow are told in pages of one shape, which neither repeat nor skip anything when something comes in between."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest

from helloword.server.app import create_api, create_app
from helloword.server.paging import Paged
from helloword.workspace import Workspace
from tests.server.conftest import ask

SCHEMA = create_api().openapi()
PAGED = ["/api/v1/actions", "/api/v1/alerts", "/api/v1/audit", "/api/v1/imports", "/api/v1/purchases",
    "/api/v1/reconciliation", "/api/v1/reviews", "/api/v1/tasks"]  # fmt: skip


@pytest.fixture
def own(company: Path, tmp_path: Path) -> Workspace:
    """A copy of the company, which may change."""
    shutil.copytree(company, tmp_path / "company")
    return Workspace.open(tmp_path / "company")


@pytest.mark.parametrize("path", PAGED)
def test_a_list_that_grows_has_the_one_shape(path: str) -> None:
    asked = SCHEMA["paths"][path]["get"]
    told = asked["responses"]["200"]["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
    limits = [p["schema"] for p in asked["parameters"] if p["name"] == "limit"]

    assert {"items", "next"} <= set(SCHEMA["components"]["schemas"][told]["required"])
    assert [(limit["minimum"], limit["maximum"]) for limit in limits] in ([(1, 500)], [(1, 200)])


def test_pages_neither_repeat_nor_skip_what_was_there_when_something_is_added(own: Workspace) -> None:
    app = create_app(own)
    whole = [entry["id"] for entry in ask(app, "/api/v1/audit?limit=200").json()["items"]]
    read, cursor = [], ""
    for turn in range(len(whole)):
        page = ask(app, f"/api/v1/audit?limit=2{cursor}").json()
        read += [entry["id"] for entry in page["items"]]
        own.add_store(f"s{turn}", "amazon", "UK", "GBP", "Europe/London")
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert read == whole
    imports = ask(app, "/api/v1/imports?limit=1").json()
    rest = ask(app, f"/api/v1/imports?limit=1&cursor={imports['next']}").json()
    assert [e["id"] for e in (*imports["items"], *rest["items"])] == [2, 1]
    assert rest["next"] is None


def test_a_place_stays_the_place_when_its_item_is_gone() -> None:
    first, cursor = Paged(limit=2).of([1, 4, 2, 3], lambda n: (n,))
    rest, end = Paged(cursor, 2).of([1, 3, 4], lambda n: (n,))

    assert (first, rest, end) == ([1, 2], [3, 4], None)


@pytest.mark.parametrize("cursor", ["nonsense", "e30", "WyJ4Il0", "Wy0xZTMwMF0", "WzFdWzFd", "W3RydWVd"])
def test_a_cursor_of_elsewhere_is_refused(client: httpx.Client, cursor: str) -> None:
    for path in PAGED:
        answer = client.get(f"{path}?cursor={cursor}")

        assert answer.status_code == 422 or (answer.status_code, answer.json()["items"]) == (200, [])
        assert answer.json().get("code") in ("bad_cursor", None)
