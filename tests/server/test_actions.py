"""/api/v1/actions, /api/v1/playbooks, /api/v1/switch and /api/v1/tasks: proposals are decided on as seen, and a running server carries them out."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from helloword.actions.proposing import propose
from helloword.actions.terms import change_terms
from helloword.audit import Actor
from helloword.workspace import Workspace
from tests.actions.conftest import low_on_stock

from .conftest import serving

TODAY = datetime.now(UTC).date()
PATIENCE = 60


@pytest.fixture(scope="session")
def low(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company whose stock runs low today, with one order proposed and no mail to be sent; to be copied."""
    made = low_on_stock(tmp_path_factory.mktemp("low-today"), None, TODAY)
    change_terms(made, "replenishment", {"mail": "0"}, "by hand")
    assert len(propose(made, "replenishment").new) == 1
    made.state.close()
    return made.folder


@pytest.fixture
def folder(low: Path, tmp_path: Path) -> Path:
    return shutil.copytree(low, tmp_path / "acme")


@pytest.fixture
def api(folder: Path) -> Iterator[httpx.Client]:
    with serving(folder) as url, httpx.Client(base_url=url, timeout=60, headers={"Accept-Language": "en"}) as client:
        yield client


def until(found: Callable[[], bool]) -> None:
    """Wait for something that the server does by itself."""
    deadline = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.2)


def only(api: httpx.Client, **query: str) -> dict[str, object]:
    """The one action that there is."""
    (action,) = api.get("/api/v1/actions", params=query).json()["items"]
    assert isinstance(action, dict)
    return action


def approve(api: httpx.Client, action: dict[str, object]) -> httpx.Response:
    return api.post("/api/v1/actions/approve", json={"actions": [{"id": action["id"], "digest": action["digest"]}]})


def status(api: httpx.Client, id: object) -> str:
    return str(api.get(f"/api/v1/actions/{id}").json()["status"])


def test_an_approved_action_is_executed_by_the_server_and_can_be_undone(api: httpx.Client) -> None:
    action = only(api, tab="waiting")
    decided = approve(api, action).json()

    assert ([a["status"] for a in decided["actions"]], decided["refused"]) == (["approved"], [])
    until(lambda: status(api, action["id"]) == "done")
    detail = api.get(f"/api/v1/actions/{action['id']}").json()
    steps = [event["what"] for event in detail["events"]]
    assert steps[:3] == ["proposed", "approved", "running"]
    assert [what for what in steps if what.startswith("do:")] == ["do:begin", "do:draft", "do:mail", "do:order"]
    assert (detail["purchase"], detail["way_back"], detail["decided_by"]) == ("HW-00001", True, decided["actions"][0]["decided_by"])  # fmt: skip
    assert detail["lines"][0]["item"] == "A · eu"
    assert only(api, tab="done")["id"] == action["id"]

    refused = api.post(f"/api/v1/actions/{action['id']}/undo", json={"reason": " "})
    assert (refused.status_code, refused.json()["code"]) == (422, "reason_needed")
    assert api.post(f"/api/v1/actions/{action['id']}/undo", json={"reason": "wrong"}).json()["status"] == "undoing"
    until(lambda: status(api, action["id"]) == "undone")
    assert api.get("/api/v1/purchases/HW-00001").json()["status"] == "cancelled"


def test_what_was_not_looked_at_is_not_approved(api: httpx.Client) -> None:
    action = only(api)
    other = approve(api, {**action, "digest": "0" * 64}).json()
    gone = approve(api, {"id": 99, "digest": "0" * 64}).json()
    unsealed = api.post("/api/v1/actions/approve", json={"actions": [{"id": action["id"], "digest": ""}]})

    assert [r["code"] for r in (*other["refused"], *gone["refused"])] == ["action_changed", "unknown_action"]
    assert (unsealed.status_code, unsealed.json()["facts"]["parameter"]) == (422, "digest")
    assert status(api, action["id"]) == "proposed"


