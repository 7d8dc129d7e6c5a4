"""The ready boards in a real browser: their tiles, what they are held against, and where they lead."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, Response, expect

pytestmark = pytest.mark.web

BOARDS = ["operations", "marketing", "customer_service", "supply_chain", "finance", "store", "new_store"]


def whole(seen, path: str) -> Page:
    """A board with everything on it in sight."""
    seen.page.set_viewport_size({"width": seen.page.viewport_size["width"], "height": 5000})
    return seen.go(path)


@pytest.mark.parametrize("id", BOARDS)
def test_every_board_is_clean_with_all_its_tiles(visit, site, id: str) -> None:
    language, theme, width = ("zh", "dark", 390) if BOARDS.index(id) % 2 else ("en", "light", 1440)
    seen = visit(language, theme, width)
    page = whole(seen, f"/boards/{id}")

    assert seen.errors == []
    assert not seen.sideways()
    assert seen.barriers() == []
    expect(page.locator("[data-face=failed]")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text(site.get(f"/api/v1/boards/{id}")["name"][language])


def test_the_margin_bridge_adds_up_and_has_the_numbers_of_the_api(visit, site) -> None:
    seen = visit("en", width=1440)
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = whole(seen, "/boards/finance")
    tile = page.locator("#bridge")
    expect(tile.locator("[data-exact]")).to_be_visible()
    expect(tile.get_by_role("status")).to_have_count(0)
    tile.get_by_role("button", name="Show as table").click()
    rows = tile.locator("tbody tr")
    amounts = {
        rows.nth(i).locator("th").inner_text(): Decimal(
            re.sub(r"[^\d.-]", "", rows.nth(i).locator("td").first.inner_text().replace("−", "-"))
        )
        for i in range(rows.count())
    }
    parts = ["Discounts", "Refunds"]

    assert abs(amounts["Gross sales"] + sum(amounts[part] for part in parts) - amounts["Net sales"]) <= Decimal("0.03")
    assert abs(amounts["Contribution profit"] + amounts["Overheads"] - amounts["Net profit"]) <= Decimal("0.03")


def test_the_funnel_loses_at_each_stage_what_does_not_reach_the_next(visit) -> None:
    page = whole(visit("en", width=1440), "/boards/operations")
    tile = page.locator("#funnel")
    tile.get_by_role("button", name="Show as table").click()
    rows = tile.locator("tbody tr")
    number = lambda i, column: int(rows.nth(i).locator("td").nth(column).inner_text().replace(",", ""))  # noqa: E731

    expect(rows).to_have_count(5)
    for i in range(1, 5):
        assert number(i - 1, 0) - number(i, 0) == number(i, 1)


def test_a_sku_of_the_quadrant_opens_in_its_table_by_keyboard(visit) -> None:
    page = whole(visit("en", width=1440), "/boards/supply_chain")
    tile = page.locator("#quadrant")
    tile.get_by_role("button", name="Show as table").focus()
    page.keyboard.press("Enter")
    tile.locator("tbody a").first.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/kpis/contribution_margin\?.*where=sku"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_quadrant_draws_the_largest_and_counts_all(visit, language: str) -> None:
    seen = visit(language, width=1440)
    answers: list[Response] = []
    seen.page.on("response", lambda response: answers.append(response) if "/values/quadrant?" in response.url else None)
    seen.page.route("**/api/v1/values/quadrant?*", lambda route: route.continue_(url=f"{route.request.url}&limit=20"))
    tile = whole(seen, "/boards/supply_chain").locator("#quadrant")
    expect(tile.locator("[data-chart] svg")).to_be_visible()
    told = answers[0].json()
    counts = {corner: int(tile.locator(f"[data-corner={corner}] b").inner_text()) for corner in told["corners"]}
    tile.get_by_role("button", name=re.compile("Show as table|看数字")).click()

    assert seen.errors == []
    assert counts == told["corners"]
    assert sum(counts.values()) == told["slices"] > 20
    expect(tile).to_contain_text(
        {"en": f"Largest 20 of {told['slices']} SKUs", "zh": f"{told['slices']} 个 SKU 中最大的 20 个"}[language]
    )
    expect(tile.locator("tbody tr")).to_have_count(20)
    expect(tile.locator("tbody a").first).to_have_text(told["spots"][0]["slice"])


def test_a_quadrant_of_few_says_how_many_it_draws_and_its_file_has_every_one(visit, site) -> None:
    seen = visit("en", width=1440)
    with seen.page.expect_response("**/api/v1/values/quadrant?*") as answer:
        tile = whole(seen, "/boards/supply_chain").locator("#quadrant")
    told = answer.value.json()
    tile.get_by_role("button", name="Export this tile").click()
    link = seen.page.get_by_role("link", name="Numbers (CSV)").get_attribute("href")
    file = seen.page.request.get(f"{site.url}{link}").text().removeprefix("\ufeff")
    skus = {row["SKU"] for row in csv.DictReader(io.StringIO(file))}

    assert len(told["spots"]) == told["slices"]
    expect(tile).to_contain_text(f"{told['slices']} SKUs, as large as their Net sales")
    assert {spot["slice"] for spot in told["spots"]} <= skus


def test_a_board_of_one_store_asks_for_it_and_shows_it_alone(visit, site) -> None:
    seen = visit("en", width=1440)
    page = seen.go("/boards/store")
    choice = page.get_by_role("region", name=re.compile("about one store"))
    store = site.get("/api/v1/company")["stores"][-1]["id"]
    choice.get_by_role("link", name=store).click()

    expect(page).to_have_url(re.compile(f"/boards/store\\?where=store%3A{store}"))
    expect(choice).to_have_count(0)


def test_an_unknown_board_is_said_and_leads_back(visit) -> None:
    seen = visit("en")
    seen.page.goto(f"{seen.site.url}/boards/nope")

    expect(seen.page.get_by_role("link", name="To the company board")).to_be_visible()
