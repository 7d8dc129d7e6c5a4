"""The company board in a real browser."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.web

SCALE = {"K": 10**3, "M": 10**6, "B": 10**9, "万": 10**4, "亿": 10**8, "%": Decimal("0.01")}


def read(text: str) -> tuple[Decimal, Decimal]:
    """The number a card shows, and half a unit of its last digit."""
    match = re.search(r"(−?)[^\d−]*([\d,]+(?:\.(\d+))?)\s*(\S?)", text.strip())
    assert match, text
    scale = Decimal(SCALE.get(match[4], 1))
    number = Decimal(match[2].replace(",", "")) * scale * (-1 if match[1] else 1)
    return number, scale * Decimal(10) ** -len(match[3] or "") / 2


def cards(page: Page) -> dict[str, tuple[str | None, str]]:
    """KPI -> the exact value a card holds and the text it shows."""
    found = page.locator("article[data-kpi] [data-value]")
    return {
        found.nth(i).evaluate("e => e.closest('article').dataset.kpi"): (
            found.nth(i).get_attribute("data-value"),
            found.nth(i).locator("span").first.inner_text(),
        )
        for i in range(found.count())
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_card_shows_the_number_that_the_api_gives(visit, site, language: str) -> None:
    seen = visit(language)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.go("/")
    shown = cards(page)
    span = next(url for url in asked if "/api/v1/values" in url and "compare=previous" in url)
    days = {name: re.search(rf"[?&]{name}=([\d-]+)", span)[1] for name in ("from", "to")}
    readings = site.get("/api/v1/values", kpi=list(shown), grain="total", **days)

    assert len(shown) >= 12
    assert {r["kpi"]: r["value"] for r in readings} == {kpi: value for kpi, (value, _) in shown.items()}
    for kpi, (value, text) in shown.items():
        number, half = read(text)
        assert abs(number - Decimal(value)) <= half, f"{kpi} is {value} and shows {text}"


def test_stores_add_up_to_the_total_of_the_table(visit, site) -> None:
    page = visit("en").go("/")
    rows = page.locator("#slices tbody tr")
    names = [rows.nth(i).locator("a").inner_text() for i in range(rows.count())]

    assert sorted(names) == sorted(store["id"] for store in site.get("/api/v1/company")["stores"])
    values = [read(rows.nth(i).locator("td").nth(1).inner_text()) for i in range(rows.count())]
    total, half = read(page.locator("#slices tfoot td").nth(1).inner_text())
    assert abs(sum(number for number, _ in values) - total) <= half + sum(one for _, one in values)


def test_a_kpi_whose_data_lacks_the_country_says_so_and_the_others_answer(visit, site) -> None:
    country = site.get("/api/v1/dimensions/country/values")[0]
    seen = visit("en")
    asked_in_vain: list[str] = []
    seen.page.on("response", lambda response: asked_in_vain.append(response.url) if response.status >= 400 else None)
    page = seen.go(f"/?where=country:{country}")

    assert asked_in_vain == []
    expect(page.locator("article[data-kpi=net_sales] [data-value]")).to_be_visible()
    refused = page.locator("article[data-face=refused]").first
    expect(refused).to_contain_text("Its data has no country")


def test_a_brand_is_chosen_in_the_filter_bar(visit, site) -> None:
    brand = site.get("/api/v1/dimensions/brand/values")[0]
    page = visit("en").go("/")
    page.get_by_role("button", name=re.compile("^Brand")).click()
    with page.expect_request(
        lambda request: "compare=previous" in request.url and f"brand%3A{brand}" in request.url
    ) as asked:
        page.get_by_role("checkbox", name=brand).check()
    days = {name: re.search(rf"[?&]{name}=([\d-]+)", asked.value.url)[1] for name in ("from", "to")}
    wanted = site.get("/api/v1/values", kpi="net_sales", grain="total", where=f"brand:{brand}", **days)[0]["value"]

    expect(page.locator("article[data-kpi=net_sales] [data-value]")).to_have_attribute("data-value", wanted)
    expect(page).to_have_url(re.compile(f"where=brand%3A{brand}"))


def test_a_board_without_data_shows_empty_cards_and_the_first_step(visit, empty_site) -> None:
    seen = visit("en", at=empty_site)
    page = seen.go("/")

    expect(page.get_by_role("heading", name="No data yet")).to_be_visible()
    assert page.locator("article[data-face=empty]").count() >= 12
    assert page.locator("article[data-face=value]").count() == 0


def test_language_and_theme_are_remembered(visit) -> None:
    seen = visit("en")
    page = seen.go("/")
    page.get_by_role("button", name="Dark theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name=re.compile("切换到中文")).click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_amounts_are_told_in_the_chosen_currency(visit, site) -> None:
    seen = visit("en")
    page = seen.go("/kpis/net_sales?period=2026-03-01..2026-03-31")
    page.get_by_role("button", name=re.compile("^Currency")).click()
    page.get_by_role("radio", name=re.compile("^EUR")).click()
    expect(page).to_have_url(re.compile("currency=EUR"))
    seen.settle()
    query = {"kpi": "net_sales", "grain": "total", "from": "2026-03-01", "to": "2026-03-31", "currency": "EUR"}
    [reading] = site.get("/api/v1/values", **query)

    value = page.locator("main [data-value]").first
    expect(value).to_have_attribute("data-value", reading["value"])
    expect(value).to_contain_text("€")


def test_the_table_sorts_by_each_of_its_columns(visit) -> None:
    page = visit("en").go("/")
    rows = page.locator("#slices tbody tr")
    page.locator("#slices").get_by_role("button", name="Average order value").click()
    values = [read(rows.nth(i).locator("td").nth(2).inner_text())[0] for i in range(rows.count())]

    assert values == sorted(values, reverse=True)
    expect(page.locator("#slices thead [aria-sort=descending]")).to_contain_text("Average order value")


def test_a_store_that_the_company_does_not_have_is_said_and_taken_away(visit) -> None:
    page = visit("en").go("/kpis/net_sales?where=store:nope")
    strange = page.get_by_role("status").filter(has_text="there is no “nope”")
    expect(strange).to_be_visible()
    strange.get_by_role("button", name="Remove this filter").click()

    expect(strange).to_have_count(0)
    assert "nope" not in page.url
