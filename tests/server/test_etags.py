"""Who has an answer already is told that it still holds, without computing it; nobody's tag is good for another's view."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from helloword.access import accept, invite, owner_link
from helloword.access.invitations import found_company
from helloword.people import Person, add_person
from helloword.server.app import create_app
from helloword.workspace import Workspace
from tests.server.conftest import ask, load

GOOD = "violet anchor cactus"
VALUES = "/api/v1/values?kpi=net_sales&by=store"
TAGGED = [VALUES, "/api/v1/kpis", "/api/v1/kpis/net_sales", "/api/v1/dimensions", "/api/v1/freshness", "/api/v1/company",
    "/api/v1/goals", "/api/v1/alert-rules", "/api/v1/alerts"]  # fmt: skip
MORE = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency\neu,D-9,1,2026-10-06T09:30:00,delivered,KETTLE,1,40.00,EUR\n"


@pytest.fixture
def own(company: Path, tmp_path: Path) -> Workspace:
    """A copy of the company, which may change."""
    shutil.copytree(company, tmp_path / "company")
    return Workspace.open(tmp_path / "company")


@pytest.mark.parametrize("address", TAGGED)
def test_an_answer_that_still_holds_is_not_sent_again(client: httpx.Client, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["etag"]})

    assert (first.status_code, first.headers["cache-control"]) == (200, "private, no-cache")
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert again.headers["content-security-policy"]


def test_nothing_is_computed_for_who_has_it(own: Workspace) -> None:
    app = create_app(own)
    tag = ask(app, VALUES).headers["etag"]
    other = create_app(own)

    assert ask(other, VALUES, If_None_Match=f'"x", {tag}').status_code == 304
    assert other.state.served.memory.kept == 0


def test_new_data_a_new_definition_and_another_question_have_other_tags(own: Workspace, tmp_path: Path) -> None:
    app = create_app(own)
    tags = [ask(app, VALUES).headers["etag"], ask(app, VALUES + "&currency=USD").headers["etag"]]
    load(own, tmp_path, "more.csv", MORE)
    tags.append(ask(app, VALUES).headers["etag"])
    own.add_store("uk", "amazon", "UK", "GBP", "Europe/London")
    tags.append(ask(app, VALUES).headers["etag"])

    assert len(set(tags)) == 4
    assert ask(app, VALUES, If_None_Match=tags[0]).status_code == 200


def test_the_tag_of_one_view_is_of_no_use_to_another(own: Workspace) -> None:
    app = create_app(own)
    ana = {"Cookie": f"helloword={found_company(own, owner_link(own), 'Ana', 'ana@acme.example', GOOD, '')}"}
    ben = Person("ben", "Ben", "company", ("viewer",), "ben@acme.example")
    add_person(own, replace(ben, stores=("us",)))
    there = {"Cookie": f"helloword={accept(own, invite(own, 'ben'), GOOD, '')}"}
    tag = ask(app, VALUES, **ana).headers["etag"]

    for address in (VALUES, "/api/v1/company", "/api/v1/kpis"):
        whole, part = ask(app, address, **ana), ask(app, address, **there)
        assert part.status_code == 200
        assert whole.headers["etag"] != part.headers["etag"]
        assert "Cookie" in part.headers["vary"]
    assert ask(app, VALUES, **there, If_None_Match=tag).status_code == 200
    assert ask(app, VALUES, If_None_Match=tag).status_code == 401
