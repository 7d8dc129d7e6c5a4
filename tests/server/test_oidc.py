"""Coming in by a provider over HTTP: the door, the cookie between, the code asked besides, and where the browser lands."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pyotp
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from helloword.access import confirm, enrol, found_company, invite, owner_link
from helloword.access.oidc import Provider, set_provider
from helloword.people import Person, add_person
from helloword.server.app import create_app
from helloword.workspace import Workspace
from tests.openid import CLIENT, SECRET, OpenId, openid

URL = "http://127.0.0.1:8765"
GOOD = "violet anchor cactus"


@pytest.fixture(scope="module")
def idp() -> Iterator[OpenId]:
    with openid() as running:
        yield running


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, idp: OpenId) -> Workspace:
    folder = tmp_path_factory.mktemp("oidc") / "company"
    made = Workspace.create(folder, name="Acme", currency="EUR", timezone="UTC")
    found_company(made, owner_link(made), "Ana", "ana@acme.example", GOOD, "")
    set_provider(made, Provider("idp", "Big ID", idp.issuer, CLIENT), SECRET)
    for id in ("kim", "li"):
        add_person(made, Person(id, id.title(), "company", ("viewer",), f"{id}@acme.example"))
        idp.knows(id, email=f"{id}@acme.example", email_verified=True)
    return made


@pytest.fixture(scope="module")
def app(workspace: Workspace) -> FastAPI:
    return create_app(workspace)


def browser(app: FastAPI) -> TestClient:
    return TestClient(app, base_url=URL, headers={"Accept-Language": "zh-CN"})


def sent(client: TestClient, **given: str) -> str:
    answer = client.post("/api/v1/sign-in/idp", json=given)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["url"])


def test_the_door_names_the_providers_and_lets_in_by_them(app: FastAPI, workspace: Workspace, idp: OpenId) -> None:
    client = browser(app)
    assert client.get("/api/v1/session").json()["providers"] == [{"id": "idp", "name": "Big ID"}]
    answer = client.post("/api/v1/sign-in/idp", json={"back_to": "/kpis?period=2026-10"})
    cookie = answer.headers["set-cookie"]
    assert ("HttpOnly" in cookie, "SameSite=lax" in cookie, "Max-Age=600" in cookie) == (True, True, True)
    assert answer.headers["cache-control"] == "no-store"
    assert parse_qs(urlsplit(answer.json()["url"]).query)["redirect_uri"] == [f"{URL}/sign-in/idp"]

    back = idp.sends_back(answer.json()["url"], "kim")
    thief = browser(app).post("/api/v1/sign-in/idp/finish", json=back)
    assert (thief.status_code, thief.json()["code"]) == (422, "sign_in_over")
    assert "重新" in thief.json()["detail"]
    entered = client.post("/api/v1/sign-in/idp/finish", json=back).json()

    assert (entered["back_to"], entered["session"]["person"]["id"]) == ("/kpis?period=2026-10", "kim")
    assert client.get("/api/v1/session").json()["providers"] == []
    assert client.get("/api/v1/account").status_code == 200
    account = client.get("/api/v1/account").json()
    assert (account["password"], [p["name"] for p in account["providers"]]) == (False, ["Big ID"])
    assert client.delete("/api/v1/account/providers/idp").json()["code"] == "no_password"
    assert client.post("/api/v1/sign-in/idp/finish", json=back).json()["code"] == "sign_in_over"
    client.delete("/api/v1/session")
    assert client.get("/api/v1/account").status_code == 401


def test_the_way_back_stays_on_this_server(app: FastAPI, idp: OpenId) -> None:
    client = browser(app)
    for path in ("https://evil.example/", "/\\evil.example"):
        back = idp.sends_back(sent(client, back_to=path), "kim")
        assert client.post("/api/v1/sign-in/idp/finish", json=back).json()["back_to"] == "/"


def test_an_invitation_and_a_second_factor(app: FastAPI, workspace: Workspace, idp: OpenId) -> None:
    client, link = browser(app), invite(workspace, "li")
    assert client.post("/api/v1/invitation", json={"secret": link}).json()["providers"][0]["id"] == "idp"
    back = idp.sends_back(sent(client, secret=link), "li")
    assert client.post("/api/v1/sign-in/idp/finish", json=back).json()["session"]["person"]["id"] == "li"

    secret = enrol(workspace, "li").secret
    codes = confirm(workspace, "li", pyotp.TOTP(secret).now())
    again = browser(app)
    back = idp.sends_back(sent(again), "li")
    asked = again.post("/api/v1/sign-in/idp/finish", json=back)
    assert (asked.status_code, asked.json()["code"]) == (422, "second_factor")
    given = {"state": back["state"], "code": codes[0]}
    entered = again.post("/api/v1/sign-in/idp/second-factor", json=given).json()
    assert entered["session"]["person"]["id"] == "li"


def test_what_a_provider_refuses_is_told_without_its_words(app: FastAPI) -> None:
    client = browser(app)
    state = parse_qs(urlsplit(sent(client)).query)["state"][0]
    answer = client.post("/api/v1/sign-in/idp/finish", json={"state": state, "error": "<script>alert(1)</script>"})
    assert answer.json()["code"] == "provider_declined"
    assert "script" not in answer.text
    assert client.post("/api/v1/sign-in/nobody", json={}).status_code == 404
    evil = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/api/v1/sign-in/idp", json={}, headers=evil).status_code == 403
