"""Buyers reach their page and nothing else; their clicks become facts; the company sees how its surveys stand."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from helloword.actions.stopping import stop
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.contacts import held
from helloword.lake.importing import list_imports
from helloword.server.served import Served
from helloword.server.surveying import Pauses, Surveying
from helloword.service.answering import opted_out
from helloword.service.links import asked_by
from helloword.service.sending import send_due
from helloword.service.telling import tell_lake
from tests.server.conftest import serving
from tests.service.conftest import NOW, URL, Ordered, Post, Shop, by, make, posting

PUBLIC = {"Host": urlsplit(URL).netloc}
BUYER = {**PUBLIC, "Origin": "null", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def post() -> Iterator[Post]:
    with posting() as kept:
        yield kept


@pytest.fixture
def shop(tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Three buyers were asked: one in German, one in Japanese what they would recommend, one in Chinese."""
    monkeypatch.setenv("HELLOWORD_URL", URL)
    made = make(tmp_path, None)
    by(made, post)
    made.on()
    made.on("site", kind="nps")
    made.load(Ordered("1", "anna@example.com", language="de"), Ordered("2", "li@example.com", language="zh"))
    made.load(Ordered("3", "kenji@example.com", language="ja"), store="site")
    assert send_due(made.workspace, NOW).sent == 3
    return made


@pytest.fixture
def client(shop: Shop) -> Iterator[httpx.Client]:
    with serving(shop.workspace.folder) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def page_to(post: Post, who: str) -> str:
    return post.page(post.to.index(f"{who}@example.com"))


def test_one_click_answers_in_the_buyer_s_language_and_another_one_replaces_it(
    shop: Shop, client: httpx.Client, post: Post
) -> None:
    page = page_to(post, "anna")
    seen = client.get(page, headers=PUBLIC)

    assert (seen.status_code, seen.headers["cache-control"]) == (200, "no-store")
    assert '<html lang="de">' in seen.text
    assert "Wie zufrieden sind Sie damit?" in seen.text
    assert "<script" not in seen.text
    assert tell_lake(shop.workspace) == 0
    for score in (2, 5):
        done = client.post(page, data={"score": score}, headers=BUYER)
        assert f"Ihre Antwort ist {score}" in done.text
    assert tell_lake(shop.workspace) == 1
    client.post(page, data={"score": 4}, headers=BUYER)
    assert tell_lake(shop.workspace) == 1
    assert tell_lake(shop.workspace) == 0

    readings = answer(shop.workspace, Query(("csat",))).readings
    assert [(r.numerator, r.denominator) for r in readings] == [(1, 1)]
    newest = list_imports(shop.workspace)[-1]
    assert (newest.kind, newest.changed) == ("general.surveys", 1)


def test_a_recommendation_is_asked_for_from_0_to_10(shop: Shop, client: httpx.Client, post: Post) -> None:
    page = page_to(post, "kenji")

    assert client.get(page, headers=PUBLIC).text.count('name="score"') == 11
    assert client.post(page, data={"score": 11}, headers=BUYER).status_code == 422
    assert client.post(page, data={"score": 0}, headers=BUYER).status_code == 200
    tell_lake(shop.workspace)
    assert [r.value for r in answer(shop.workspace, Query(("nps",))).readings] == [-100]


def test_looking_at_the_page_answers_nothing(shop: Shop, client: httpx.Client, post: Post) -> None:
    """Mail programs open every link to look for harm."""
    page = page_to(post, "anna")
    for address in (page, f"{page}?score=1", f"{page}?utm_source=mail", f"{page}/stop"):
        assert client.get(address, headers=PUBLIC).status_code == 200

    assert tell_lake(shop.workspace) == 0
    assert opted_out(shop.workspace) == 0


@pytest.mark.parametrize("body", [b"List-Unsubscribe=One-Click", b""])
def test_one_click_of_a_mail_program_ends_all_mails(shop: Shop, client: httpx.Client, post: Post, body: bytes) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    done = client.post(f"{page_to(post, 'li')}/stop", content=body, headers={**PUBLIC, **kind})

    assert (done.status_code, "不会再向您发送" in done.text) == (200, True)
    shop.load(Ordered("9", "LI@example.com"))
    assert send_due(shop.workspace, NOW + timedelta(days=1)).sent == 0
    assert held(shop.workspace) == ()


@pytest.mark.parametrize(
    "path", ["/", "/api/v1/company", "/api/v1/surveys", "/s/", "/s/x", "/assets/x.js", "/s/../api/company"]
)
def test_the_public_address_leads_to_buyers_pages_and_nothing_else(client: httpx.Client, path: str) -> None:
    seen = client.get(path, headers=PUBLIC)

    assert seen.status_code == 403
    assert "Acme" not in seen.text


