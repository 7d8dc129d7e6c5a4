"""Sending a board regularly in a real browser: by keyboard, with the board's filters, changed, sent, paused and ended."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import Open, Site

pytestmark = pytest.mark.web


@pytest.fixture
def page(visit: Open, site: Site) -> Iterator[Page]:
    opened = visit()
    found = opened.go("/boards/finance?period=month&where=store%3Ashopify-eu")
    yield found
    assert opened.errors == []


def test_a_board_is_sent_with_its_filters_and_everything_is_done_by_keyboard(page: Page, site: Site) -> None:
    page.get_by_role("button", name="Send regularly").press("Enter")
    panel = page.get_by_role("dialog")
    expect(panel.get_by_text("There is no mail account yet")).to_be_visible()
    panel.get_by_role("button", name="Send it regularly").press("Enter")

    panel.get_by_role("radio", name="Days of the week").press("Space")
    panel.get_by_role("checkbox", name="Wed").press("Space")
    panel.get_by_label("Time", exact=True).fill("07:30")
    panel.get_by_role("combobox", name="People, by mail").press_sequentially("Emily")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(panel.get_by_text("Month to date · vs Previous period · Store: shopify-eu")).to_be_visible()
    panel.get_by_role("button", name="Save").press("Enter")

    entry = panel.get_by_role("listitem").first
    expect(entry.get_by_role("heading")).to_contain_text("Mon, Tue, Thu, Fri at 07:30")
    expect(entry).to_contain_text("To Emily Carter")
    [kept] = site.get("/api/v1/subscriptions", board="finance")  # type: ignore[misc]
    assert (kept["view"]["where"], kept["when"]["weekdays"]) == (["store:shopify-eu"], [1, 2, 4, 5])

    entry.get_by_role("button", name="Send now").press("Enter")
    expect(entry.get_by_role("list")).to_contain_text("There is no mail account to send by", timeout=60_000)
    entry.get_by_role("button", name="Pause").press("Enter")
    expect(entry.get_by_role("heading")).to_contain_text("Paused")
    entry.get_by_role("button", name="End", exact=True).press("Enter")
    entry.get_by_role("button", name="End it").press("Enter")
    expect(panel.get_by_text("Nobody gets this board regularly yet.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)


def test_the_form_reads_in_the_dark_on_a_phone_in_chinese(visit: Open) -> None:
    opened = visit("zh", "dark", 390, 844)
    page = opened.go("/boards/customer_service?send=1")
    page.get_by_role("button", name="添加定期发送").click()
    page.get_by_text("每月").first.click()
    expect(page.get_by_text("每月几日")).to_be_visible()
    page.mouse.move(0, 0)

    assert opened.barriers() == []
    assert not opened.sideways()
    assert opened.errors == []
