"""Files handed in over HTTP: looked at without being kept, imported once, cut to what their asker sees, and forgotten."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from helloword.access import invite, owner_link
from helloword.audit import LOCAL, entries
from helloword.lake.importing import list_imports
from helloword.people import Person, add_person, change_person
from helloword.server.app import create_app
from helloword.server.background import present
from helloword.server.upload_answers import on_a_page
from helloword.uploads.bringing import asked, bring_next
from helloword.uploads.keeping import KEPT_FOR, Uploads
from helloword.uploads.taking import taking
from helloword.uploads.upload import Stage, Upload
from helloword.workspace import Workspace
from tests.server.conftest import serving

GOOD = "violet anchor cactus"
HEADER = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer,contact,remark\n"
ORDERS = (
    HEADER
    + "eu,D-1,1,2026-10-05T09:30:00+00:00,delivered,KETTLE,1,40.00,EUR,anna@example.com,anna@example.com,call Anna\n"
    "eu,D-2,1,2026-10-20,delivered,KETTLE,two,40.00,EUR,Ben Berg,ben@example.com,\n"
)
FOREIGN = HEADER + "us,U-1,1,2026-10-05T09:30:00+00:00,delivered,KETTLE,1,59.00,USD,carol,,\n"
WITHOUT_STORE = (
    "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\nW-1,1,03/04/2026,paid,K,1,40.00,EUR\n"
)
COSTS = "sku,effective_from,purchase,currency\nKETTLE,2026-01-01,10.00,EUR\n"


def founded(folder: Path) -> Workspace:
    """A company of two stores without data."""
    made = Workspace.create(folder / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin", region="EU")
    made.add_store("us", "shopify", "US", "USD", "America/Los_Angeles", region="US")
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A company of its own."""
    return founded(tmp_path)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A company in which several tests import."""
    return founded(tmp_path_factory.mktemp("uploads"))


@pytest.fixture(scope="module")
def client(shared: Workspace) -> Iterator[httpx.Client]:
    """Talks to the server of the company that is shared."""
    with talking(shared) as found:
        yield found


@contextmanager
def talking(workspace: Workspace) -> Iterator[httpx.Client]:
    """Somebody who talks to the server of a company while it runs."""
    with serving(workspace.folder) as url, httpx.Client(base_url=url, timeout=60) as found:
        yield found


def dropped(client: httpx.Client, name: str, text: str | bytes) -> dict:
    """What is told of a file that was handed in."""
    answer = client.post("/api/v1/uploads", params={"name": name}, content=text)
    assert answer.status_code == 200, answer.text
    return answer.json()


def imported(client: httpx.Client, upload: dict, **choice: str) -> dict:
    """The upload once its import has ended."""
    body = {"json": choice} if choice else {}
    begun = client.post(f"/api/v1/uploads/{upload['token']}/import", **body)
    assert begun.status_code == 200, begun.text
    return ended(client, upload["token"])


def ended(client: httpx.Client, token: str) -> dict:
    until = time.monotonic() + 30
    while time.monotonic() < until:
        now = client.get(f"/api/v1/uploads/{token}").json()
        if now["stage"] in ("done", "failed"):
            return now
        time.sleep(0.1)
    raise AssertionError(now)


def test_a_file_is_looked_at_imported_once_and_forgotten(client: httpx.Client, shared: Workspace) -> None:
    seen = dropped(client, "orders.csv", ORDERS)
    assert (seen["stage"], seen["problem"], seen["choice"]["kind"]) == ("ready", None, "general.orders")
    look = seen["look"]
    assert (look["possible"], look["rows"], look["rejected"]) == (["general.orders"], 2, 1)
    assert look["columns"][:4] == ["store", "order_id", "line_id", "ordered_at"]
    assert look["preview"][0]["cells"][:4] == ["eu", "D-1", "1", "2026-10-05 11:30"]
    assert [(u["line"], u["column"], u["value"], u["code"]) for u in look["unread"]] == [(3, "quantity", "two", "not_integer")]  # fmt: skip
    assert look["loads"] == [{"fact": "order_lines", "store": "eu", "rows": 1, "first": "2026-10-05", "last": "2026-10-05"}]  # fmt: skip
    assert look["ignored_columns"] == ["remark"]
    assert look["personal_columns"] == ["customer", "contact"]
    told = client.get(f"/api/v1/uploads/{seen['token']}").text
    assert not [name for name in ("anna@", "Ben", "ben@", "Anna", "hashed") if name in told]
    assert list_imports(shared) == ()

    done = imported(client, seen)
    assert (done["stage"], done["result"]["new"], done["result"]["rejected"]) == ("done", 1, 1)
    assert (done["result"]["first"], done["result"]["last"]) == ("2026-10-05", "2026-10-05")
    assert done["look"]["preview"] == []
    assert client.post(f"/api/v1/uploads/{seen['token']}/import").json()["code"] == "upload_begun"
    assert not list((shared.folder / "uploads").rglob("orders.csv"))
    [kept] = client.get("/api/v1/imports").json()["items"]
    assert (kept["file"], kept["stores"], kept["by"]) == ("orders.csv", ["eu"], "local")
    [entry] = entries(shared.state, action="import.kept")
    assert (entry.actor, json.loads(entry.detail)["file"]) == (LOCAL, "orders.csv")
    assert list_imports(shared)[0].path == "upload"

    again = dropped(client, "orders.csv", ORDERS)
    assert again["look"]["before"] == 1
    result = imported(client, again)["result"]
    assert (result["new"], result["changed"], result["unchanged"]) == (0, 0, 1)
    export = client.post("/api/v1/imports/2/rejects/export")
    assert "two" in export.text
    assert "Ben" not in export.text
    mended = dropped(client, "mended.csv", export.text.replace("two", "2"))
    assert imported(client, mended)["result"]["new"] == 1


def test_what_a_file_does_not_say_is_chosen(client: httpx.Client) -> None:
    seen = dropped(client, "orders.csv", WITHOUT_STORE)
    assert seen["problem"]["code"] == "ask_dates"
    assert "--dates" not in str(seen["problem"])
    assert "uploads/" not in str(seen["problem"])
    assert seen["look"]["preview"][0]["cells"][2] == "03/04/2026"
    address = f"/api/v1/uploads/{seen['token']}"
    assert client.post(f"{address}/import").json()["code"] == "upload_not_ready"
    asked = client.post(address, json={"dates": "dmy"}).json()
    assert asked["problem"]["code"] == "store_needed"
    assert client.post(address, json={"dates": "dmy", "store": "moon"}).json()["code"] == "unknown_store"
    ready = client.post(address, json={"dates": "dmy", "store": "eu"}).json()
    assert (ready["problem"], ready["looks"]) == (None, 3)
    assert ready["look"]["preview"][0]["cells"][2] == "2026-04-03"
    assert imported(client, seen)["result"]["loads"][0]["store"] == "eu"
    straight = dropped(client, "other.csv", WITHOUT_STORE.replace("W-1", "W-2"))
    assert imported(client, straight, kind="general.orders", store="us", dates="mdy")["result"]["first"] == "2026-03-04"


def test_a_file_that_cannot_be_used_is_told_in_words(client: httpx.Client) -> None:
    unusable = (
        ("a.pdf", b"%PDF-1.7 nothing", "binary"),
        ("empty.csv", b"", "empty_file"),
        ("strange.csv", b"foo,bar\n1,2\n", "foreign_no_kind"),
        ("broken.xlsx", b"PK\x03\x04 no workbook", "workbook_broken"),
    )
    for name, content, code in unusable:
        seen = dropped(client, name, content)
        assert (seen["stage"], seen["problem"]["code"]) == ("ready", code)
        assert seen["problem"]["text"]["zh"] != seen["problem"]["text"]["en"]
        assert "uploads/" not in seen["problem"]["text"]["en"]
        client.delete(f"/api/v1/uploads/{seen['token']}")
        assert client.get(f"/api/v1/uploads/{seen['token']}").status_code == 404


def test_names_are_names_alone_and_tokens_are_tokens(client: httpx.Client, shared: Workspace) -> None:
    for name, kept in (("../../etc/orders.csv", "orders.csv"), ("..", "upload"), ("a\\b\\订单.csv", "订单.csv")):
        seen = dropped(client, name, ORDERS)
        assert seen["name"] == kept
        assert (shared.folder / "uploads" / seen["token"] / "file" / kept).is_file()
    assert client.post("/api/v1/uploads", content=b"x").json()["code"] == "bad_parameter"
    for token in ("..", "x" * 32, "0" * 32):
        assert client.get(f"/api/v1/uploads/{token}").status_code == 404


def test_a_file_that_is_too_large_leaves_nothing(workspace: Workspace) -> None:
    app = create_app(workspace)
    app.state.uploading.largest = 100

    def chunks() -> Iterator[bytes]:
        yield from (b"x" * 60 for _ in range(3))

    told, streamed = _posted(app, b"x" * 101), _posted(app, chunks())
    assert [(a.status_code, a.json()["code"], a.json()["facts"]["limit"]) for a in (told, streamed)] == [
        (413, "upload_too_large", "0.0001"), (413, "upload_too_large", "0.0001"),
    ]  # fmt: skip
    assert list((workspace.folder / "uploads").glob("*")) == []


def _posted(app: object, content: object) -> httpx.Response:
    """Answer to an upload of an app that is not behind a port."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    async def pieces() -> object:
        for piece in [content] if isinstance(content, bytes) else list(content):  # type: ignore[call-overload]
            yield piece

    async def sent() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as found:
            body = content if isinstance(content, bytes) else pieces()
            return await found.post("/api/v1/uploads?name=a.csv", content=body)  # type: ignore[arg-type]

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(sent())).result()


