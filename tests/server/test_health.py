"""Whoever starts the server is told whether it lives and can answer; it stops without leaving anything half done."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from helloword.access import accept, invite, make_token, owner_link
from helloword.access.invitations import found_company
from helloword.lake.importing import list_imports
from helloword.people import Person, add_person, staff
from helloword.server.app import create_app
from helloword.server.probes import Readiness
from helloword.server.served import Served
from helloword.workspace import Workspace
from tests.server.conftest import ask, load

GOOD = "violet anchor cactus"
ORDERS = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\neu,D-1,1,2026-10-05T09:30:00,delivered,KETTLE,2,40.00,EUR\n"


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    """A company of this test alone, with one order."""
    made = Workspace.create(tmp_path / "company", name="Lumora", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "amazon", "DE", "EUR", "Europe/Berlin")
    load(made, tmp_path, "orders.csv", ORDERS)
    return made


@contextmanager
def logged(own: Workspace) -> Iterator[tuple[subprocess.Popen[str], str, list[dict[str, object]]]]:
    """A server that writes JSON lines: its process, its address, and the lines, complete once it has ended."""
    command = [sys.executable, "-m", "helloword", "serve", "--port", "0", "--log-format", "json"]
    lines: list[dict[str, object]] = []
    with subprocess.Popen([*command, "--workspace", str(own.folder)], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        for line in process.stderr:
            lines.append(json.loads(line))
            if lines[-1]["message"] == "serving":
                break
        stderr = process.stderr
        reader = threading.Thread(target=lambda: lines.extend(json.loads(line) for line in stderr))
        reader.start()
        try:
            yield process, str(lines[-1]["url"]), lines
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)
            reader.join(10)


@pytest.mark.parametrize("headers", [{}, {"Host": "kpi.example.com"}, {"X-Forwarded-For": "1.2.3.4"}])
def test_it_lives_and_is_ready_for_whoever_asks(client: httpx.Client, headers: dict[str, str]) -> None:
    for path, text in (("/healthz", "ok\n"), ("/readyz", "ready\n")):
        answer = client.get(path, headers=headers)

        assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (200, text, "no-store")


def test_a_company_that_cannot_be_read_is_not_ready_and_the_part_is_named(own: Workspace) -> None:
    app = create_app(own)
    assert ask(app, "/readyz").status_code == 200
    for log in (own.lake / "manifest" / "_delta_log").glob("*.json"):
        log.write_text("{broken", encoding="utf-8")
    app.state.readiness = Readiness(app.state.served)

    answer = ask(app, "/readyz")

    assert (answer.status_code, answer.json()["code"], answer.json()["facts"]) == (503, "not_ready", {"parts": "lake"})
    assert ask(app, "/healthz").status_code == 200
    (own.folder / "helloword.toml").unlink()
    assert Readiness(Served(own)).parts() == ("settings",)


def test_the_log_names_requests_and_tells_nothing_of_people_or_questions(own: Workspace) -> None:
    secret = found_company(own, owner_link(own), "Ana Sánchez", "ana@acme.example", GOOD, "test")
    with logged(own) as (process, url, lines), httpx.Client(base_url=url, cookies={"helloword": secret}) as ana:
        answer = ana.get("/api/v1/values?kpi=net_sales&where=store:eu")
        refused = ana.get("/api/v1/kpis/nothing_like_it")
        ana.post("/api/v1/session", json={"email": "ana@acme.example", "password": "a wrong one"})
        ana.get("/s/a-buyers-secret"), ana.get("/wp-login.php?user=ana")
    text = json.dumps(lines)
    named = {line["request"]: line for line in lines if "request" in line}

    assert process.returncode == 0
    line = named[answer.headers["x-request-id"]]
    assert {k: line[k] for k in ("level", "method", "route", "status")} == {
        "level": "info", "method": "GET", "route": "/api/v1/values", "status": 200,
    }  # fmt: skip
    assert line["account"] == f"person:{ana_id(own)}"
    assert float(str(line["ms"])) > 0
    assert refused.json()["instance"] == f"urn:helloword:request:{refused.headers['x-request-id']}"
    assert named[refused.headers["x-request-id"]]["route"] == "/api/v1/kpis/{id}"
    for told in ("store:eu", "net_sales", "nothing_like_it", "acme", "Sánchez", "S\\u00e1nchez", "a wrong one", secret, "a-buyers-secret", "wp-login"):  # fmt: skip
        assert told not in text
    assert [line["message"] for line in lines if "request" not in line] == ["serving", "stopping", "stopped"]


def ana_id(own: Workspace) -> str:
    return next(iter(staff(own).people))


def test_being_told_to_stop_ends_streams_and_lets_what_is_under_way_end(own: Workspace) -> None:
    with logged(own) as (process, url, _), httpx.Client(base_url=url, timeout=60) as client:
        with client.stream("GET", "/api/v1/events") as stream:
            lines = stream.iter_lines()
            assert next(lines).startswith("retry")
            answers: list[httpx.Response] = []
            body = {"reason": "Loaded into the wrong company"}
            undo = threading.Thread(
                target=lambda: answers.append(httpx.post(f"{url}/api/v1/imports/1/undo", json=body, timeout=60))
            )
            undo.start()
            time.sleep(0.1)
            begun = time.monotonic()
            process.send_signal(signal.SIGTERM)
            list(lines)
        undo.join()
        assert process.wait(timeout=30) == 0
        assert time.monotonic() - begun < 15
    assert [answer.status_code for answer in answers] == [200]
    assert [each.status for each in list_imports(own)] == ["undone"]


def test_metrics_are_for_this_machine_until_colleagues_come_and_then_for_an_owners_token(own: Workspace) -> None:
    app = create_app(own)
    assert ask(app, "/metrics").status_code == 200
    assert ask(app, "/metrics", X_Forwarded_For="1.2.3.4").status_code == 401

    found_company(own, owner_link(own), "Ana", "ana@acme.example", GOOD, "test")
    assert ask(app, "/metrics").status_code == 200
    toml = own.folder / "helloword.toml"
    toml.write_text(
        toml.read_text(encoding="utf-8") + '\n[server]\nurl = "https://kpi.example.com"\n', encoding="utf-8"
    )
    assert ask(app, "/metrics").status_code == 401
    _, secret = make_token(own, ana_id(own), "prometheus")
    assert ask(app, "/metrics", Authorization=f"Bearer {secret}", Host="kpi.example.com").status_code == 200
    add_person(own, Person("ben", "Ben", "company", ("viewer",), "ben@acme.example"))
    accept(own, invite(own, "ben"), GOOD, "test")
    _, other = make_token(own, "ben", "his")
    assert ask(app, "/metrics", Authorization=f"Bearer {other}").status_code == 403
