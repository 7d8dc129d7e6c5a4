"""Boards sent regularly over HTTP: who may subscribe whom, what goes out of a running server, and what it says of it."""

from __future__ import annotations

import io
import shutil
import time
from collections.abc import Callable, Iterator
from decimal import Decimal

import httpx
import openpyxl
import pytest

from helloword.access import accept, invite
from helloword.alerts.channels import add_channel
from helloword.audit import Actor
from helloword.boards.keeping import make
from helloword.people import staff
from helloword.workspace import Workspace
from tests.alerts.receiving import hook
from tests.server.conftest import serving
from tests.subscriptions.conftest import Box, kept_company, smtp

__all__ = ["kept_company"]
Everybody = dict[str, httpx.Client]
WHEN = {"every": "week", "time": "08:30", "zone": "Asia/Shanghai", "weekdays": [5, 1, 1]}
VIEW = {"period": "2026-10-09..2026-11-05", "compare": "previous", "where": []}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, kept_company) -> Workspace:
    found = Workspace.open(shutil.copytree(kept_company, tmp_path_factory.mktemp("sent") / "company"))
    add_channel(found, "kims", "json://127.0.0.1:1/kim", "kim")
    add_channel(found, "lees", "json://127.0.0.1:1/lee", "lee")
    return found


@pytest.fixture(scope="module")
def box(workspace: Workspace) -> Iterator[Box]:
    with smtp(workspace) as kept:
        yield kept


@pytest.fixture(scope="module")
def people(workspace: Workspace, box: Box) -> Iterator[Everybody]:
    """Everybody in a browser of their own."""
    names = [person.id for person in staff(workspace).people.values() if person.email]
    cookies = {id: accept(workspace, invite(workspace, id), "violet anchor cactus", "") for id in names}
    with hook() as post, serving(workspace.folder) as url:
        add_channel(workspace, "team", post.address, locale="en")
        found = {
            id: httpx.Client(base_url=url, timeout=60, cookies={"helloword": cookie}, headers={"Accept-Language": "en"})
            for id, cookie in cookies.items()
        }
        yield found
        for client in found.values():
            client.close()


def body(*people: str, channels: tuple[str, ...] = (), **more: object) -> dict[str, object]:
    told = {"board": "morning", "view": VIEW, "when": WHEN, "locale": "en"}
    return {**told, "people": list(people), "channels": list(channels), **more}


def made(by: httpx.Client, *people: str, **more: object) -> dict[str, object]:
    answer = by.post("/api/v1/subscriptions", json=body(*people, **more))  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    found: dict[str, object] = answer.json()
    return found


def at(subscription: dict[str, object], *rest: str) -> str:
    return "/".join(("/api/v1/subscriptions", str(subscription["id"]), *rest))


def until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + 90
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_whoever_sees_a_board_subscribes_themselves_and_sending_to_others_takes_the_permission(
    people: Everybody,
) -> None:
    own = made(people["kim"], "kim", channels=("kims",))

    assert own["when"] == {**WHEN, "weekdays": [1, 5], "day": None}
    assert (own["owner"], own["mine"], own["gets"], own["changeable"]) == ("Kim <Lee>", True, True, True)
    for wanted in (body("ana"), body("kim", "lee"), body(channels=("team",)), body(channels=("lees",))):
        refused = people["kim"].post("/api/v1/subscriptions", json=wanted, headers={"Accept-Language": "zh"})
        assert (refused.status_code, refused.json()["code"]) == (403, "subscription_others")
        assert "需要权限" in refused.json()["detail"]
    parts = people["kim"].get("/api/v1/subscription-parts").json()
    assert ([p["id"] for p in parts["people"]], [c["id"] for c in parts["channels"]]) == (["kim"], ["kims"])
    assert (parts["me"], parts["others"], parts["mail"]) == ("kim", False, True)
    wide = people["ana"].get("/api/v1/subscription-parts").json()
    assert {p["id"] for p in wide["people"]} == {"ana", "kim", "lee"}
    assert [c["id"] for c in wide["channels"]] == ["team"]
    assert people["ana"].get("/api/v1/subscriptions").json()[0]["id"] == own["id"]
    assert people["lee"].get("/api/v1/subscriptions").json() == []
    assert people["lee"].get(at(own, "sendings")).status_code == 404


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"people": []}, "subscription_nobody"),
        ({"board": "nothing"}, "unknown_board"),
        ({"board": "store"}, "subscription_filter"),
        ({"view": {**VIEW, "period": "soon"}}, "subscription_period"),
        ({"view": {**VIEW, "where": ["colour:red"]}}, "unknown_dimension"),
        ({"when": {**WHEN, "weekdays": []}}, "subscription_weekdays"),
        ({"when": {**WHEN, "zone": "Mars/Base"}}, "unknown_timezone"),
        ({"when": {**WHEN, "time": "noon!"}}, "subscription_time"),
    ],
)
def test_what_does_not_hold_is_refused(people: Everybody, change: dict[str, object], code: str) -> None:
    refused = people["ana"].post("/api/v1/subscriptions", json={**body("ana"), **change})

    assert refused.status_code in (404, 422)
    assert refused.json()["code"] == code


