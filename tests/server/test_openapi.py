"""The API's schema: every operation is told with examples, and what the examples say is what the server takes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import jsonschema_rs
import pytest

from helloword.access import owner_link
from helloword.server.app import create_api
from helloword.server.examples import examples
from helloword.server.routes import NOUNS
from helloword.workspace import Workspace
from tests.server.conftest import serving

SCHEMA = create_api().openapi()
OPERATIONS: dict[str, dict[str, Any]] = {
    f"{method.upper()} {path}": operation
    for path, every in SCHEMA["paths"].items()
    for method, operation in every.items()
}
READ = sorted(name for name in OPERATIONS if name.startswith("GET ") and name != "GET /api/v1/events")
SENT = sorted(name for name, operation in OPERATIONS.items() if "requestBody" in operation)
SECONDS = 60


def holds(schema: object, value: object) -> list[str]:
    """What of a value does not hold to a part of the API's schema."""
    whole = {"components": SCHEMA["components"], "allOf": [schema]}
    found = jsonschema_rs.Draft202012Validator(whole, validate_formats=True).iter_errors(value)
    return [f"{'.'.join(map(str, error.instance_path))}: {error.message}" for error in found]


def media(told: dict[str, Any]) -> dict[str, Any]:
    """What a body or an answer is, by its first media type; nothing for a file."""
    return next(iter(told.get("content", {}).values()), {})


@pytest.fixture(scope="module")
def owner(company: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The owner of a copy of the company, in a browser of theirs, at a running server."""
    workspace = Workspace.open(shutil.copytree(company, tmp_path_factory.mktemp("shown") / "company"))
    given = {
        "secret": owner_link(workspace),
        "password": "violet anchor cactus",
        "name": "Ana",
        "email": "ana@acme.example",
    }
    english = {"Accept-Language": "en"}
    with serving(workspace.folder) as url, httpx.Client(base_url=url, timeout=SECONDS, headers=english) as client:
        assert client.post("/api/v1/invitation/accept", json=given).status_code == 200
        yield client


def ask(client: httpx.Client, name: str) -> httpx.Response:
    """Ask as the schema's example does."""
    method, address = name.split(" ")
    operation, query, headers = OPERATIONS[name], {}, {}
    for parameter in operation.get("parameters", ()):
        if (value := parameter.get("example")) is None:
            continue
        if parameter["in"] == "path":
            address = address.replace(f"{{{parameter['name']}}}", quote(str(value), safe=""))
        elif parameter["in"] == "query":
            query[parameter["name"]] = value
    body = media(operation.get("requestBody", {}))
    sent = {"json": body.get("example")} if body else {}
    if "application/octet-stream" in operation.get("requestBody", {}).get("content", {}):
        sent, headers = {"content": body["example"].encode()}, {"Content-Type": "application/octet-stream"}
    return client.request(method, address, params=query, headers=headers, **sent)


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_says_what_it_is(name: str) -> None:
    operation = OPERATIONS[name]

    assert operation["tags"][0] in {noun.name for noun in NOUNS}
    assert operation["summary"]
    assert operation["description"]
    for parameter in operation.get("parameters", ()):
        assert parameter.get("description"), parameter["name"]
        if parameter["in"] == "path":
            assert "example" in parameter, parameter["name"]
        if "example" in parameter:
            assert holds(parameter["schema"], parameter["example"]) == [], parameter["name"]


def test_every_noun_says_what_it_is_about() -> None:
    assert [tag["name"] for tag in SCHEMA["tags"]] == [noun.name for noun in NOUNS]
    assert all(tag["description"] for tag in SCHEMA["tags"])


def test_no_example_is_of_an_operation_that_is_gone() -> None:
    assert set(examples()) <= set(OPERATIONS)
    for name, example in examples().items():
        operation = OPERATIONS[name]
        assert set(example) <= {"parameters", "body", "answer"}
        assert set(example.get("parameters", {})) <= {one["name"] for one in operation.get("parameters", ())}
        assert "body" not in example or "requestBody" in operation
        assert "answer" not in example or media(operation["responses"]["200"])


@pytest.mark.parametrize("name", SENT)
def test_what_is_sent_along_is_what_the_schema_says(name: str) -> None:
    body = media(OPERATIONS[name]["requestBody"])

    assert holds(body["schema"], body["example"]) == []


@pytest.mark.parametrize("name", OPERATIONS)
def test_what_comes_back_is_what_the_schema_says(name: str) -> None:
    answer = media(OPERATIONS[name]["responses"]["200"])

    if answer:
        assert holds(answer["schema"], answer["example"]) == []


def test_the_running_server_takes_what_is_shown(owner: httpx.Client) -> None:
    """What is read is answered, or there is no such thing in this company; no example is of a wrong shape."""
    for name in [*READ, *SENT]:
        answered = ask(owner, name)
        code = answered.json().get("code") if answered.status_code >= 400 else None
        assert answered.status_code < 500, (name, answered.text)
        assert code != "bad_parameter", (name, answered.text)
        if name in READ:
            assert answered.status_code in (200, 404), (name, answered.text)
