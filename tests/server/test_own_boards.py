"""Boards of people's own over HTTP: who may make, see and change them."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from helloword.access import accept, invite
from helloword.audit import entries
from helloword.people import Department, Person, add_department, add_person
from helloword.text import Text
from helloword.workspace import Workspace
from tests.server.conftest import load, serving

ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,1,1,2026-10-05T09:30:00,delivered,=CMD(),4,50.00,EUR
us,2,1,2026-10-20T18:00:00,delivered,MUG,10,10.00,EUR
"""
LINE = {"kind": "line", "kpi": "net_sales"}
COSTLY = {"kind": "line", "kpi": "contribution_profit"}
PEOPLE = {
    "ana": ("owner",), "kim": ("marketing",), "lee": ("customer_service",), "mia": ("manager",), "vic": ("viewer",),
}  # fmt: skip
Everybody = dict[str, httpx.Client]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    base = tmp_path_factory.mktemp("boards")
    made = Workspace.create(base / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    for id in ("eu", "us"):
        made.add_store(id, "shopify", "DE", "EUR", "Europe/Berlin")
    load(made, base, "orders.csv", ORDERS)
    return made


@pytest.fixture(scope="module")
def people(workspace: Workspace) -> Iterator[Everybody]:
    """Everybody in a browser of their own."""
    add_department(workspace, Department("company", Text("公司", "Company")))
    cookies = {}
    for id, roles in PEOPLE.items():
        add_person(workspace, Person(id, id.title(), "company", roles, f"{id}@lumora.example"))
        cookies[id] = accept(workspace, invite(workspace, id), "violet anchor cactus", "")
    english = {"Accept-Language": "en"}
    with serving(workspace.folder) as url:
        found = {
            id: httpx.Client(base_url=url, timeout=60, cookies={"helloword": cookie}, headers=english)
            for id, cookie in cookies.items()
        }
        yield found
        for client in found.values():
            client.close()


def words(text: str) -> dict[str, str]:
    return {"zh": text, "en": text}


def made(by: httpx.Client, name: str = "Mine", *tiles: dict[str, object], **more: object) -> dict[str, object]:
    answer = by.post("/api/v1/boards", json={"name": words(name), "tiles": [*tiles] or [LINE], **more})
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def at(board: dict[str, object], *rest: str) -> str:
    return "/".join(("/api/v1/boards", str(board["id"]), *rest))


def test_a_private_board_is_not_there_for_anybody_else(people: Everybody) -> None:
    board = made(people["kim"])

    assert people["kim"].get(at(board)).json()["changeable"] is True
    for other in ("ana", "mia", "vic"):
        assert people[other].get(at(board)).status_code == 404
        assert board["id"] not in [each["id"] for each in people[other].get("/api/v1/boards").json()]
        assert people[other].get(at(board, "versions")).status_code == 404
    assert people["mia"].delete(at(board)).status_code == 404


def test_a_viewer_makes_none_but_pins(people: Everybody) -> None:
    refused = people["vic"].post("/api/v1/boards", json={"name": words("No"), "tiles": [LINE]})

    assert (refused.status_code, refused.json()["code"]) == (403, "not_permitted")
    listed = people["vic"].put("/api/v1/boards/pins", json={"boards": ["finance", "company"]}).json()
    assert {each["id"]: each["pinned"] for each in listed if each["pinned"] is not None} == {"finance": 0, "company": 1}
    assert all(each["pinned"] is None for each in people["kim"].get("/api/v1/boards").json())


def test_who_it_is_shared_with_sees_it_and_only_who_may_changes_it(people: Everybody) -> None:
    board = made(people["kim"], "Shared")
    people["kim"].post(at(board, "share"), json={"shared": "roles", "roles": ["manager"]})

    assert people["vic"].get(at(board)).status_code == 404
    change = {"version": 2, "name": words("By Mia"), "tiles": [LINE, LINE]}
    assert people["mia"].put(at(board), json=change).json()["version"] == 3
    people["mia"].post(at(board, "share"), json={"shared": "everyone"})
    seen = people["vic"].get(at(board)).json()
    assert (seen["owner"], seen["changeable"], seen["mine"]) == ("Kim", False, False)
    refused = people["lee"].put(at(board), json={**change, "version": 4})
    assert (refused.status_code, refused.json()["code"]) == (403, "board_not_yours")
    history = people["kim"].get(at(board, "versions")).json()
    assert [(v["what"], v["by"]) for v in history] == [
        ("shared", "Mia"), ("changed", "Mia"), ("shared", "Kim"), ("made", "Kim"),
    ]  # fmt: skip
    assert (history[1]["added"], history[1]["removed"], history[1]["named"]) == (1, 0, True)


def test_somebody_else_saved_meanwhile(people: Everybody) -> None:
    board = made(people["kim"], "Both")
    people["kim"].post(at(board, "share"), json={"shared": "everyone"})
    theirs = {"version": 2, "name": words("Theirs"), "tiles": [LINE]}
    people["mia"].put(at(board), json=theirs)

    refused = people["kim"].put(at(board), json={**theirs, "name": words("Mine")}, headers={"Accept-Language": "zh"})

    assert (refused.status_code, refused.json()["code"]) == (409, "board_saved_meanwhile")
    assert refused.json()["detail"].startswith("Mia 已在此期间保存了第 3 版")
    assert people["kim"].get(at(board)).json()["name"] == words("Theirs")


def test_going_back_keeps_who_sees_it_and_a_deleted_board_comes_back(people: Everybody, workspace: Workspace) -> None:
    board = made(people["kim"], "First")
    people["kim"].put(at(board), json={"version": 1, "name": words("Second"), "tiles": [LINE, COSTLY]})
    people["kim"].post(at(board, "share"), json={"shared": "everyone"})
    people["kim"].delete(at(board))

    assert people["kim"].get(at(board)).status_code == 404
    assert [each["id"] for each in people["kim"].get("/api/v1/boards/deleted").json()] == [board["id"]]
    assert people["lee"].get("/api/v1/boards/deleted").json() == []
    back = people["kim"].post(at(board, "restore"), json={"number": 1, "version": 4}).json()
    assert (back["name"], len(back["tiles"]), back["shared"], back["version"]) == (words("First"), 1, "everyone", 5)
    log = [e.action for e in entries(workspace.state) if e.subject.id == board["id"]]
    assert sorted(log) == ["board.changed", "board.deleted", "board.made", "board.restored", "board.shared"]


def test_who_may_not_see_costs_loses_nothing_of_a_board_with_them(people: Everybody) -> None:
    board = made(people["lee"], "Ours")
    refused = people["lee"].put(at(board), json={"version": 1, "name": words("Ours"), "tiles": [COSTLY]})
    assert (refused.status_code, refused.json()["code"]) == (422, "board_kpi")
    people["lee"].post(at(board, "share"), json={"shared": "everyone"})
    people["mia"].put(at(board), json={"version": 2, "name": words("Ours"), "tiles": [LINE, COSTLY]})

    assert [tile["kpi"] for tile in people["lee"].get(at(board)).json()["tiles"]] == ["net_sales"]
    refused = people["lee"].put(at(board), json={"version": 3, "name": words("Ours"), "tiles": [LINE]})
    assert (refused.status_code, refused.json()["code"]) == (403, "board_partly_hidden")


def test_ready_boards_stay_as_they_are_and_are_copied(people: Everybody) -> None:
    ready = people["kim"].get("/api/v1/boards/marketing").json()
    refused = people["kim"].put("/api/v1/boards/marketing", json={"version": 1, "name": words("x"), "tiles": [LINE]})
    assert (refused.status_code, refused.json()["code"]) == (403, "board_is_ready_made")

    copy = made(people["kim"], "Copy", *ready["tiles"], came_from="marketing", filters=ready["filters"])

    assert (copy["tiles"], copy["came_from"], copy["shared"]) == (ready["tiles"], "marketing", "private")
    nothing = {"name": words("x"), "tiles": [LINE], "came_from": "board-12345678"}
    assert people["kim"].post("/api/v1/boards", json=nothing).status_code == 404


@pytest.mark.parametrize(
    ("tile", "said"),
    [
        ({"kind": "pie", "kpi": "net_sales"}, "图块要写成"),
        ({"kind": "ranked", "kpi": "net_sales"}, "`by:`"),
        ({"kind": "line", "kpi": "net_sale"}, "没有指标“net_sale”"),
        ({"kind": "ranked", "kpi": "ad_spend", "by": "reason"}, "不能按 reason 切片"),
        ({"kind": "line", "kpi": "net_sales", "wide": 13}, "应为 2 到 12"),
    ],
)
def test_a_tile_that_does_not_hold_is_said_in_the_readers_language(people: Everybody, tile: object, said: str) -> None:
    given = {"name": words("Wrong"), "tiles": [tile]}
    refused = people["kim"].post("/api/v1/boards", json=given, headers={"Accept-Language": "zh-CN"})

    assert refused.status_code == 422
    assert said in refused.json()["detail"]