def test_an_import_under_way_survives_a_kill(workspace: Workspace) -> None:
    rows = "".join(f"eu,K-{n},1,2026-10-{n % 28 + 1:02},delivered,KETTLE,1,40.00,EUR,,,\n" for n in range(20_000))
    with taking(Uploads(workspace), "orders.csv", LOCAL.name, present()) as incoming:
        incoming.write((HEADER + rows).encode())
    address = f"/api/v1/uploads/{incoming.token}"
    with killed_server(workspace) as client:
        until = time.monotonic() + 30
        while client.get(address).json()["stage"] != "ready" and time.monotonic() < until:
            time.sleep(0.1)
        assert client.post(f"{address}/import").status_code == 200
        while client.get(address).json()["stage"] != "importing" and time.monotonic() < until:
            time.sleep(0.01)
    done = bring(Uploads(workspace))
    assert done is not None
    assert (done.stage, done.tries) == (Stage.DONE, 1)
    assert sum(each.new for each in list_imports(workspace)) == 20_000


@contextmanager
def killed_server(workspace: Workspace) -> Iterator[httpx.Client]:
    """Talks to a server that is killed when the block ends."""
    command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--workspace", str(workspace.folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        url = next(found[0] for line in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        with httpx.Client(base_url=url, timeout=60) as client:
            yield client
        os.kill(process.pid, signal.SIGKILL)