def test_a_foreign_host_does_not_lead_to_them_either(client: httpx.Client, post: Post) -> None:
    assert client.get(page_to(post, "anna"), headers={"Host": "evil.example"}).status_code == 403
    assert client.post("/api/v1/surveys/shop", json={"reason": "x"}, headers={"Origin": URL}).status_code == 403


def test_a_link_that_was_changed_in_any_sign_does_not_work(client: httpx.Client, post: Post) -> None:
    page = page_to(post, "anna")
    other = page_to(post, "li")
    changed = [page[:n] + ("0" if page[n] != "0" else "1") + page[n + 1 :] for n in (3, 18, 20, 27, len(page) - 1)]
    mixed = page.rpartition("-")[0] + "-" + other.rpartition("-")[2]

    assert {client.get(each, headers=PUBLIC).status_code for each in [*changed, mixed]} == {404}


def test_an_answer_comes_too_late_after_90_days_but_a_no_never_does(shop: Shop) -> None:
    from helloword.service.links import ANSWERED_WITHIN, token
    from helloword.service.tables import AskRow

    with shop.workspace.state.read() as session:
        ask = session.query(AskRow).filter_by(order="1").one()
    for days, open_ in ((0, True), (1, False)):
        found = asked_by(
            shop.workspace, token(shop.workspace, ask.code, NOW - ANSWERED_WITHIN - timedelta(days=days)), NOW
        )
        assert found is not None
        assert found[1] is open_


def test_what_is_too_much_is_turned_away(client: httpx.Client, post: Post) -> None:
    page = page_to(post, "anna")

    assert client.post(page, content=b"score=5&x=" + b"x" * 9_000, headers=BUYER).status_code == 413
    assert {client.post(page, content=b"&" * 1_900, headers=BUYER).status_code} == {422}
    statuses = [client.get(page, headers=PUBLIC).status_code for _ in range(40)]
    assert statuses.count(429) >= 10
    assert client.get(page_to(post, "li"), headers=PUBLIC).status_code == 200


def test_the_company_sees_how_its_surveys_stand(shop: Shop, client: httpx.Client, post: Post) -> None:
    client.post(page_to(post, "anna"), data={"score": 5}, headers=BUYER)
    tell_lake(shop.workspace)
    shop.load(Ordered("8", "zoe@example.com", delivered=3), Ordered("7", "anna@example.com", delivered=9))
    told = client.get("/api/v1/surveys").json()
    stores = {store["store"]: store for store in told["stores"]}

    assert (told["account"], told["link"], told["stopped"], told["opted_out"]) == (True, URL, False, 0)
    assert {id: s["allowed"]["permission"] for id, s in stores.items()} == {
        "amz": "forbidden", "new": "unknown", "shop": "allowed", "site": "allowed",
    }  # fmt: skip
    assert "Buyer-Seller Messaging" in stores["amz"]["allowed"]["why"]["en"]
    assert (stores["shop"]["sent"], stores["shop"]["answered"], stores["shop"]["rate"]) == (2, 1, "0.5")
    assert stores["shop"]["queue"] == {"under_way": 0, "later": 1, "due": 0, "never": 1}
    assert stores["shop"]["csat"] == "1"
    assert {"order": "1", "status": "sent", "score": 5}.items() <= told["recent"][-1].items() | told["recent"][
        2
    ].items()


def test_a_survey_is_switched_on_and_off_with_the_reason(shop: Shop, client: httpx.Client) -> None:
    off = client.post("/api/v1/surveys/shop", json={"active": False, "reason": "the shop moves"})
    assert off.status_code == 200
    refused = client.post(
        "/api/v1/surveys/amz?lang=zh", json={"active": True, "sender": "L", "vouched": "x", "reason": "x"}
    )

    assert [s["active"] for s in off.json()["stores"] if s["store"] == "shop"] == [False]
    assert (refused.status_code, refused.json()["code"]) == (422, "survey_forbidden")
    assert "亚马逊只允许" in refused.json()["detail"]


def test_a_running_server_asks_and_tells_unless_it_was_stopped(shop: Shop, post: Post) -> None:
    served, never = Served(shop.workspace), threading.Event()
    shop.load(Ordered("5", "new@example.com"))
    stop(shop.workspace, "something is wrong")
    Surveying(Pauses(clock=lambda: NOW)).look(served, never)
    assert len(post.mails) == 3

    from helloword.actions.stopping import resume

    resume(shop.workspace, "it was nothing")
    Surveying(Pauses(clock=lambda: NOW)).look(served, never)
    assert post.to[-1] == "new@example.com"
