"""/api/v1/alerts and /api/v1/alert-rules: the inbox, one alert, what people do about it, and rules with their back-test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from helloword.alerts.evaluating import evaluate
from helloword.alerts.keeping import switch
from helloword.lake.importing import import_file
from helloword.workspace import Workspace

from .conftest import serving

TODAY = datetime.now(UTC).date()
HEADER = "date,sessions,product_views,cart_adds,checkouts,shipping_entered,payment_entered,purchases"


@pytest.fixture
def fallen(tmp_path: Path) -> Path:
    """A company whose conversion fell in one of its stores."""
    made = Workspace.create(tmp_path / "company", name="Acme", currency="EUR", timezone="UTC")
    made.add_store("eu", "shopify", "DE", "EUR", "UTC")
    made.add_store("us", "shopify", "US", "USD", "UTC")
    for store in ("eu", "us"):
        rows = [
            f"{TODAY - timedelta(days=n)},1000,600,200,150,120,100,{5 if n < 5 and store == 'eu' else 30}"
            for n in range(80, 1, -1)
        ]
        path = tmp_path / f"{store}.csv"
        path.write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")
        import_file(made, path, store=store, kind="general.funnel")
    switch(made, ["cvr_fall", "cart_abandonment"], on=True)
    evaluate(made)
    made.state.close()
    return made.folder


@pytest.fixture
def api(fallen: Path) -> Iterator[httpx.Client]:
    with serving(fallen) as url, httpx.Client(base_url=url, timeout=60) as client:
        yield client


def test_the_inbox_and_one_alert(api: httpx.Client) -> None:
    inbox = api.get("/api/v1/alerts").json()
    (conversion,) = [g for g in inbox["items"] if g["rule"] == "cvr_fall"]

    assert inbox["counts"]["open"] == len([a for g in inbox["items"] for a in g["alerts"] if a["status"] == "open"])
    assert conversion["name"] == {"zh": "转化率下跌", "en": "Conversion fell"}
    (alert,) = conversion["alerts"]
    assert (alert["slice"], alert["status"], alert["unit"], alert["kpi"]) == ({"store": "eu"}, "open", "ratio", "cvr")

    detail = api.get(f"/api/v1/alerts/{alert['id']}").json()
    assert [event["what"] for event in detail["events"]] == ["fired"]
    assert detail["series"][-1]["value"] == alert["value"]
    assert detail["series"][-1]["bad"] is True
    assert len(detail["series"]) >= 60
    assert detail["todo"]["en"].startswith("Begin with the stage")


def test_an_alert_is_taken_on_and_muted(api: httpx.Client) -> None:
    id = next(g for g in api.get("/api/v1/alerts").json()["items"] if g["rule"] == "cvr_fall")["alerts"][0]["id"]
    done = api.post(f"/api/v1/alerts/{id}/ack", json={"note": "on it"}).json()

    assert (done["status"], done["events"][-1]["note"]) == ("acknowledged", "on it")
    assert done["acked_by"]
    assert api.get("/api/v1/alerts?status=acknowledged").json()["items"][0]["alerts"][0]["id"] == id

    until = (TODAY + timedelta(days=7)).isoformat()
    muted = api.post(f"/api/v1/alerts/{id}/mute", json={"until": until, "reason": "new page"}).json()
    assert muted["muted_until"] == until
    assert api.get(f"/api/v1/alerts/{id}").json()["muted_until"] == until
    assert api.get("/api/v1/alert-rules/cvr_fall").json()["mutes"][0]["reason"] == "new page"
    assert api.post(f"/api/v1/alerts/{id}/unmute").json()["muted_until"] is None


def test_an_acknowledgement_is_taken_back_long_after(api: httpx.Client) -> None:
    id = next(g for g in api.get("/api/v1/alerts").json()["items"] if g["rule"] == "cvr_fall")["alerts"][0]["id"]
    api.post(f"/api/v1/alerts/{id}/ack", json={"note": "on it"})
    back = api.post(f"/api/v1/alerts/{id}/unack", json={"note": "not mine"}).json()

    assert (back["status"], back["acked_by"], back["acked_at"]) == ("open", None, None)
    assert [(e["what"], e["note"]) for e in back["events"]][-2:] == [
        ("acknowledged", "on it"), ("unacknowledged", "not mine"),
    ]  # fmt: skip
    again = api.post(f"/api/v1/alerts/{id}/unack", json={"note": ""}).json()
    assert len(again["events"]) == len(back["events"])
    assert api.get("/api/v1/alerts?status=acknowledged").json()["items"] == []
    assert api.post("/api/v1/alerts/99/unack", json={"note": ""}).status_code == 404


def test_rules_are_listed_changed_with_a_reason_and_replayed(api: httpx.Client) -> None:
    rules = {rule["id"]: rule for rule in api.get("/api/v1/alert-rules").json()}

    assert (rules["cvr_fall"]["active"], rules["cvr_fall"]["states"]) == (True, {"firing": 1, "ok": 1})
    assert (rules["odr_runway"]["active"], rules["odr_runway"]["platform_limit"]) == (False, "0.01")

    changed = api.post("/api/v1/alert-rules/cvr_fall", json={"fire": "0.5", "clear": "0.3", "reason": "calmer"}).json()
    assert (changed["fire"], changed["versions"][-1]["reason"], len(changed["versions"])) == ("0.5", "calmer", 2)
    first = (TODAY - timedelta(days=30)).isoformat()
    found = api.get(f"/api/v1/alert-rules/cvr_fall/backtest?from={first}").json()
    assert [f["slice"] for f in found["fired"]] == [{"store": "eu"}]
    stricter = api.get(f"/api/v1/alert-rules/cvr_fall/backtest?from={first}&fire=0.95").json()
    assert stricter["fired"] == []
    off = api.post("/api/v1/alert-rules/cvr_fall", json={"active": False, "reason": "no longer"}).json()
    assert off["active"] is False


def test_what_cannot_be_is_refused_in_both_languages(api: httpx.Client) -> None:
    unknown = api.get("/api/v1/alerts/99?lang=zh")
    worse = api.post(
        "/api/v1/alert-rules/cvr_fall", json={"fire": "0.1", "reason": "x"}, headers={"Accept-Language": "en"}
    )
    foreign = api.post("/api/v1/alerts/1/ack", json={}, headers={"Origin": "https://evil.example"})

    assert (unknown.status_code, unknown.json()["detail"]) == (404, "没有预警“99”。")
    assert (worse.status_code, "is worse than the level" in worse.json()["detail"]) == (422, True)
    assert (foreign.status_code, foreign.json()["code"]) == (403, "foreign_origin")