def test_an_import_that_ended_the_server_twice_is_given_up_until_somebody_asks_again(workspace: Workspace) -> None:
    uploads = Uploads(workspace)
    with taking(uploads, "orders.csv", LOCAL.name, present()) as incoming:
        incoming.write(ORDERS.encode())
    broken = uploads.change(incoming.token, lambda now: replace(now, stage=Stage.IMPORTING, tries=1))
    assert broken is not None
    given_up = bring(uploads)
    assert given_up is not None
    assert (given_up.stage, given_up.problem and given_up.problem.code) == (Stage.FAILED, "upload_broken_off")
    assert bring(uploads) is None

    uploads.change(incoming.token, lambda now: asked(now, present()))
    done = bring(uploads)
    assert done is not None
    assert (done.stage, done.result and done.result["new"]) == (Stage.DONE, 1)


def bring(uploads: Uploads) -> Upload | None:
    return bring_next(
        uploads, lambda by: uploads.workspace, on_a_page, lambda token: nullcontext(lambda done, size: None)
    )


def test_what_lay_for_a_day_and_what_came_half_is_deleted(workspace: Workspace) -> None:
    uploads = Uploads(workspace)
    with taking(uploads, "old.csv", LOCAL.name, present() - KEPT_FOR - timedelta(minutes=1)) as incoming:
        incoming.write(b"x")
    with pytest.raises(KeyboardInterrupt), taking(uploads, "broken.csv", LOCAL.name, present()):
        raise KeyboardInterrupt
    half = uploads.folder / ("0" * 32)
    (half / "file").mkdir(parents=True)
    os.utime(half, (0, 0))
    uploads.forget_old(present())

    assert list(uploads.folder.glob("*")) == []


