"""The ready boards in a real browser: their tiles, what they are held against, and where they lead."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

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


def test_a_number_never_stands_alone(visit, site) -> None:
    card = visit("en", width=1440).go("/").locator("article[data-kpi=net_sales]")

    expect(card.locator("[data-status]")).to_have_text(re.compile("On track|Behind|Off track"))
    expect(card.locator("[data-goal]")).to_contain_text(re.compile(r"\d% of \$"))
    expect(card.get_by_role("progressbar")).to_be_visible()
    expect(card.get_by_role("img", name=re.compile("90 days"))).to_be_visible()
    expect(card).to_contain_text("vs ")


def test_targets_differ_by_month_and_come_from_the_goals(visit) -> None:
    page = visit("en").go("/?period=90d")
    page.locator("#trend").get_by_text("Day", exact=True).click()
    page.locator("#trend").get_by_role("button", name="Show as table").click()
    expect(page.locator("#trend thead th").last).to_have_text("Target")

    assert len(set(page.locator("#trend tbody td:last-child").all_inner_texts())) >= 3


def test_a_slice_without_a_goal_has_no_target(visit, site) -> None:
    country = site.get("/api/v1/dimensions/country/values")[0]
    page = visit("en").go(f"/?where=country:{country}")

    expect(page.locator("article[data-kpi=net_sales]")).to_contain_text("No target for these days")


def test_colour_means_good_or_bad_and_never_stands_alone(visit) -> None:
    page = whole(visit("en", width=1440), "/boards/operations")

    expect(page.locator("#abandonment .sr").filter(has_text=re.compile("better|worse|good|bad")).first).to_be_attached()


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


def test_every_point_opens_its_slice_and_filters_pile_up(visit) -> None:
    seen = visit("en", width=1440)
    page = whole(seen, "/?period=90d")
    page.locator("#ranked [data-row=DE] a").click()
    expect(page).to_have_url(re.compile(r"/\?period=90d&where=country%3ADE"))
    seen.settle()
    page.locator("#slices tbody a").first.click()

    expect(page).to_have_url(re.compile("country%3ADE.*where=store"))


def test_a_title_opens_its_kpi_with_the_same_view(visit) -> None:
    page = whole(visit("en", width=1440), "/boards/marketing?period=90d")
    page.locator("#stacked-title a").click()

    expect(page).to_have_url(re.compile(r"/kpis/ad_spend\?period=90d"))


def test_a_sku_of_the_quadrant_opens_in_its_table_by_keyboard(visit) -> None:
    page = whole(visit("en", width=1440), "/boards/supply_chain")
    tile = page.locator("#quadrant")
    tile.get_by_role("button", name="Show as table").focus()
    page.keyboard.press("Enter")
    tile.locator("tbody a").first.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(r"/kpis/contribution_margin\?.*where=sku"))


def test_the_url_is_the_view_when_boards_are_switched(visit) -> None:
    seen = visit("en", width=1440)
    page = seen.go("/?period=90d&currency=EUR")
    page.get_by_role("navigation", name="Boards").get_by_role("link", name="Finance board").click()

    expect(page).to_have_url(re.compile(r"/boards/finance\?period=90d&currency=EUR"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Finance board")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Company board")


def test_a_board_of_one_store_asks_for_it_and_shows_it_alone(visit, site) -> None:
    seen = visit("en", width=1440)
    page = seen.go("/boards/store")
    choice = page.get_by_role("region", name=re.compile("about one store"))
    store = site.get("/api/v1/company")["stores"][-1]["id"]
    choice.get_by_role("link", name=store).click()

    expect(page).to_have_url(re.compile(f"/boards/store\\?where=store%3A{store}"))
    expect(choice).to_have_count(0)


def test_the_phone_has_the_same_tiles_in_the_same_order(visit) -> None:
    order = lambda page: page.locator("main section[id]").evaluate_all("all => all.map(e => e.id)")  # noqa: E731
    wide = order(whole(visit("en", width=1440), "/boards/finance"))
    seen = visit("en", width=390)
    narrow = order(whole(seen, "/boards/finance"))

    assert wide == narrow
    assert not seen.sideways()


def test_zero_empty_loading_failed_and_stale_are_different_faces(visit, empty_site) -> None:
    page = whole(visit("en", width=1440, at=empty_site), "/boards/finance")

    expect(page.locator("#bridge [data-face=empty]")).to_be_visible()
    expect(page.locator("#ranked [data-face=empty]")).to_be_visible()


def test_an_unknown_board_is_said_and_leads_back(visit) -> None:
    seen = visit("en")
    seen.page.goto(f"{seen.site.url}/boards/nope")

    expect(seen.page.get_by_role("link", name="To the company board")).to_be_visible()