def test_a_private_board_is_sent_to_nobody_who_may_not_see_it(people: Everybody, workspace: Workspace) -> None:
    private = {"id": "kims-own", "name": {"zh": "私", "en": "Own"}, "tiles": [{"line": "net_sales"}]}
    make(workspace.acting_as(Actor("person:kim")), private)

    refused = people["ana"].post("/api/v1/subscriptions", json=body("ana", board="kims-own"))
    assert (refused.status_code, refused.json()["code"]) == (404, "unknown_board")
    assert people["lee"].get("/api/v1/subscriptions", params={"board": "kims-own"}).status_code == 404
    sent = made(people["kim"], "kim", board="kims-own")
    assert sent["id"] not in [each["id"] for each in people["ana"].get("/api/v1/subscriptions").json()]
    assert people["ana"].delete(at(sent)).status_code == 404


def test_the_workbook_of_a_mail_has_the_numbers_that_its_reader_gets_from_the_api(people: Everybody, box: Box) -> None:
    sent = made(people["ana"], "kim", channels=("team",))
    box.mails.clear()
    queued = people["ana"].post(at(sent, "send"), json={"test": False}).json()
    assert [(each["kind"], each["how"], each["status"]) for each in queued] == [
        ("channel", "by_hand", "waiting"), ("person", "by_hand", "waiting"),
    ]  # fmt: skip
    again = people["ana"].post(at(sent, "send"), json={"test": False})
    assert (again.status_code, again.json()["code"]) == (429, "subscription_just_sent")
    until(lambda: all(each["status"] == "sent" for each in people["ana"].get(at(sent, "sendings")).json()))

    [file] = box.to("kim").iter_attachments()
    book = openpyxl.load_workbook(io.BytesIO(file.get_content()))
    days = {"from": "2026-10-09", "to": "2026-11-05", "compare": "previous"}
    kpis = ["net_sales", "gross_margin", "orders"]
    wanted = people["kim"].get("/api/v1/values", params={"kpi": kpis, **days}).json()
    heads, *rows = [[cell.value for cell in row] for row in book["KPIs"].iter_rows(min_row=3)]
    found = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    for reading in wanted:
        row = found[reading["kpi"]]
        for name, value in (("Value", reading["value"]), ("Compared value", reading["comparison"]["value"]),
                            ("Change", reading["comparison"]["change"])):  # fmt: skip
            assert Decimal(str(row[name])) == pytest.approx(Decimal(value), abs=Decimal("1e-9"))
    by_store = people["kim"].get("/api/v1/values", params={"kpi": kpis, "by": "store", **days}).json()
    heads, eu, total = [[cell.value for cell in row] for row in book["By store"].iter_rows(min_row=3)]
    shown = dict(zip(heads, eu, strict=True))
    assert (eu[0], total[0], eu[1:]) == ("eu", "Total", total[1:])
    assert Decimal(str(shown["Net sales (EUR)"])) == Decimal(by_store[0]["value"])
    one = people["kim"].get("/api/v1/subscriptions", params={"board": "morning"}).json()
    assert next(each["last"] for each in one if each["id"] == sent["id"])["sent"] == 2
    assert [each["to"]["id"] for each in people["kim"].get(at(sent, "sendings")).json()] == ["kim"]


def test_a_test_goes_to_whoever_asks_alone(people: Everybody, box: Box) -> None:
    sent = made(people["ana"], "lee")
    box.mails.clear()
    people["ana"].post(at(sent, "send"), json={"test": True})
    until(lambda: box.mails)

    assert box.to("ana")["Subject"].startswith("[Test] Morning & more")
    assert len(box.mails) == 1


def test_who_gets_it_may_leave_and_only_who_may_changes_it(people: Everybody, box: Box) -> None:
    sent = made(people["ana"], "ana", "kim")
    change = {**body("ana", "kim", "lee"), "version": 1}
    for refused in (people["kim"].put(at(sent), json=change), people["kim"].delete(at(sent)),
                    people["kim"].post(at(sent, "pause"), json={"paused": True})):  # fmt: skip
        assert (refused.status_code, refused.json()["code"]) == (403, "subscription_not_yours")
        assert "Ana Olsen" in refused.json()["detail"]

    assert sent["id"] not in [each["id"] for each in people["kim"].post(at(sent, "leave")).json()]
    stale = people["ana"].put(at(sent), json=change)
    assert (stale.status_code, stale.json()["code"]) == (409, "subscription_meanwhile")
    assert people["ana"].put(at(sent), json={**change, "version": 2}).json()["version"] == 3
    assert people["ana"].post(at(sent, "pause"), json={"paused": True}).json()["next_at"] is None
    assert people["ana"].post(at(sent, "pause"), json={"paused": False}).json()["next_at"]
    assert [v["what"] for v in people["ana"].get(at(sent, "versions")).json()] == [
        "resumed", "paused", "changed", "left", "made",
    ]  # fmt: skip
    assert sent["id"] not in [each["id"] for each in people["ana"].delete(at(sent)).json()]
    assert people["ana"].get(at(sent, "sendings")).status_code == 404
