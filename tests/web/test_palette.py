"""The command palette and the keys: everything is reached without a mouse."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.web


def test_typing_leads_to_a_kpi_and_keeps_the_view(visit) -> None:
    kpi = "net_margin"
    seen = visit("zh")
    page = seen.go("/?period=7d")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    assert seen.barriers() == []
    page.keyboard.type("净利率")
    expect(page.get_by_role("option", selected=True)).to_have_attribute("data-place", f"kpis {kpi}")
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(rf"/kpis/{kpi}\?period=7d"))
    expect(page.get_by_role("combobox")).to_have_count(0)
    assert seen.errors == []


def test_arrows_move_escape_leaves_and_the_focus_comes_back(visit) -> None:
    seen = visit("en")
    page = seen.go("/kpis")
    button = page.get_by_role("button", name="Go to")
    button.click()
    options = page.locator("[role=option]")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    last = page.locator("[role=option]").last
    expect(last).to_have_attribute("aria-selected", "true")
    page.keyboard.type("there is no such thing")
    expect(page.locator("dialog [role=status]")).to_contain_text("there is no such thing")
    page.keyboard.press("Escape")

    expect(page.locator("dialog")).to_have_count(0)
    expect(button).to_be_focused()


def test_a_letter_after_g_opens_a_page_and_acts_on_nothing(visit) -> None:
    seen = visit("en")
    page = seen.go("/alerts")
    before = page.locator("[data-alert]").count()
    page.keyboard.press("g")
    page.keyboard.press("a")  # would acknowledge by itself
    seen.settle()
    expect(page).to_have_url(re.compile("/alerts"))
    assert page.locator("[data-alert]").count() == before
    page.keyboard.press("g")
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile("/kpis$"))
