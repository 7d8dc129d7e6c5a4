"""Surveys in a real browser: a store is switched on with a reason, a forbidden one cannot be, and a buyer clicks once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from helloword.service.answering import given
from helloword.service.keeping import surveys
from helloword.service.links import asked_by
from helloword.service.sending import send_due
from tests.service.conftest import NOW, URL, Ordered, Post, Shop, by, make, posting
from tests.web.conftest import Site, serve

pytestmark = pytest.mark.web


@pytest.fixture
def post() -> Iterator[Post]:
    with posting() as kept:
        yield kept


@pytest.fixture
def shop(tmp_path: Path, post: Post, monkeypatch: pytest.MonkeyPatch) -> Shop:
    monkeypatch.setenv("HELLOWORD_URL", URL)
    made = make(tmp_path, None)
    by(made, post)
    made.on()
    made.load(
        Ordered("1", "anna@example.com", language="de"), Ordered("2", "anna@example.com"), Ordered("3", "li@example.com"),
    )  # fmt: skip
    send_due(made.workspace, NOW)
    return made


@pytest.fixture
def shop_site(shop: Shop) -> Iterator[Site]:
    served = serve(shop.workspace.folder)
    yield served
    served.stop()


def test_a_store_is_switched_on_with_its_reason_and_a_forbidden_one_cannot_be(
    visit, shop: Shop, shop_site: Site
) -> None:
    seen = visit("en", at=shop_site)
    page = seen.go("/surveys")
    forbidden = page.locator("[data-store=amz]")

    expect(forbidden).to_contain_text("Forbidden")
    expect(forbidden).to_contain_text("Amazon lets sellers contact buyers only through Buyer-Seller Messaging")
    expect(forbidden.get_by_role("button")).to_be_disabled()
    expect(page.locator("#asks [data-order='2']")).to_contain_text("Asked in the last 90 days")
    page.get_by_role("button", name="Change the survey of site").click()
    form = page.get_by_role("form", name="Change the survey of site")
    save = form.get_by_role("button", name="Save")
    form.get_by_text("Recommendation, NPS").click()
    form.get_by_label("Days after delivery").fill("10")
    form.get_by_label("Sender").fill("Lumora")
    expect(save).to_be_disabled()
    form.get_by_label("Why").fill("to hear of broken parcels")
    save.click()

    expect(page.locator("[data-store=site]")).to_contain_text("NPS, 10 days after delivery")
    kept = surveys(shop.workspace)["site"]
    assert (kept.rule.active, kept.rule.kind, kept.rule.days, kept.reason) == (
        True,
        "nps",
        10,
        "to hear of broken parcels",
    )
    assert seen.errors == []


@pytest.mark.parametrize(("language", "theme", "width"), [("zh", "dark", 375), ("en", "light", 1280)])
def test_the_page_fits_and_can_be_used_by_everybody(
    visit, shop_site: Site, language: str, theme: str, width: int
) -> None:
    seen = visit(language, theme, width, at=shop_site)
    seen.go("/surveys?store=new")

    assert not seen.sideways()
    assert seen.barriers() == []
    assert seen.errors == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_a_buyer_clicks_once_on_a_phone_without_scripts(
    browser: Browser, shop: Shop, shop_site: Site, post: Post, scheme: str, width: int
) -> None:
    path = post.page(post.to.index("anna@example.com"))
    context = browser.new_context(
        viewport={"width": width, "height": 740},
        color_scheme=scheme,
        java_script_enabled=False,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(shop_site.url + path)
    box = page.get_by_role("button", name="5 · Sehr zufrieden").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    page.get_by_role("button", name="5 · Sehr zufrieden").click()

    expect(page.get_by_role("status")).to_contain_text("Vielen Dank für Ihre Antwort!")
    found = asked_by(shop.workspace, path.removeprefix("/s/"), NOW)
    assert found is not None
    assert given(shop.workspace, found[0].id) == 5
    page.get_by_role("link", name="Keine solchen E-Mails mehr").click()
    page.get_by_role("button", name="Keine E-Mails mehr").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("Sie erhalten keine Umfragen mehr"))
    context.close()


def test_the_buyer_s_page_has_no_barriers(visit, shop_site: Site, post: Post) -> None:
    for scheme in ("light", "dark"):
        seen = visit("en", scheme, 360, at=shop_site)
        seen.page.goto(shop_site.url + post.page(0))
        assert not seen.sideways()
        assert seen.barriers() == []