def test_an_amount_is_changed_within_its_limits_and_what_was_proposed_stays_beside_it(api: httpx.Client) -> None:
    action = only(api, tab="waiting")
    path = f"/api/v1/actions/{action['id']}"
    [amount] = api.get(f"{path}/amounts").json()["amounts"]
    assert (amount["item"], amount["unit"], amount["none"], amount["least"]) == ("A · eu", "units", "0", "10")

    def edit(value: str, reason: str = "less", digest: object = action["digest"]) -> httpx.Response:
        body = {"digest": digest, "amounts": [{"line": 1, "value": value}], "reason": reason}
        return api.post(f"{path}/edit", json=body)

    assert [(r.status_code, r.json()["code"]) for r in (edit("5"), edit("100", " "))] == [(422, "amount_outside"), (422, "reason_needed")]  # fmt: skip
    edited = edit("100").json()
    assert (edited["version"], edited["lines"][0]["proposed"], edited["proposed"]["digest"]) == (2, api.get(path).json()["lines"][0]["proposed"], action["digest"])  # fmt: skip
    assert edited["lines"][0]["proposed"]
    late = edit("50")
    assert (late.status_code, late.json()["code"]) == (409, "action_changed")
    assert [r["code"] for r in approve(api, action).json()["refused"]] == ["action_changed"]
    assert approve(api, edited).json()["actions"][0]["by_playbook"] is False
    assert api.get(f"{path}/amounts").json()["amounts"] == []


def test_what_is_put_aside_has_a_tab_of_its_own_and_comes_back_at_once(api: httpx.Client) -> None:
    action = only(api, tab="waiting")
    detail = api.get(f"/api/v1/actions/{action['id']}").json()

    def defer(until: str) -> dict[str, list[dict[str, object]]]:
        body = {"ids": [action["id"], 99], "until": until, "reason": "ask first"}
        return dict(api.post("/api/v1/actions/defer", json=body).json())

    assert [r["code"] for r in defer("2999-01-01")["refused"]] == ["defer_too_long", "unknown_action"]
    aside = defer(detail["latest_deferral"])
    assert aside["actions"][0]["deferred"] == {"until": detail["latest_deferral"], "by": "local", "why": "ask first"}
    assert api.get("/api/v1/actions?tab=waiting").json()["items"] == []
    assert only(api, tab="deferred")["status"] == "deferred"
    back = api.post("/api/v1/actions/return", json={"ids": [action["id"]]}).json()
    assert (back["actions"][0]["status"], back["actions"][0]["deferred"]) == ("proposed", None)


def test_several_are_undone_at_once_and_what_could_not_be_says_why(api: httpx.Client) -> None:
    action = only(api)
    assert change_mode(api, "alone") == 200
    api.post("/api/v1/actions/propose", json={"playbooks": ["replenishment"]})
    until(lambda: status(api, action["id"]) == "done")
    assert only(api)["by_playbook"] is True

    told = api.post("/api/v1/actions/undo", json={"ids": [action["id"], 99], "reason": "wrong"}).json()
    assert ([a["status"] for a in told["actions"]], [(r["id"], r["code"]) for r in told["refused"]]) == (["undoing"], [(99, "unknown_action")])  # fmt: skip
    until(lambda: status(api, action["id"]) == "undone")
    again = api.post("/api/v1/actions/undo", json={"ids": [action["id"]], "reason": "wrong"}).json()
    assert [r["code"] for r in again["refused"]] == ["action_status"]


def change_mode(api: httpx.Client, mode: str) -> int:
    body = {"changes": {"mode": mode}, "reason": "trust"}
    return api.post("/api/v1/playbooks/replenishment/terms", json=body).status_code


def test_a_rejection_needs_its_reason_and_is_remembered(api: httpx.Client) -> None:
    action = only(api)
    silent = api.post("/api/v1/actions/reject", json={"ids": [action["id"]], "reason": ""}).json()
    assert [r["code"] for r in silent["refused"]] == ["reason_needed"]

    told = api.post("/api/v1/actions/reject", json={"ids": [action["id"], 99], "reason": "phased out"}).json()
    assert ([a["status"] for a in told["actions"]], [r["id"] for r in told["refused"]]) == (["rejected"], [99])
    assert only(api, tab="closed")["note"] == "phased out"
    (again,) = api.post("/api/v1/actions/propose", json={"playbooks": ["replenishment"]}).json()
    assert (again["new"], again["stopped"]) == ([], False)


