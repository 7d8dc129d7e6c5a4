"""Coming in by a provider in a real browser: from the door through the provider's own page to the board."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from helloword.access import found_company, invite, owner_link
from helloword.access.oidc import Provider, set_provider
from helloword.people import Person, add_person
from helloword.workspace import Workspace
from tests.openid import CLIENT, SECRET, OpenId, openid
from tests.web.conftest import ANSWER_SECONDS, Site, serve

pytestmark = pytest.mark.web
LONG = ANSWER_SECONDS * 1000


@pytest.fixture(scope="module")
def idp() -> Iterator[OpenId]:
    with openid() as running:
        yield running


@pytest.fixture(scope="module")
def workspace(empty_company: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("oidc") / "company"
    shutil.copytree(empty_company, folder)
    return Workspace.open(folder)


@pytest.fixture(scope="module")
def site(workspace: Workspace, idp: OpenId) -> Iterator[Site]:
    """A company whose people come in by a provider."""
    served = serve(workspace.folder)
    found_company(workspace, owner_link(workspace), "Ana", "ana@new.example", "violet anchor cactus", "")
    set_provider(workspace, Provider("idp", "Big ID", idp.issuer, CLIENT), SECRET)
    for id, name in (("kim", "Kim Lee"), ("li", "李雷")):
        add_person(workspace, Person(id, name, "company", ("manager",), f"{id}@new.example"))
        idp.knows(f"{id}@new.example", email=f"{id}@new.example", email_verified=True)
    yield served
    served.stop()


def test_from_the_door_through_the_provider_to_the_page_that_was_wanted(visit, site: Site) -> None:
    seen = visit("en", at=site, width=390)
    page = seen.page
    page.goto(f"{site.url}/kpis?period=2026-10-01..2026-10-31")
    expect(page.locator("h1")).to_have_text("Sign in to New Shop", timeout=LONG)
    assert seen.barriers() == []
    assert not seen.sideways()
    page.get_by_role("button", name="Sign in with Big ID").click()
    page.locator("input[name=sub]").fill("eve@evil.example")
    page.get_by_role("button", name="Authorize").click()
    expect(page.get_by_role("alert")).to_contain_text(
        "does not confirm that your e-mail address is yours", timeout=LONG
    )
    assert page.url == f"{site.url}/sign-in/idp"

    page.goto(f"{site.url}/kpis?period=2026-10-01..2026-10-31")
    page.get_by_role("button", name="Sign in with Big ID").click()
    page.locator("input[name=sub]").fill("kim@new.example")
    page.get_by_role("button", name="Authorize").click()
    expect(page.locator("nav a[href^='/account']")).to_be_attached(timeout=LONG)
    assert page.url == f"{site.url}/kpis?period=2026-10-01..2026-10-31"

    seen.go("/account")
    expect(page.locator("#providers")).to_contain_text("Big ID")
    expect(page.locator("#password")).to_contain_text("have no password")
    assert seen.barriers() == []
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.locator("h1")).to_have_text("Sign in to New Shop")
    # The browser tells what was refused, and that the provider's page has styles on another network.
    assert [error for error in seen.errors if "Failed to load resource" not in error] == []


def test_an_invitation_is_accepted_by_the_provider(visit, site: Site, workspace: Workspace) -> None:
    seen = visit("zh", "dark", at=site)
    page = seen.page
    page.goto(f"{site.url}/join#{invite(workspace, 'li')}")
    button = page.get_by_role("button", name="用 Big ID 接受邀请")
    expect(button).to_be_visible(timeout=LONG)
    assert seen.barriers() == []
    button.click()
    page.locator("input[name=sub]").fill("li@new.example")
    page.get_by_role("button", name="Authorize").click()
    expect(page.locator("nav a[href^='/account']")).to_contain_text("李雷", timeout=LONG)
    assert page.url == f"{site.url}/"
