"""The loop's pages for somebody of customer service, who sees one store and no costs."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helloword.access import accept, invite
from helloword.people import change_person
from helloword.workspace import Workspace
from tests.web.conftest import ANSWER_SECONDS, Site, serve

pytestmark = pytest.mark.web

PASSWORD = "violet anchor cactus"
STORE = "amazon-us"


@pytest.fixture
def workspace(company: Path, tmp_path: Path) -> Workspace:
    """The demo company with an owner and one clerk who see what their roles and views let them."""
    shutil.copytree(company, tmp_path / "company")
    opened = Workspace.open(tmp_path / "company")
    change_person(opened, "sun-qian", lambda person: replace(person, roles=("customer_service",), stores=(STORE,)))
    return opened


@pytest.fixture
def site(workspace: Workspace) -> Iterator[Site]:
    """Its server, started while nobody signs in yet."""
    served = serve(workspace.folder)
    accept(workspace, invite(workspace, "lin-yue"), PASSWORD, "test")
    yield served
    served.stop()


def test_who_sees_one_store_works_its_alerts_and_sees_its_goals(visit, workspace: Workspace, site: Site) -> None:
    seen = visit("en", at=site)
    page = seen.page
    page.goto(f"{site.url}/join#{invite(workspace, 'sun-qian')}")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("nav a[href^='/alerts']")).to_be_visible(timeout=ANSWER_SECONDS * 1000)
    seen.errors.clear()  # the door's own refusal

    seen.go("/alerts?state=resolved")
    told = page.locator("[data-alert]").all_inner_texts()
    assert told
    assert not any("Shopify" in text or "JP" in text for text in told)

    seen.go("/goals")
    assert page.locator("[data-goal]").count() > 0
    expect(page.locator("section[aria-label='Company score']")).to_have_count(0)
    seen.go("/actions")
    expect(page.get_by_role("button", name="Stop everything")).to_have_count(0)
    seen.go("/actions/tasks")
    assert seen.errors == []
    assert seen.barriers() == []
