"""Coming in in a real browser: the first link, an invitation, a second factor, and what each person finds inside."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import Page, expect

from helloword.access import accept, invite, owner_link
from helloword.people import Person, add_person
from helloword.workspace import Workspace
from tests.web.conftest import ANSWER_SECONDS, Site, run, serve

pytestmark = pytest.mark.web

GOOD, OTHER = "violet anchor cactus", "marble winter tractor"
ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,1,1,2026-10-05T09:30:00,delivered,KETTLE,4,50.00,EUR
us,2,1,2026-10-20T18:00:00,delivered,MUG,10,10.00,EUR
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company of two stores."""
    base = tmp_path_factory.mktemp("access")
    folder = str(base / "company")
    run("init", folder, "--name", "Small", "--currency", "EUR", "--timezone", "Europe/Berlin", "--locale", "en")
    store = ("--platform", "shopify", "--marketplace", "DE", "--currency", "EUR", "--timezone", "Europe/Berlin")
    for id in ("eu", "us"):
        run("store", "add", id, *store, "--workspace", folder)
    (base / "orders.csv").write_text(ORDERS, encoding="utf-8")
    run("import", str(base / "orders.csv"), "--workspace", folder)
    return Path(folder)


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Workspace:
    """A copy of it, in which nobody signs in yet."""
    shutil.copytree(made, tmp_path / "company")
    return Workspace.open(tmp_path / "company")


@pytest.fixture
def site(workspace: Workspace) -> Iterator[Site]:
    served = serve(workspace.folder)
    yield served
    served.stop()


def found(visit, site: Site, workspace: Workspace, language: str = "en") -> Page:
    """The board, right after the first link made the owner."""
    seen = visit(language, at=site)
    page = seen.page
    page.goto(f"{site.url}/join#{owner_link(workspace)}")
    page.get_by_label({"en": "Name", "zh": "姓名"}[language], exact=True).fill("Ana Sousa")
    page.get_by_label({"en": "E-mail address", "zh": "邮箱"}[language]).fill("ana@small.example")
    page.get_by_label({"en": "Password", "zh": "密码"}[language], exact=True).fill(GOOD)
    page.get_by_label({"en": "Password again", "zh": "再输一次密码"}[language]).fill(GOOD)
    page.get_by_role("button", name={"en": "Go on", "zh": "继续"}[language]).click()
    expect(page.locator("nav a[href^='/account']")).to_contain_text("Ana Sousa", timeout=ANSWER_SECONDS * 1000)
    return page


def test_first_start_to_board(visit, site: Site, workspace: Workspace) -> None:
    page = found(visit, site, workspace, "zh")

    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(f"{site.url}/")
    assert "join" not in page.url
    stranger = visit("zh", at=site)
    stranger.page.goto(site.url + "/kpis/net_sales")
    expect(stranger.page.locator("h1")).to_have_text("登录 Small")
    assert stranger.barriers() == []
    assert not stranger.sideways()


