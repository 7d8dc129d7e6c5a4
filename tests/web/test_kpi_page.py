"""The page of a KPI beyond its number: the formula opened, marks on dates, why it moved; and the tile of cohorts."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.web


def test_the_formula_is_gone_through_by_keyboard_and_its_values_are_those_of_the_api(visit, site) -> None:
    seen = visit("en")
    page = seen.go("/kpis/net_margin?period=2026-03-01..2026-03-31&compare=none")
    days = {"grain": "total", "from": "2026-03-01", "to": "2026-03-31"}
    [profit] = site.get("/api/v1/values", kpi="net_profit", **days)
    tree = page.get_by_role("tree", name="Formula tree")
    parts = tree.get_by_role("treeitem")
    before = parts.count()

    expect(tree.locator(f'[data-value="{profit["value"]}"]').first).to_be_visible()
    parts.first.focus()
    page.keyboard.press("ArrowDown")
    expect(tree.locator(":focus [data-value]").first).to_have_attribute("data-value", profit["value"])
    page.keyboard.press("ArrowLeft")
    assert parts.count() < before
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/kpis/net_profit"))
    assert seen.barriers() == []


def test_cohorts_stand_by_month_and_open_the_kpi(visit) -> None:
    page = visit("en", theme="dark", height=4_000).go("/boards/marketing")
    tile = page.locator("section", has_text="Customers who come back").last
    rows = tile.locator("tbody tr")

    expect(rows).to_have_count(12)
    assert rows.last.locator("a").count() == 1
    rows.first.locator("a").nth(1).click()
    expect(page).to_have_url(re.compile(r"/kpis/retention\?.*where=months_since%3A1"))