def test_a_part_of_the_company_is_imported_by_those_who_see_it(workspace: Workspace) -> None:
    with talking(workspace) as client:
        _import_a_part(client, workspace)


def _import_a_part(client: httpx.Client, workspace: Workspace) -> None:
    boss = httpx.Client(base_url=client.base_url, timeout=60)
    given = {"secret": owner_link(workspace), "password": GOOD, "name": "Ana", "email": "ana@acme.example"}
    assert boss.post("/api/v1/invitation/accept", json=given).status_code == 200
    add_person(workspace, Person("kim", "Kim Lee", "company", ("operations",), "kim@acme.example", stores=("eu",)))
    kim = httpx.Client(base_url=client.base_url, timeout=60)
    assert kim.post("/api/v1/invitation/accept", json={"secret": invite(workspace, "kim"), "password": GOOD}).status_code == 200  # fmt: skip

    own = dropped(kim, "orders.csv", ORDERS)
    listed = kim.get("/api/v1/uploads").json()
    assert (listed["stores"], [u["token"] for u in listed["uploads"]]) == (["eu"], [own["token"]])
    for method, path in (("GET", ""), ("POST", "/import"), ("DELETE", "")):
        assert boss.request(method, f"/api/v1/uploads/{own['token']}{path}").status_code == 404
    assert boss.get("/api/v1/uploads").json()["uploads"] == []
    refusals = [dropped(kim, name, text)["problem"]["code"] for name, text in (("us.csv", FOREIGN), ("c.csv", COSTS))]
    assert refusals == ["file_of_other_stores", "file_of_company"]
    other = dropped(kim, "w.csv", WITHOUT_STORE)
    wanted = {"dates": "dmy", "store": "us"}
    assert kim.post(f"/api/v1/uploads/{other['token']}", json=wanted).json()["code"] == "unknown_store"
    forced = dropped(kim, "us2.csv", FOREIGN.replace("U-1", "U-2"))
    assert imported(kim, forced, kind="general.orders")["problem"]["code"] == "file_of_other_stores"

    assert imported(kim, own)["stage"] == "done"
    theirs = dropped(boss, "us.csv", FOREIGN)
    assert imported(boss, theirs)["stage"] == "done"
    assert [(i["id"], i["by"]) for i in kim.get("/api/v1/imports").json()["items"]] == [(1, "Kim Lee")]
    assert kim.post("/api/v1/imports/2/undo", json={"reason": "not mine"}).json()["code"] == "unknown_import_id"
    assert kim.get("/api/v1/imports/2/rejects").status_code == 404
    undone = kim.post("/api/v1/imports/1/undo", json={"reason": "The wrong month"})
    assert undone.json()["status"] == "undone"
    assert [e.actor.name for e in entries(workspace.state, action="import.undone")] == ["person:kim"]

    last = dropped(kim, "orders.csv", ORDERS)
    change_person(workspace, "kim", lambda person: replace(person, roles=("viewer",)))
    assert kim.post(f"/api/v1/uploads/{last['token']}/import").status_code == 403


def test_a_companys_only_store_is_that_of_its_ads_and_not_of_another_platforms_orders(tmp_path: Path) -> None:
    made = Workspace.create(tmp_path / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    ads = "Day,Campaign,Impr.,Clicks,Cost,Conversions,Conv. value\n2026-09-01,Brand,100,10,1.50,1,9\n"
    orders = "PO#,Order Date,Status,Qty,SKU,Item Cost\n119,2026-09-01,Shipped,1,MUG,12.50\n"
    with talking(made) as client:
        found = [dropped(client, name, text)["choice"]["store"] for name, text in (("a.csv", ads), ("o.csv", orders))]

    assert found == ["eu", None]