def test_invite_sign_in_with_a_second_factor_and_see_a_part(visit, site: Site, workspace: Workspace) -> None:
    page = found(visit, site, workspace)
    page.goto(site.url + "/people?person=%2B")
    form = page.get_by_role("form", name="Add a person")
    form.get_by_label("Short name").fill("kim")
    form.get_by_label("Name", exact=True).fill("Kim Lee")
    form.get_by_label("E-mail address").fill("kim@small.example")
    form.get_by_label("Only these stores").click()
    page.locator(".ant-select-item-option[title=eu]").click()
    form.get_by_role("button", name="Save").click()
    row = page.locator("tr[data-person=kim]")
    expect(row).to_contain_text("No account", timeout=ANSWER_SECONDS * 1000)
    expect(row).to_contain_text("eu")
    row.get_by_role("button", name="Change Kim Lee").click()
    page.get_by_role("button", name="Make an invitation link").click()
    link = page.locator("code", has_text="/join#").inner_text()
    expect(row).to_contain_text("Invited")

    kim = visit("en", at=site)
    kim.page.goto(link)
    expect(kim.page.locator("form")).to_contain_text("Kim Lee, choose a password")
    kim.page.get_by_label("Password", exact=True).fill(OTHER)
    kim.page.get_by_label("Password again").fill(OTHER)
    kim.page.get_by_role("button", name="Go on").click()
    expect(kim.page.locator("nav a[href^='/account']")).to_contain_text("Kim Lee", timeout=ANSWER_SECONDS * 1000)
    kim.settle()
    assert [link.get_attribute("title") for link in kim.page.locator("nav[aria-label=Main] a").all()] == [
        "Board", "KPIs", "Alerts", "Actions", "Analyses", "Goals", "Kim Lee",
    ]  # fmt: skip
    kim.go("/kpis/gross_sales?period=2026-10-01..2026-10-31")
    assert kim.page.locator("[data-value]").first.get_attribute("data-value") == "200"
    expect(kim.go("/costs").locator("[data-face=refused]")).to_contain_text("may not see")

    kim.go("/account")
    kim.page.get_by_role("button", name="Set up").click()
    secret = kim.page.locator("#second-factor code").inner_text()
    kim.page.get_by_label("Code from your authenticator app").fill(pyotp.TOTP(secret).now())
    kim.page.get_by_role("button", name="Confirm").click()
    codes = kim.page.locator("#second-factor li code")
    expect(codes).to_have_count(10)
    recovery = codes.first.inner_text()
    kim.page.get_by_role("button", name="Sign out", exact=True).click()
    expect(kim.page.locator("h1")).to_have_text("Sign in to Small")

    kim.page.get_by_label("E-mail address").fill("kim@small.example")
    kim.page.get_by_label("Password", exact=True).fill(OTHER)
    kim.page.keyboard.press("Enter")
    kim.page.get_by_label("Code from your authenticator app").fill(recovery)
    kim.page.keyboard.press("Enter")
    expect(kim.page.locator("#second-factor")).to_contain_text("A code is asked for", timeout=ANSWER_SECONDS * 1000)


def test_a_wrong_password_is_said_and_what_was_typed_stays(visit, site: Site, workspace: Workspace) -> None:
    found(visit, site, workspace)
    seen = visit("en", at=site)
    page = seen.page
    page.goto(site.url)
    page.get_by_label("E-mail address").fill("ana@small.example")
    page.get_by_label("Password", exact=True).fill(OTHER)
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    expect(page.get_by_label("E-mail address")).to_have_value("ana@small.example")
    page.goto(f"{site.url}/join#nothing")
    expect(page.get_by_role("alert")).to_contain_text("Ask for another")


def test_who_is_signed_out_elsewhere_finds_the_door_and_comes_back_to_the_same_place(
    visit, site: Site, workspace: Workspace
) -> None:
    page = found(visit, site, workspace)
    page.goto(site.url + "/kpis/orders")
    expect(page.locator("h1")).to_have_text("Orders", timeout=ANSWER_SECONDS * 1000)
    accept(workspace, invite(workspace, "ana"), OTHER, "")
    page.goto(site.url + "/goals")

    expect(page.locator("h1")).to_have_text("Sign in to Small", timeout=ANSWER_SECONDS * 1000)
    page.get_by_label("E-mail address").fill("ana@small.example")
    page.get_by_label("Password", exact=True).fill(OTHER)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Goals", timeout=ANSWER_SECONDS * 1000)


@pytest.mark.parametrize(("language", "width"), [("en", 390), ("zh", 1280)])
def test_the_pages_of_people_and_of_the_account_are_whole(
    visit, site: Site, workspace: Workspace, language: str, width: int
) -> None:
    found(visit, site, workspace)
    add_person(workspace, Person("li", "李雷", "company", ("marketing",), "li@small.example", "zh-CN"))
    seen = visit(language, at=site, width=width)
    seen.page.context.add_cookies(
        [{"name": "helloword", "value": accept(workspace, invite(workspace, "ana"), OTHER, ""), "url": site.url}]
    )
    for path in ("/people", "/people?person=li", "/account"):
        seen.go(path)
        assert seen.barriers() == [], path
        assert not seen.sideways(), path
    assert seen.errors == []
