"""Landed costs in a real browser: the to-do list is worked off by keyboard, and margins follow."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ANSWER_SECONDS, Site, run, serve

pytestmark = pytest.mark.web

# 400 of gross sales in all: kettles 200, filters 100, mugs 60, spoons 40, of which only the spoons have a cost.
ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency
eu,1,1,2026-10-05T09:30:00,delivered,KETTLE,4,50.00,0,EUR
eu,2,1,2026-10-20T18:00:00,delivered,FILTER,10,10.00,0,EUR
eu,3,1,2026-11-05T20:15:00,delivered,MUG,6,10.00,0,EUR
eu,4,1,2026-11-10T20:15:00,delivered,SPOON,8,5.00,0,EUR
"""
COSTS = """sku,effective_from,purchase,inbound,duty,currency
SPOON,2026-01-01,1.00,0.50,0,EUR
"""
PRODUCTS = """sku,title
KETTLE,Kettle 1 L
SPOON,Wooden Spoon
"""


@pytest.fixture(scope="module")
def small_company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A company of four orders."""
    base = tmp_path_factory.mktemp("costs")
    folder = str(base / "company")
    run("init", folder, "--name", "Small", "--currency", "EUR", "--timezone", "Europe/Berlin", "--locale", "en")
    store = ("--platform", "shopify", "--marketplace", "DE", "--currency", "EUR", "--timezone", "Europe/Berlin")
    run("store", "add", "eu", *store, "--workspace", folder)
    for name, text in (("orders.csv", ORDERS), ("costs.csv", COSTS), ("products.csv", PRODUCTS)):
        (base / name).write_text(text, encoding="utf-8")
    run("import", *(str(base / f"{name}.csv") for name in ("orders", "costs", "products")), "--workspace", folder)
    return Path(folder)


@pytest.fixture
def small_site(small_company: Path, tmp_path: Path) -> Iterator[Site]:
    """A server of a copy that the test may change."""
    shutil.copytree(small_company, tmp_path / "company")
    served = serve(tmp_path / "company")
    yield served
    served.stop()


def missing(page: Page) -> list[str]:
    """The SKUs of the to-do list, in order."""
    rows = page.locator("#missing li[data-sku]")
    return [str(rows.nth(i).get_attribute("data-sku")) for i in range(rows.count())]


def covered(page: Page) -> float:
    """The share of sales that the progress line says is covered."""
    return float(page.locator("[data-coverage]").get_attribute("data-coverage") or "nan")


def test_the_list_is_worked_off_by_keyboard_and_profit_follows(visit, small_site: Site) -> None:
    seen = visit("en", at=small_site)
    page = seen.go("/kpis/gross_profit?period=90d")
    assert page.locator("[data-value]").first.get_attribute("data-value") == "388"
    page.get_by_role("link", name="Landed costs").click()
    seen.settle()

    assert missing(page) == ["KETTLE", "FILTER", "MUG"]
    assert covered(page) == pytest.approx(0.1)
    expect(page.locator("#missing")).to_contain_text("€360.00 of €400.00 was sold without a cost")
    page.get_by_label("Purchase, KETTLE").focus()
    page.keyboard.type("20")
    page.keyboard.press("Tab")
    page.keyboard.type("2.50")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Purchase, FILTER")).to_be_focused()
    expect(page.locator("[data-coverage]")).to_have_attribute("data-coverage", re.compile(r"^0\.6"))
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Purchase, MUG")).to_be_focused()
    seen.settle()
    assert missing(page) == ["MUG"]
    assert covered(page) == pytest.approx(0.85)

    page.get_by_role("link", name="KPIs").click()
    page.goto(small_site.url + "/kpis/gross_profit?period=90d")
    seen.settle()
    # 388 less 4 kettles at 22.50 and 10 filters at 3.
    assert page.locator("[data-value]").first.get_attribute("data-value") == "268"
    assert seen.errors == []


def test_what_is_shown_elsewhere_is_asked_anew_after_saving(visit, small_site: Site) -> None:
    seen = visit("en", at=small_site)
    page = seen.go("/")
    card = page.locator("article[data-kpi=contribution_profit] [data-value]")
    before = float(card.get_attribute("data-value") or "nan")
    page.get_by_role("link", name="Landed costs").click()
    page.get_by_label("Purchase, MUG").fill("4")
    page.get_by_label("Purchase, KETTLE").fill("10")
    page.get_by_role("button", name="Save 2 rows").click()
    expect(page.locator("#missing li[data-sku]")).to_have_count(1)
    page.get_by_role("link", name="Board").click()

    # 6 mugs at 4; the kettles of October are before the 28 days that the board shows.
    expect(card).to_have_attribute("data-value", f"{before - 24:.0f}", timeout=ANSWER_SECONDS * 1000)


def test_a_mistake_is_told_beside_its_field_and_nothing_is_saved(visit, small_site: Site) -> None:
    field, words = "KETTLE 的采购", "要写成数字，如 12.50。"
    seen = visit("zh", at=small_site)
    page = seen.go("/costs")
    page.get_by_label(field.replace("KETTLE", "MUG")).fill("4")
    page.get_by_label(field).fill("12,5")
    page.locator("#missing").get_by_role("button").last.click()
    wrong = page.get_by_label(field)

    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text(words)).to_be_visible()
    expect(wrong).to_be_focused()
    assert missing(page) == ["KETTLE", "FILTER", "MUG"]
    assert small_site.get("/api/v1/costs")["coverage"] == "0.1"
    wrong.fill("12.5")
    expect(page.get_by_text(words)).to_have_count(0)


def test_a_cost_is_found_changed_from_a_day_on_and_keeps_its_history(visit, small_site: Site) -> None:
    seen = visit("en", at=small_site)
    page = seen.go("/costs")
    page.get_by_label("Search by SKU or title").fill("wooden")
    expect(page.locator("#costs tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Change the cost of SPOON").click()
    form = page.get_by_role("form", name="Change the cost of SPOON")
    expect(form.get_by_label("Purchase, SPOON")).to_have_value("1")
    form.get_by_label("Purchase, SPOON").fill("1.25")
    form.get_by_label("In force from, SPOON").fill("2026-11-10")
    form.get_by_label("Why").fill("new supplier price")
    page.keyboard.press("Enter")
    expect(form).to_have_count(0, timeout=ANSWER_SECONDS * 1000)
    seen.settle()
    page.get_by_role("button", name="Change the cost of SPOON").click()

    history = page.get_by_role("table", name="Its costs so far")
    expect(history.locator("tbody tr")).to_have_count(2)
    expect(history.locator("tbody tr").first).to_contain_text("EUR 1.75")
    expect(page.locator("#costs tr[data-sku=SPOON]")).to_contain_text("EUR 1.75")
    page.keyboard.press("Tab")
    page.get_by_label("Purchase, SPOON").press("Escape")
    expect(history).to_have_count(0)


def test_a_company_without_data_is_told_the_first_step(visit, empty_site: Site) -> None:
    page = visit("en", at=empty_site).go("/costs")

    expect(page.get_by_role("heading", name="No SKUs yet")).to_be_visible()
    expect(page.locator("pre")).to_contain_text("helloword import")
