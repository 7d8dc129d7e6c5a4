"""From a goal that is behind to its alert and back, as a person would walk it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import ANSWER_SECONDS, Site

pytestmark = pytest.mark.web


def test_a_goal_that_is_behind_leads_to_its_alert_and_back(visit, site: Site) -> None:
    inbox = site.get("/api/v1/alerts", status="open", rule="goal_pace")
    assert isinstance(inbox, dict)
    alert = inbox["items"][0]["alerts"][0]
    goal = site.get(f"/api/v1/goals/{alert['slice']['goal']}")
    assert isinstance(goal, dict)
    language = "zh"
    seen = visit(language, width=1440)
    page = seen.go("/")
    page.get_by_role("navigation").get_by_role("link", name="目标").click()
    seen.settle()

    row = page.locator(f"#tree tr[data-goal='{goal['id']}']")
    expect(row.locator("[data-status]")).to_have_attribute("data-status", re.compile("behind|off"))
    row.get_by_role("button", name=goal["name"][language], exact=True).click()
    panel = page.locator(f"[data-panel='{goal['id']}']")
    panel.get_by_role("link", name=alert["name"][language]).click(timeout=ANSWER_SECONDS * 1000)
    details = page.locator(f"[data-details='{alert['id']}']")
    expect(details).to_contain_text(goal["name"][language], timeout=ANSWER_SECONDS * 1000)
    expect(page).to_have_url(re.compile(f"/alerts\\?alert={alert['id']}"))
    details.get_by_role("link", name=re.compile(re.escape(goal["name"][language]))).click()

    expect(panel).to_be_visible(timeout=ANSWER_SECONDS * 1000)
    expect(page).to_have_url(re.compile(f"goal={re.escape(goal['id'])}"))
    assert seen.errors == []
