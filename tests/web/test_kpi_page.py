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


def test_a_note_is_written_hidden_and_taken_back_and_what_moved_the_number_leads_inside(visit) -> None:
    # Tiles that are far below are drawn when they come near; on a tall screen all are.
    seen = visit("en", height=3_000)
    page = seen.go("/kpis/net_sales?period=90d")
    trend = page.locator("#trend")
    trend.get_by_role("button", name="Add a note").click()
    form = trend.get_by_role("form", name="Add a note")
    form.get_by_label("What happened?").fill("New packaging")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    trend.get_by_role("button", name=re.compile("annotations?$")).click()
    notes = trend.locator("li[data-kind=note]")

    expect(notes.first).to_contain_text("New packaging")
    assert seen.barriers() == []
    trend.get_by_role("button", name="Delete the note").first.click()
    expect(notes).to_have_count(0)
    trend.get_by_role("button", name="Undo").click()
    expect(notes).to_have_count(1)
    trend.get_by_role("button", name="Hide annotations on charts").click()
    expect(trend.get_by_role("button", name="Add a note")).to_have_count(0)
    expect(page.locator("#coverage")).to_contain_text("has all days")
    assert page.locator("#moving table").first.locator("[data-change]").count() > 1
    page.locator("#moving tbody button").first.click()
    expect(page).to_have_url(re.compile("where="))


def test_cohorts_stand_by_month_and_open_the_kpi(visit) -> None:
    page = visit("en", theme="dark", height=4_000).go("/boards/marketing")
    tile = page.locator("section", has_text="Customers who come back").last
    rows = tile.locator("tbody tr")

    expect(rows).to_have_count(12)
    assert rows.last.locator("a").count() == 1
    rows.first.locator("a").nth(1).click()
    expect(page).to_have_url(re.compile(r"/kpis/retention\?.*where=months_since%3A1"))
