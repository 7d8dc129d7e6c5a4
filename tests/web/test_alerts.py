"""The inbox of alerts in a real browser: worked by keyboard, taken back, muted; rules are tried on the past."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ANSWER_SECONDS, Site

pytestmark = pytest.mark.web

SLOW = ANSWER_SECONDS * 1000


def ids(page: Page) -> list[int]:
    """The alerts of the list, in order."""
    return [int(id) for id in page.locator("[data-alert]").evaluate_all("all => all.map(e => e.dataset.alert)")]


def chosen(page: Page) -> int:
    return int(page.locator("[data-alert][aria-pressed=true]").get_attribute("data-alert") or 0)


def open_ids(site: Site) -> list[int]:
    """The open alerts as the API gives them."""
    inbox = site.get("/api/v1/alerts", status="open")
    assert isinstance(inbox, dict)
    return [alert["id"] for group in inbox["items"] for alert in group["alerts"]]


def test_the_inbox_shows_every_open_alert_in_the_order_of_the_api(visit, site: Site) -> None:
    page = visit("en").go("/alerts")
    while page.get_by_role("button", name=re.compile("^Show \\d+ more")).count():
        page.get_by_role("button", name=re.compile("^Show \\d+ more")).first.click()

    assert len(ids(page)) >= 5
    assert ids(page) == open_ids(site)
    expect(page.get_by_role("link", name=re.compile("^Alerts"))).to_contain_text(str(len(ids(page))))


def test_an_alert_says_value_limit_since_when_and_what_to_do(visit, site: Site) -> None:
    seen = visit("zh")
    page = seen.go("/alerts")
    details = page.locator("[data-details]")
    alert = site.get(f"/api/v1/alerts/{details.get_attribute('data-details')}")

    assert isinstance(alert, dict)
    expect(details).to_contain_text("怎么办")
    expect(details).to_contain_text(alert["todo"]["zh"])
    expect(details).to_contain_text(alert["name"]["zh"])
    expect(details.locator("[data-chart]")).to_be_visible()
    assert seen.errors == []


def test_j_and_k_move_and_the_address_keeps_the_choice(visit) -> None:
    seen = visit("en")
    page = seen.go("/alerts")
    first, second, third = ids(page)[:3]
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(f"[data-details='{third}']")).to_be_visible(timeout=SLOW)
    page.keyboard.press("k")

    expect(page.locator(f"[data-details='{second}']")).to_be_visible(timeout=SLOW)
    assert (chosen(page), first) == (second, ids(page)[0])
    expect(page).to_have_url(re.compile(f"alert={second}"))
    page.reload()
    seen.settle()
    assert chosen(page) == second


def test_an_acknowledgement_shows_at_once_and_can_be_taken_back(visit, own_demo: Site) -> None:
    page = visit("en", at=own_demo).go("/alerts")
    before = open_ids(own_demo)
    first = ids(page)[0]
    page.keyboard.press("a")
    expect(page.locator(f"[data-alert='{first}']")).to_have_count(0)
    expect(page.get_by_role("radio", name=re.compile("^Acknowledged 1"))).to_be_attached()
    page.keyboard.press("u")
    expect(page.locator(f"[data-alert='{first}']")).to_have_count(1)
    page.wait_for_timeout(6_000)

    assert open_ids(own_demo) == before


def test_an_acknowledgement_that_is_not_taken_back_is_kept(visit, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/alerts")
    first = ids(page)[0]
    page.get_by_role("button", name="Acknowledge", exact=True).click()
    with page.expect_response(re.compile(f"/api/v1/alerts/{first}/ack"), timeout=SLOW):
        pass
    page.get_by_text(re.compile("^Acknowledged \\d")).click()
    seen.settle()

    expect(page.locator(f"[data-alert='{first}']")).to_have_count(1, timeout=SLOW)
    assert first not in open_ids(own_demo)


@pytest.mark.parametrize("by", ["button", "key"])
def test_an_acknowledgement_that_was_sent_long_ago_is_taken_back(visit, own_demo: Site, by: str) -> None:
    first = open_ids(own_demo)[0]
    own_demo.post(f"/api/v1/alerts/{first}/ack", {"note": "on it"})
    page = visit("en", at=own_demo).go(f"/alerts?state=acknowledged&alert={first}")
    with page.expect_response(re.compile(f"/api/v1/alerts/{first}/unack"), timeout=SLOW):
        if by == "button":
            page.get_by_role("button", name="Take back").click()
        else:
            page.keyboard.press("u")

    expect(page.locator(f"[data-alert='{first}']")).to_have_count(0, timeout=SLOW)
    assert first in open_ids(own_demo)


def test_leaving_the_page_keeps_what_was_acknowledged(visit, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/alerts")
    first = ids(page)[0]
    page.keyboard.press("a")
    with page.expect_response(re.compile(f"/api/v1/alerts/{first}/ack"), timeout=SLOW):
        page.get_by_role("link", name="KPIs").click()

    assert first not in open_ids(own_demo)


def test_an_alert_is_muted_with_a_reason_and_unmuted(visit, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/alerts")
    page.keyboard.press("m")
    form = page.get_by_role("form", name="Mute")
    expect(form.get_by_label("Until")).to_be_focused()
    expect(form.get_by_role("button", name="Mute", exact=True)).to_be_disabled()
    form.get_by_label("Why").fill("stock arrives on Friday")
    page.keyboard.press("Enter")

    expect(page.locator("[data-details]")).to_contain_text("muted until", timeout=SLOW)
    page.get_by_role("button", name="Unmute").click()
    expect(page.locator("[data-details]")).not_to_contain_text("muted until", timeout=SLOW)


def test_an_alert_leads_to_its_kpi_in_the_same_slice(visit, site: Site) -> None:
    seen = visit("en")
    page = seen.go("/alerts")
    alert = site.get(f"/api/v1/alerts/{chosen(page)}")
    assert isinstance(alert, dict)
    page.get_by_role("link", name="The KPI in this slice").click()
    seen.settle()

    expect(page).to_have_url(re.compile(f"/kpis/{alert['kpi']}\\?"))
    for value in alert["slice"].values():
        expect(page.get_by_role("group", name="Filters")).to_contain_text(value)


def test_a_rule_is_tried_on_the_past_before_its_level_is_kept(visit, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/alerts/rules")
    page.get_by_role("link", name="Return on ads fell").click()
    told = page.locator("#backtest [data-fired]")
    expect(told).to_be_visible(timeout=SLOW)
    now = int(told.get_attribute("data-fired") or "0")
    months = page.locator("#backtest [data-month] .sr").all_inner_texts()

    assert sum(int(re.search(r"\d+", text)[0]) for text in months) == now
    form = page.get_by_role("form", name="Level")
    form.get_by_label("Fires at").fill("90")
    form.get_by_role("button", name="Try on the past").click()
    expect(page.locator("#backtest")).to_contain_text("tried with 90.0%")
    expect(page.locator("#backtest[aria-busy=true]")).to_have_count(0, timeout=SLOW)
    assert int(told.get_attribute("data-fired") or "0") < now
    assert own_demo.get("/api/v1/alert-rules/roas_off")["fire"] == "0.4"
    form.get_by_label("Why").fill("only when it nearly stops")
    form.get_by_role("button", name="Keep this level").click()
    expect(page.locator("[data-version]").first).to_contain_text("only when it nearly stops", timeout=SLOW)
    assert own_demo.get("/api/v1/alert-rules/roas_off")["fire"] == "0.9"


def test_a_level_that_cannot_be_is_refused_in_words(visit, own_demo: Site) -> None:
    page = visit("zh", at=own_demo).go("/alerts/rules/csat_fall")
    form = page.get_by_role("form", name="触发线")
    form.get_by_label("触发于").fill("很多")
    form.get_by_label("原因").fill("试试")
    page.keyboard.press("Enter")

    expect(form.get_by_role("alert")).to_contain_text(re.compile("[\u4e00-\u9fff]"))


def test_on_a_phone_an_alert_opens_over_the_list(visit) -> None:
    seen = visit("zh", width=390, height=844)
    page = seen.go("/alerts")
    expect(page.locator("[data-details]")).to_have_count(0)
    page.locator("[data-alert]").first.click()

    expect(page.get_by_role("dialog").locator("[data-details]")).to_be_visible(timeout=SLOW)
    assert not seen.sideways()


def test_without_alerts_the_inbox_says_so(visit, empty_site: Site) -> None:
    page = visit("en", at=empty_site).go("/alerts")

    expect(page.get_by_role("heading", name="No open alerts")).to_be_visible()
