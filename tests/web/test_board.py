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


def test_a_card_says_what_its_change_is_against(visit, site) -> None:
    page = visit("en").go("/")
    card = page.locator("article[data-kpi=net_sales]")

    expect(card).to_contain_text("%")
    expect(card.get_by_title(re.compile(r"^vs [A-Z][a-z]{2} \d"))).to_be_visible()


def test_a_card_tells_its_definition_and_leads_to_its_page(visit) -> None:
    page = visit("en").go("/")
    page.locator("article[data-kpi=net_sales]").get_by_role("link", name="Definition of Net sales").hover()
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.locator("article[data-kpi=net_sales] h3 a").click()

    expect(page).to_have_url(re.compile("/kpis/net_sales"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Net sales")


def test_filters_stay_in_the_url_and_survive_a_reload_and_the_way_back(visit, site) -> None:
    store = site.get("/api/v1/company")["stores"][0]["id"]
    seen = visit("en")
    page = seen.go("/")
    whole = page.locator("article[data-kpi=net_sales] [data-value]").get_attribute("data-value")
    page.get_by_role("button", name=re.compile("^Store")).click()
    page.get_by_role("checkbox", name=re.compile(f"^{store}")).check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("^Period")).click()
    page.get_by_role("radio", name=re.compile("^Last 90 days")).click()
    expect(page).to_have_url(re.compile("period=90d"))
    seen.settle()
    kept = page.locator("article[data-kpi=net_sales] [data-value]").get_attribute("data-value")

    assert f"where=store%3A{store}" in page.url
    assert "period=90d" in page.url
    assert kept != whole
    page.reload()
    seen.settle()
    assert page.locator("article[data-kpi=net_sales] [data-value]").get_attribute("data-value") == kept
    page.get_by_role("link", name="KPIs").click()
    expect(page).to_have_url(re.compile(f"/kpis\\?.*{store}"))
    page.go_back()
    page.go_back()
    expect(page).to_have_url(re.compile("^(?!.*90d)"))


def test_the_comparison_shows_the_days_it_means(visit) -> None:
    page = visit("en").go("/kpis/net_sales?period=2026-03-01..2026-03-10")

    expect(page.get_by_role("button", name=re.compile("^vs Previous period"))).to_contain_text(
        re.compile("Feb 19 – 28")
    )


def test_the_trend_has_a_table_with_the_same_numbers(visit) -> None:
    page = visit("en").go("/")
    chart = page.locator("[data-chart]").first
    expect(chart).to_have_attribute("aria-label", re.compile("lowest .* highest"))
    page.get_by_role("button", name="Show as table").first.click()
    rows = page.locator("#trend tbody tr")

    expect(rows).to_have_count(28)
    page.locator("#trend").get_by_text("Week", exact=True).click()
    expect(rows.nth(5)).to_have_count(0)
    expect(rows.nth(3)).to_be_visible()


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
    page = visit("en").go(f"/?where=country:{country}")

    expect(page.locator("article[data-kpi=net_sales] [data-value]")).to_be_visible()
    refused = page.locator("article[data-face=refused]").first
    expect(refused).to_contain_text("Its data has no country")


def test_a_board_without_data_shows_empty_cards_and_the_first_step(visit, empty_site) -> None:
    seen = visit("en", at=empty_site)
    page = seen.go("/")

    expect(page.get_by_role("heading", name="No data yet")).to_be_visible()
    assert page.locator("article[data-face=empty]").count() >= 12
    assert page.locator("article[data-face=value]").count() == 0


def test_cards_keep_their_last_value_when_the_server_is_gone_and_heal_when_asked(visit, own_site) -> None:
    seen = visit("en", at=own_site)
    page = seen.go("/")
    before = cards(page)
    own_site.stop()
    page.get_by_role("button", name=re.compile("^Period")).click()
    page.get_by_role("radio", name=re.compile("^Last 7 days")).click()
    failed = page.locator("article[data-kpi=net_sales]")

    expect(failed.get_by_role("button", name=re.compile("Try again|Not refreshed"))).to_be_visible()
    assert cards(page).items() <= before.items()


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


def test_a_year_can_be_compared_with_the_one_before(visit, site) -> None:
    page = visit("zh").go("/kpis/net_sales?period=2026-10-01..2026-10-31&compare=year")
    query = {"kpi": "net_sales", "grain": "total", "from": "2026-10-01", "to": "2026-10-31", "compare": "year"}
    [reading] = site.get("/api/v1/values", **query)

    expect(page.get_by_role("button", name=re.compile("^对比"))).to_contain_text("2025-10-01")
    percent = abs(Decimal(reading["comparison"]["ratio"])) * 100
    expect(page.get_by_role("region", name="指标值")).to_contain_text(f"{percent:.1f}%")


def test_filters_open_and_choose_by_keyboard(visit) -> None:
    seen = visit("en")
    page = seen.go("/")
    compare = page.get_by_role("button", name=re.compile("^vs Previous period"))
    compare.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name=re.compile("^Previous period"))).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("compare=year"))
    expect(page.get_by_role("button", name=re.compile("^vs Last year"))).to_be_focused()


def test_a_card_opens_its_kpi_by_keyboard(visit) -> None:
    page = visit("en").go("/")
    page.locator("article[data-kpi=orders] h3 a").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/kpis/orders"))


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


def test_a_refusal_that_the_catalogue_foretells_is_not_asked_for(visit, site) -> None:
    country = site.get("/api/v1/dimensions/country/values")[0]
    seen = visit("en")
    refused: list[str] = []
    seen.page.on("response", lambda response: refused.append(response.url) if response.status >= 400 else None)
    seen.go(f"/?where=country:{country}")

    assert refused == []