def test_while_all_is_stopped_nothing_is_approved_or_proposed_and_what_was_approved_waits(api: httpx.Client) -> None:
    action = only(api)
    assert api.get("/api/v1/switch").json()["stopped"] is False
    assert api.post("/api/v1/switch", json={"stopped": True, "reason": ""}).status_code == 422
    stopped = api.post("/api/v1/switch", json={"stopped": True, "reason": "prices look wrong"}).json()

    assert (stopped["stopped"], stopped["reason"]) == (True, "prices look wrong")
    assert approve(api, action).json()["refused"][0]["code"] == "all_stopped"
    assert api.post("/api/v1/actions/propose", json={"playbooks": []}).json()[0]["stopped"] is True
    assert api.post("/api/v1/switch", json={"stopped": False, "reason": "mended"}).json()["stopped"] is False
    approve(api, action)
    until(lambda: status(api, action["id"]) == "done")


def test_terms_are_changed_with_a_reason_and_only_to_what_they_can_be(api: httpx.Client) -> None:
    def change(changes: dict[str, str], reason: str = "peak season", playbook: str = "replenishment") -> httpx.Response:
        return api.post(f"/api/v1/playbooks/{playbook}/terms", json={"changes": changes, "reason": reason})

    changed = {p["id"]: p for p in change({"mode": "alone", "money": "none", "service": "0.98"}).json()}[
        "replenishment"
    ]

    assert (changed["mode"], changed["limits"]["money"]) == ("alone", "none")
    assert {s["name"]: s["value"] for s in changed["settings"]}["service"] == "0.98"
    assert changed["counts"] == {"proposed": 1}
    assert [change(*told).status_code for told in (({"mode": "wild"},), ({"money": "-1"},), ({"nope": "1"},), ({"money": "1"}, ""))] == [404, 422, 404, 422]  # fmt: skip
    assert change({"mode": "alone"}, playbook="nope").status_code == 404
    assert change({}).status_code == 422


def test_an_answer_is_not_sent_twice_until_something_happens(api: httpx.Client) -> None:
    action = only(api)
    first = api.get("/api/v1/actions")
    same = api.get("/api/v1/actions", headers={"If-None-Match": first.headers["ETag"]})
    api.post("/api/v1/actions/reject", json={"ids": [action["id"]], "reason": "no"})
    other = api.get("/api/v1/actions", headers={"If-None-Match": first.headers["ETag"]})

    assert (same.status_code, other.status_code) == (304, 200)


def test_an_unknown_action_is_said_to_be_unknown(api: httpx.Client) -> None:
    for id in ("99", "x", "-1", "1" * 30, "%F0%9F%99%82"):
        found = api.get(f"/api/v1/actions/{id}?lang=zh")

        assert (found.status_code, found.json()["code"]) == (404, "unknown_action")
        assert found.json()["detail"].startswith("没有行动")


def test_what_is_out_of_bounds_is_refused(api: httpx.Client) -> None:
    seen = {"id": 1, "digest": "0" * 64}
    bodies: list[tuple[str, dict[str, object]]] = [
        ("/api/v1/actions/approve", {"actions": []}),
        ("/api/v1/actions/approve", {"actions": [seen] * 101}),
        ("/api/v1/actions/approve", {"actions": [{**seen, "id": 0}]}),
        ("/api/v1/actions/approve", {"actions": [seen], "note": "x" * 501}),
        ("/api/v1/actions/reject", {"ids": list(range(1, 103)), "reason": "x"}),
        ("/api/v1/switch", {"stopped": "perhaps", "reason": "x"}),
        ("/api/v1/tasks/1/close", {"standing": "open"}),
    ]

    assert [api.post(path, json=body).status_code for path, body in bodies] == [422] * len(bodies)
    assert api.get("/api/v1/actions?tab=all").status_code == 422
    assert api.get("/api/v1/actions?playbook=nope").status_code == 404
    assert api.post("/api/v1/tasks/9/close", json={"note": "done"}).status_code == 404


def test_two_servers_at_once_execute_an_action_once(folder: Path) -> None:
    with (
        serving(folder) as one,
        serving(folder) as other,
        httpx.Client(base_url=one, timeout=60) as api,
        httpx.Client(base_url=other, timeout=60) as second,
    ):
        action = only(api)
        approve(api, action)
        until(lambda: status(second, action["id"]) == "done")
        assert [p["id"] for p in second.get("/api/v1/purchases").json()["items"]] == ["HW-00001"]

    events = Workspace.open(folder, Actor("test"))
    from helloword.actions.queue import history

    steps = [event.what for event in history(events, 1) if event.what.startswith("do:")]
    assert steps == ["do:begin", "do:draft", "do:mail", "do:order"]
    events.state.close()
