"""Reconciliation in a real browser: from the list to the way between both figures, its rows, and an accepted difference."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open, Site, run, serve

pytestmark = pytest.mark.web

ORDERS = """order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,tax,currency
S-1,1,2026-05-01T10:00:00,shipped,KETTLE,2,50.00,0,0,EUR
S-2,1,2026-05-09T10:00:00,cancelled,KETTLE,1,50.00,0,0,EUR
S-3,1,2026-05-31T10:00:00,shipped,FILTER,3,8.00,0,0,EUR
"""
OFFICIAL = """report,start,end,measure,amount,currency
sales_over_time,2026-05-01,2026-05-31,gross_sales,180.00,EUR
sales_over_time,2026-05-01,2026-05-31,units,6,
sales_over_time,2026-05-01,2026-05-31,buy_box,0.9,
sales_over_time,2026-04-01,2026-04-30,units,6,
"""


@pytest.fixture(scope="module")
def small_company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company of three orders and what its platform says of them."""
    base = tmp_path_factory.mktemp("reconciliation")
    folder = str(base / "company")
    run("init", folder, "--name", "Small", "--currency", "EUR", "--timezone", "Europe/Berlin", "--locale", "en")
    store = ("--platform", "shopify", "--marketplace", "DE", "--currency", "EUR", "--timezone", "Europe/Berlin")
    run("store", "add", "eu", *store, "--workspace", folder)
    for name, text in (("orders.csv", ORDERS), ("official.csv", OFFICIAL)):
        (base / name).write_text(text, encoding="utf-8")
    run("import", str(base / "orders.csv"), str(base / "official.csv"), "--store", "eu", "--workspace", folder)
    return Path(folder)


@pytest.fixture
def small_site(small_company: Path, tmp_path: Path) -> Iterator[Site]:
    """A server of a copy that the test may change."""
    shutil.copytree(small_company, tmp_path / "company")
    served = serve(tmp_path / "company")
    yield served
    served.stop()


def row(page: Page, measure: str) -> str:
    """A row of the list as text."""
    return page.locator("tr[data-figure]", has_text=measure).inner_text()


def test_the_newest_period_is_shown_and_figures_can_be_chosen_by_how_they_stand(visit: Open, small_site: Site) -> None:
    seen = visit("en", at=small_site)
    page = seen.go("/reconciliation")

    expect(page.locator("tr[data-figure]")).to_have_count(3)
    assert "€180.00" in row(page, "Gross sales")
    assert "+€56.00" in row(page, "Gross sales")
    assert "cancelled orders +€50.00" in row(page, "Gross sales")
    page.get_by_text("not comparable 1").click()
    expect(page.locator("tr[data-figure]")).to_have_count(1)
    page.goto(f"{small_site.url}/reconciliation?period=all")
    expect(page.locator("tr[data-figure]")).to_have_count(4)
    assert seen.errors == []


def test_the_way_from_ours_to_theirs_its_rows_and_accepting_the_difference(visit: Open, small_site: Site) -> None:
    seen = visit("en", at=small_site)
    page = seen.go("/reconciliation")
    page.get_by_role("link", name="Gross sales").click()
    seen.settle()

    causes = page.locator("#way tr[data-cause]")
    assert causes.evaluate_all("rows => rows.map(row => row.dataset.cause)") == [
        "own",
        "cancelled",
        "unknown",
        "official",
    ]
    expect(page.locator("#way tr[data-cause=unknown]")).to_contain_text("+€6.00")
    expect(page.locator("#behind-cancelled tbody tr")).to_have_count(1)
    expect(page.locator("#behind-cancelled tbody tr")).to_contain_text("S-2")
    expect(page.locator("#behind-cancelled tbody tr")).to_contain_text("orders.csv:3")
    expect(page.locator("#meaning")).to_contain_text("cancelled orders: counted")
    page.get_by_role("button", name="Accept the difference").click()
    page.get_by_label("Why").fill("a gift card")
    page.keyboard.press("Enter")
    expect(page.locator("#points li")).to_contain_text("a gift card")
    assert seen.errors == []


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh", "dark")])
def test_both_pages_are_for_everybody_on_a_phone_too(visit: Open, small_site: Site, language: str, theme: str) -> None:
    seen = visit(language, theme, width=390, height=844, at=small_site)
    page = seen.go("/reconciliation")

    assert not seen.sideways()
    assert seen.barriers() == []
    page.locator("tr[data-figure] a").first.click()
    seen.settle()
    assert not seen.sideways()
    assert seen.barriers() == []
    assert seen.errors == []


def test_a_company_without_official_figures_is_told_how_to_import_them(visit: Open, empty_site: Site) -> None:
    seen = visit("en", at=empty_site)
    page = seen.go("/reconciliation")

    expect(page.locator("[data-face=empty]")).to_contain_text("helloword import template official")
