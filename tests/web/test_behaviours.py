"""What people expect of every page, fifteen behaviours, each in one test that is named after it."""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.conftest import ANSWER_SECONDS, Open, Site
from tests.web.test_board import read

pytestmark = pytest.mark.web

SLOW = ANSWER_SECONDS * 1000
STANDING = re.compile("On track|Behind|Off track|No data|Draft|Closed")
MARCH = "2026-03-01..2026-03-10"
ALONE = """all => all.filter(e => !(
    e.innerText.includes('vs ') && e.querySelector('[role=img]') && (e.querySelector('[data-goal]') || e.innerText.includes('No target'))
)).map(e => e.dataset.kpi)"""
# Every arrow with a verdict: its KPI, which way it points, what it is called, and its colour.
VERDICTS = """all => all.map(e => {
    const [way, verdict] = [...e.querySelectorAll('.sr')].map(one => one.innerText.trim());
    return [e.closest('[data-kpi]').dataset.kpi, way, verdict ?? '', getComputedStyle(e).color];
})"""
WITHOUT_TABLE = """all => all.filter(e =>
    !e.closest('section[id], figure').querySelector('[aria-label="Show as table"]') || !e.getAttribute('aria-label')
).length"""


def one(site: Site, path: str, **query: str | list[str]) -> dict:
    found = site.get(path, **query)
    return found[0] if isinstance(found, list) else found


def value(page: Page) -> str | None:
    """The exact value of the page of a KPI."""
    return (
        page.get_by_role("region", name=re.compile("^(Value|指标值)$"))
        .locator("[data-value]")
        .get_attribute("data-value")
    )


def last_day(site: Site) -> date:
    """How far orders are complete."""
    rows = [row for row in site.get("/api/v1/freshness") if row["fact"] in ("orders", "order_lines")]
    return max(date.fromisoformat(row["complete_through"]) for row in rows if row["complete_through"])


def test_01_a_number_never_stands_alone(visit: Open) -> None:
    seen = visit("en", width=1440)
    page = seen.go("/")
    card = page.locator("article[data-kpi=net_sales]")
    expect(card.locator("[data-status]")).to_have_text(STANDING)
    expect(card.locator("[data-goal]")).to_contain_text(re.compile(r"\d% of \$"))
    expect(card.get_by_role("progressbar")).to_be_visible()
    expect(card.get_by_role("img", name=re.compile("90 days"))).to_be_visible()
    expect(card.get_by_title(re.compile(r"^vs [A-Z][a-z]{2} \d"))).to_be_visible()
    assert page.locator("article[data-kpi]:has([data-value])").evaluate_all(ALONE) == []

    shown = seen.go("/kpis/net_sales").get_by_role("region", name="Value")
    expect(shown).to_contain_text(re.compile(r"vs .*was \$", re.DOTALL))
    expect(shown.locator("[data-goal]")).to_contain_text(re.compile(r"\d% of \$"))
    expect(shown.locator("[data-status]")).to_have_text(STANDING)
    expect(page.locator("#trend [data-chart]")).to_be_visible()

    row = seen.go("/goals").locator("#tree tr[data-goal='net-sales']")
    expect(row.get_by_role("progressbar")).to_be_visible()
    expect(row.locator("[data-status]")).to_have_text(STANDING)


def test_targets_and_alerts_stand_on_cards_and_kpi_pages(visit: Open, site: Site) -> None:
    groups = one(site, "/api/v1/alerts", status="open")["items"]
    open_ = [alert for group in groups for alert in group["alerts"] if alert["kpi"] == "odr"]
    assert open_
    seen = visit("zh", width=1440, height=5000)
    card = seen.go("/").locator("article[data-kpi=odr]")
    expect(card.locator("[data-goal]")).to_be_visible()
    mark = card.locator("[data-alerts]")
    expect(mark).to_have_attribute("data-alerts", str(len(open_)))
    mark.click()
    expect(seen.page).to_have_url(re.compile(r"/alerts\?alert=\d+"))
    told = seen.go("/kpis/odr").get_by_role("region", name="指标值")
    expect(told).to_contain_text(f"{len(open_)} 条未处理预警")
    expect(told.get_by_role("link").first).to_have_attribute("href", re.compile(r"/alerts\?alert="))
    assert seen.barriers() == []


def test_02_targets_differ_by_month_and_come_from_data(visit: Open, site: Site) -> None:
    seen = visit("en", width=1440)
    page = seen.go("/?period=90d")
    page.locator("#trend").get_by_text("Day", exact=True).click()
    page.locator("#trend").get_by_role("button", name="Show as table").click()
    expect(page.locator("#trend thead th").last).to_have_text("Target")
    assert len(set(page.locator("#trend tbody td:last-child").all_inner_texts())) >= 3

    panel = seen.go("/goals?goal=net-sales").locator("[data-panel=net-sales]")
    panel.get_by_role("button", name="Show as table").first.click()
    told = [read(text) for text in panel.locator("figure tbody td:last-child").all_inner_texts()]
    months = [Decimal(month["expected"]) for month in one(site, "/api/v1/goals/net-sales")["months"]]
    assert len(set(told)) >= 3
    assert all(abs(number - month) <= half for (number, half), month in zip(told, months, strict=True))

    country = site.get("/api/v1/dimensions/country/values")[0]
    page = seen.go(f"/?where=country:{country}")
    expect(page.locator("article[data-kpi=net_sales]")).to_contain_text("No target for these days")


def test_03_colour_means_good_or_bad_not_up_or_down_and_never_stands_alone(visit: Open, site: Site) -> None:
    better = {kpi["id"]: kpi["better"] for kpi in site.get("/api/v1/kpis")}
    seen = visit("en", width=1440)
    page = seen.go("/?period=90d")
    told = page.locator("article[data-kpi] span:has(> svg):has(> .sr)").evaluate_all(VERDICTS)
    colours: dict[str, set[str]] = {}
    for kpi, way, verdict, colour in told:
        wanted = (
            ""
            if way == "unchanged" or better[kpi] not in ("up", "down")
            else f"({'good' if way == better[kpi] else 'bad'})"
        )
        assert (kpi, verdict) == (kpi, wanted)
        colours.setdefault(verdict, set()).add(colour)
    assert any(better[kpi] == "down" and verdict for kpi, _, verdict, _ in told)
    assert len(colours["(good)"]) == len(colours["(bad)"]) == 1
    assert colours["(good)"] != colours["(bad)"]

    for language, theme, choice in (("en", "light", "Red is good"), ("zh", "dark", "红好绿坏")):
        own = visit(language, theme, width=1440)
        own.go("/account").get_by_role("radio", name=re.compile(choice)).check()
        board = own.go("/?period=90d")
        told = board.locator("article[data-kpi] span:has(> svg):has(> .sr)").evaluate_all(VERDICTS)
        assert own.barriers() == []
        if theme == "light":
            assert {verdict: colour for _, _, verdict, colour in told if verdict} == {
                "(good)": colours["(bad)"].pop(), "(bad)": colours["(good)"].pop(),
            }  # fmt: skip

    for path in ("/alerts", "/goals", "/actions"):
        marked = seen.go(path).locator("main [data-status]:has(svg)")
        assert marked.count() > 0
        assert marked.evaluate_all("all => all.filter(e => !e.textContent.trim()).length") == 0


def test_04_the_unfinished_period_looks_unfinished(visit: Open, site: Site) -> None:
    seen = visit("en", width=1440)
    reading = {"kpi": "net_sales", "grain": "year", "from": f"{last_day(site).year}-01-01", "to": f"{last_day(site)}"}
    against = one(site, "/api/v1/values", **reading, compare="previous")["comparison"]
    assert (against["start"][5:], against["end"][5:]) == ("01-01", f"{last_day(site)}"[5:])

    page = seen.go("/?period=year")
    card = page.locator("article[data-kpi=net_sales]")
    expect(card).to_contain_text("so far")
    expect(card).to_contain_text(re.compile(r"vs Jan 1\W+[A-Z][a-z]{2} \d+"))
    for path in ("/?period=year", "/kpis/net_sales?period=year&grain=month"):
        seen.go(path)
        expect(page.locator("#trend [data-chart] path[stroke-dasharray='3,3']").first).to_be_attached()
        page.locator("#trend").get_by_role("button", name="Show as table").click()
        expect(page.locator("#trend tbody tr").last).to_contain_text("so far")
    expect(page.get_by_role("region", name="Value")).to_contain_text("so far")
    figure = seen.go("/goals?goal=net-sales").locator("[data-panel] figure")
    expect(figure.locator("[data-chart] path[stroke-dasharray='3,3']").first).to_be_attached()
    expect(figure.get_by_text("so far")).to_be_visible()
    finished = seen.go(f"/kpis/net_sales?period={MARCH}")
    expect(finished.get_by_role("region", name="Value")).not_to_contain_text("so far")


def test_05_compare_with_days_before_last_year_matching_weekdays_or_an_event(visit: Open, site: Site) -> None:
    seen = visit("en")
    page = seen.go(f"/kpis/net_sales?period={MARCH}")
    compare = page.get_by_role("button", name=re.compile("^vs Previous period"))
    expect(compare).to_contain_text(re.compile("Feb 19 – 28"))
    compare.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name=re.compile("^Previous period.*Feb 19 – 28"))).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("compare=year"))
    expect(page.get_by_role("button", name=re.compile("^vs Last year.*Mar 1 – 10, 2025"))).to_be_focused()
    seen.settle()

    days = {"kpi": "net_sales", "grain": "total", "from": "2026-03-01", "to": "2026-03-10"}
    against = one(site, "/api/v1/values", **days, compare="year")["comparison"]
    assert (against["start"], against["end"]) == ("2025-03-01", "2025-03-10")
    percent = f"{abs(Decimal(against['ratio'])) * 100:.1f}%"
    expect(page.get_by_role("region", name="Value")).to_contain_text(percent)
    board = seen.go(f"/?period={MARCH}&compare=year")
    expect(board.locator("article[data-kpi=net_sales]")).to_contain_text(percent)

    for name, shown, wanted in (
        ("Weeks before, same weekdays", "Feb 15 – 24", "compare=weekday"),
        ("Last year, same weekdays", "Mar 2 – 11, 2025", "compare=year-weekday"),
        ("Prime Day", "Jul 8 – 17, 2025", "compare=event%3A2025-07-08"),
    ):
        page.get_by_role("button", name=re.compile("^vs ")).click()
        page.get_by_role("radio", name=re.compile(f"^{name}.*{shown}")).click()
        expect(page).to_have_url(re.compile(wanted))
        expect(page.get_by_role("button", name=re.compile(f"^vs {name}.*{shown}"))).to_be_visible()
    seen.settle()
    against = one(site, "/api/v1/values", **days, compare="event:2025-07-08")["comparison"]
    assert (against["start"], against["end"]) == ("2025-07-08", "2025-07-17")
    percent = f"{abs(Decimal(against['ratio'])) * 100:.1f}%"
    expect(board.locator("article[data-kpi=net_sales]")).to_contain_text(percent)
    page.goto(f"{site.url}/kpis/net_sales?compare=event:{last_day(site)}")
    page.get_by_role("status").get_by_role("button", name="Compare with the previous period").click()
    expect(page).to_have_url(f"{site.url}/kpis/net_sales")


def test_06_click_anything_to_filter_or_drill_and_filters_pile_up(visit: Open) -> None:
    seen = visit("en", width=1440, height=5000)
    page = seen.go("/?period=90d")
    page.locator("#ranked [data-row=DE] a").click()
    expect(page).to_have_url(re.compile(r"/\?period=90d&where=country%3ADE"))
    seen.settle()
    page.locator("#slices tbody a").first.click()
    expect(page).to_have_url(re.compile("country%3ADE.*where=store"))
    seen.settle()
    page.locator("#trend-title a, article[data-kpi=net_sales] h3 a").first.click()
    expect(page).to_have_url(re.compile(r"/kpis/net_sales\?period=90d.*country%3ADE.*where=store"))
    seen.go(page.url.removeprefix(seen.site.url).replace("net_sales", "gross_sales") + "&by=sku")
    page.locator("#breakdown tbody tr button").first.click()
    chip = page.get_by_role("button", name=re.compile("^Remove SKU: "))
    expect(chip).to_be_visible()
    seen.settle()
    page.get_by_role("button", name="Proof").click()
    orders = page.get_by_role("complementary", name="Proof: Gross sales").locator("tbody tr")
    expect(orders.first).to_be_visible(timeout=SLOW)
    back = (
        page.get_by_role("navigation", name="Where you are").get_by_role("link", name="KPIs").get_attribute("href")
        or ""
    )
    assert re.search("country%3ADE.*where=store.*where=sku", back)
    chip.click()

    expect(chip).to_have_count(0)
    expect(page).to_have_url(re.compile("country%3ADE.*where=store"))


def test_07_the_url_is_the_view(visit: Open, site: Site) -> None:
    store = "amazon-us"
    view = f"period={MARCH}&compare=year&where=store%3A{store}&currency=EUR&lang=zh"
    days = {"grain": "total", "from": "2026-03-01", "to": "2026-03-10", "where": f"store:{store}", "currency": "EUR"}
    wanted = one(site, "/api/v1/values", kpi="net_sales", **days)["value"]
    seen = visit("en")
    page = seen.go(f"/?{view}")
    card = page.locator("article[data-kpi=net_sales] [data-value]")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    assert card.get_attribute("data-value") == wanted
    card.locator("xpath=ancestor::article").locator("h3 a").click()
    expect(page).to_have_url(f"{site.url}/kpis/net_sales?{view}")
    seen.settle()
    assert value(page) == wanted
    page.get_by_role("button", name="EN: switch to English").click()
    expect(page).to_have_url(re.compile("lang=en"))
    page.get_by_role("button", name=re.compile("^Period")).click()
    page.get_by_role("radio", name=re.compile("^Last 90 days")).click()
    expect(page).to_have_url(re.compile("period=90d"))
    seen.settle()
    chosen = value(page)
    assert chosen != wanted
    page.reload()
    seen.settle()
    assert value(page) == chosen
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(MARCH)))
    seen.settle()
    assert value(page) == wanted
    page.go_back()
    seen.settle()
    page.get_by_role("link", name="Finance board").click()
    expect(page).to_have_url(
        re.compile(rf"/boards/finance\?period={re.escape(MARCH)}&compare=year&where=store%3A{store}&currency=EUR")
    )


def test_08_boards_are_locked_until_edit_with_undo_discard_and_restore(visit: Open, own_demo: Site) -> None:
    tiles = [{"kind": "card", "kpi": "orders"}, {"kind": "card", "kpi": "net_sales"}]
    board = own_demo.post("/api/v1/boards", {"name": {"zh": "锁", "en": "Locked"}, "tiles": tiles})
    address = f"/api/v1/boards/{board['id']}"
    kinds = lambda: [tile["kpi"] for tile in one(own_demo, address)["tiles"]]  # noqa: E731
    seen = visit("en", at=own_demo)
    page = seen.go(f"/boards/{board['id']}")
    edited = page.locator("[data-tile]")
    expect(edited).to_have_count(0)
    edit = page.get_by_role("button", name="Edit", exact=True)
    edit.click()
    edited.first.focus()
    page.keyboard.press("Delete")
    expect(edited).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(edited).to_have_count(2)
    page.get_by_role("button", name="Redo").click()
    page.get_by_role("button", name="Cancel").click()
    expect(edited).to_have_count(0)
    assert kinds() == ["orders", "net_sales"]

    edit.click()
    edited.first.focus()
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="History").click()
    expect(page.locator("[data-version='2']")).to_contain_text("1 tile removed")
    assert kinds() == ["net_sales"]
    page.get_by_role("button", name="Go back to this").click()
    expect(page.locator("[data-version='3']")).to_contain_text("went back to version 1")
    assert kinds() == ["orders", "net_sales"]
    ready = seen.go("/boards/finance")
    expect(ready.get_by_role("button", name="Edit", exact=True)).to_have_count(0)
    expect(ready.get_by_role("button", name="Copy and edit")).to_be_visible()


def test_09_the_phone_layout_is_derived_and_small_cards_stay_small(visit: Open) -> None:
    order = "all => all.map(e => e.id || e.dataset.kpi)"
    parts = "main section[id], main article[data-kpi]"
    seen = visit("en", width=1440, height=5000)
    page = seen.go("/")
    wide = page.locator(parts).evaluate_all(order)
    page.set_viewport_size({"width": 390, "height": 844})
    seen.settle()
    assert page.locator(parts).evaluate_all(order) == wide
    boxes = page.locator("article[data-kpi]").evaluate_all(
        "all => all.slice(0, 2).map(e => e.getBoundingClientRect().toJSON())"
    )
    assert boxes[0]["top"] == boxes[1]["top"]
    assert boxes[1]["right"] <= 390
    for tile in page.locator("main section[id]").evaluate_all("all => all.map(e => e.getBoundingClientRect().width)"):
        assert tile > 300
    page.get_by_role("group", name="Filters").evaluate("() => window.scrollTo(0, 2000)")
    assert page.get_by_role("group", name="Filters").evaluate("e => e.getBoundingClientRect().bottom") < 0

    for path, opens, inside in (
        ("/alerts", "[data-alert]", "[data-details]"),
        ("/actions", "[data-action]", "[data-details]"),
    ):
        seen.go(path).locator(opens).first.click()
        expect(page.get_by_role("dialog").locator(inside)).to_be_visible(timeout=SLOW)
        assert not seen.sideways()
    expect(page.get_by_role("dialog").get_by_role("button", name="Approve", exact=True)).to_be_visible()
    for path in ("/goals", "/kpis/net_sales"):
        seen.go(path)
        assert not seen.sideways()


def test_10_zero_empty_loading_failed_and_stale_are_five_different_faces(visit: Open, own_site: Site) -> None:
    seen = visit("en", at=own_site)
    page, held = seen.page, list[Route]()
    day = last_day(own_site) - timedelta(days=1)
    page.route(re.compile("/api/v1/values"), lambda route: held.append(route))
    page.goto(f"{own_site.url}/?" + urlencode({"where": "store:amazon-us", "period": f"{day}..{day}"}))
    card = lambda kpi: page.locator(f"article[data-kpi={kpi}]")  # noqa: E731
    expect(page.locator("article[data-face=loading]").first).to_be_visible(timeout=SLOW)
    assert page.locator("article [data-value]").count() == 0
    for route in held:
        route.continue_()
    page.unroute(re.compile("/api/v1/values"))
    seen.settle()
    expect(card("return_rate").locator("[data-value='0']")).to_contain_text("0")
    empty = page.locator("article[data-face=empty]").first
    expect(empty).to_contain_text(re.compile("No data in this period|The denominator is zero"))
    expect(empty.locator("[data-value]")).to_have_count(0)

    page.route(re.compile("/api/v1/values"), lambda route: route.abort())
    page.goto(f"{own_site.url}/kpis/orders")
    failed = page.locator("[data-face=failed]").first
    expect(failed.get_by_role("button", name="Try again")).to_be_visible(timeout=SLOW)
    page.unroute(re.compile("/api/v1/values"))
    seen.go("/")
    before = card("net_sales").locator("[data-value]").get_attribute("data-value")
    late = page.locator("article[data-face=stale]", has_text=re.compile(r"\d d late")).first
    expect(late.locator("[data-value]")).to_be_visible()
    own_site.stop()
    page.get_by_role("button", name=re.compile("^Period")).click()
    page.get_by_role("radio", name=re.compile("^Last 7 days")).click()
    kept = card("net_sales")
    expect(kept).to_have_attribute("data-face", "stale", timeout=SLOW)
    expect(kept.locator("[data-value]")).to_have_attribute("data-value", str(before))
    expect(kept).to_contain_text(re.compile(r"Still [A-Z][a-z]{2} \d+"))
    expect(kept.get_by_role("button", name="Not refreshed, retry")).to_be_visible()
    expect(page.locator("#trend [data-face=stale]")).to_contain_text("The server did not answer", timeout=SLOW)
    page.go_back()
    expect(card("net_sales").locator("[data-value]")).to_have_attribute("data-value", str(before))


def test_11_what_is_this_number(visit: Open, site: Site) -> None:
    kpi = one(site, "/api/v1/kpis/gross_sales")
    seen = visit("en", width=1440)
    page = seen.go("/boards/finance")
    for name, meaning in (
        (k["name"]["en"], k["meaning"]["en"]) for k in site.get("/api/v1/kpis") if k["id"] == "net_margin"
    ):
        page.get_by_role("link", name=f"Definition of {name}").first.focus()
        expect(page.get_by_role("tooltip")).to_contain_text(meaning)
    seen.go("/")
    page.locator("article[data-kpi=net_sales] h3 a").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/kpis/net_sales"))
    seen.go("/kpis/gross_sales?period=7d")
    told = page.locator("#definition")
    for text in (kpi["meaning"]["en"], kpi["formula"], "Owner"):
        expect(told).to_contain_text(text)
    expect(page.get_by_role("tree", name="Formula tree")).to_be_visible()
    page.keyboard.press("End")
    used = page.locator("#uses")
    expect(used.get_by_role("link", name="Net sales", exact=True)).to_have_attribute(
        "href", re.compile("/kpis/net_sales")
    )
    expect(used.get_by_role("link", name="Finance board")).to_have_attribute("href", re.compile("/boards/finance"))
    page.get_by_role("button", name="Proof").click()
    proof = page.get_by_role("complementary", name="Proof: Gross sales")
    expect(proof.get_by_text("Difference")).to_be_visible(timeout=SLOW)
    expect(proof.locator("dd").nth(2)).to_contain_text("0.00")
    expect(proof.locator("tbody tr td:last-child").first).to_have_text(re.compile(r"^\S+\.(csv|txt|xlsx):\d+$"))
    expect(proof.locator("pre").first).to_contain_text("SELECT", ignore_case=True)
    assert "proof=1" in page.url


def test_12_why_did_it_move(visit: Open, site: Site) -> None:
    day = last_day(site)
    days = {"grain": "total", "compare": "previous", "from": f"{day - timedelta(days=6)}", "to": f"{day}"}
    seen = visit("en", height=3000)
    page = seen.go("/kpis/net_sales?period=90d")
    moving = page.locator("#moving table").first.locator("[data-change]")
    sizes = [abs(Decimal(text)) for text in moving.evaluate_all("all => all.map(e => e.dataset.change)")]
    assert len(sizes) > 1
    page.locator("#moving tbody button").first.click()
    expect(page).to_have_url(re.compile("where="))
    # Orders come every day; a day without refunds may happen.
    seen.go("/kpis/orders?period=90d")
    expect(page.locator("#coverage")).to_contain_text("has all days")

    known = ("return_rate", "odr", "sessions", "cancel_rate", "gross_margin", "cvr", "cpc", "ctr")
    calm = next(kpi for kpi in known if not stands_out(one(site, f"/api/v1/kpis/{kpi}/contributors", **days)))
    seen.go(f"/kpis/{calm}?period={days['from']}..{days['to']}")
    expect(page.locator("#moving")).to_contain_text("Nothing stands out")


def stands_out(found: dict) -> bool:
    return not found["possible"] or not found["splits"] or any(split["stands_out"] for split in found["splits"])


def test_13_alerts_and_actions_are_decided_in_groups_undone_and_audited(visit: Open, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/alerts")
    ids = lambda: page.locator("[data-alert]").evaluate_all("all => all.map(e => e.dataset.alert)")  # noqa: E731
    details, before = page.locator("[data-details]"), ids()
    expect(details).to_contain_text(re.compile(r"limit .*\d"))
    expect(details.locator("[data-chart]")).to_be_visible()
    expect(details.get_by_role("link", name="The KPI in this slice")).to_be_visible()
    button = page.get_by_role("button", name=re.compile("^Acknowledge all ")).first
    count = int(re.findall(r"\d+", button.inner_text())[0])
    button.click()
    expect(page.get_by_text(f"{count} acknowledged")).to_be_visible()
    assert len(ids()) < len(before)
    page.keyboard.press("u")
    expect(page.get_by_text(f"{count} acknowledged")).to_have_count(0)
    assert ids() == before
    page.keyboard.press("m")
    expect(page.get_by_role("form", name="Mute").get_by_label("Until")).to_be_focused()

    order = one(own_demo, "/api/v1/actions", tab="waiting", playbook="replenishment")["items"][0]["id"]
    seen.go(f"/actions?action={order}")
    expect(page.locator(f"[data-details='{order}']")).to_be_visible(timeout=SLOW)
    page.keyboard.press("e")
    form = page.get_by_role("form", name="Change")
    amount = form.locator("[data-amount]").first
    more = int(amount.input_value()) + 1
    amount.fill(str(more))
    form.get_by_label("Why").fill("a promotion")
    form.get_by_role("button", name="Keep the change").click()
    expect(page.locator("[data-details]")).to_contain_text(f"(+{more})", timeout=SLOW)
    expect(page.locator("[data-details]")).to_contain_text("proposed: ")
    assert seen.barriers() == []
    page.keyboard.press("d")
    form = page.get_by_role("form", name="Put aside")
    form.get_by_label("Why").fill("ask first")
    form.get_by_role("button", name="Put aside").click()
    expect(page.locator(f"[data-action='{order}']")).to_have_count(0, timeout=SLOW)
    assert one(own_demo, f"/api/v1/actions/{order}")["deferred"]["why"] == "ask first"
    expect(page.get_by_role("button", name="Take back")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator(f"[data-action='{order}']")).to_be_visible(timeout=SLOW)

    seen.go("/actions")
    some = page.locator("[data-action]").evaluate_all("all => all.slice(0, 2).map(e => e.dataset.action)")
    page.keyboard.press("x")
    page.keyboard.press("j")
    expect(page.locator(f"[data-details='{some[1]}']")).to_be_visible(timeout=SLOW)
    page.keyboard.press("x")
    page.get_by_role("button", name="Reject 2").click()
    form = page.get_by_role("form", name="Reject 2")
    expect(form.get_by_role("button", name="Reject 2")).to_be_disabled()
    form.get_by_label("Why").fill("phased out")
    form.get_by_role("button", name="Reject 2").click()
    for id in some:
        expect(page.locator(f"[data-action='{id}']")).to_have_count(0, timeout=SLOW)
        found = one(own_demo, f"/api/v1/actions/{id}")
        assert (found["status"], found["note"]) == ("rejected", "phased out")

    two = [found["id"] for found in one(own_demo, "/api/v1/actions", status="done", playbook="task")["items"]][:2]
    seen.go(f"/actions?tab=done&action={two[0]}")
    for id in two:
        page.locator(f"li:has([data-action='{id}'])").get_by_role("checkbox").check()
    page.get_by_role("button", name=f"Undo {len(two)}").click()
    form = page.get_by_role("form", name=f"Undo {len(two)}")
    form.get_by_label("Why").fill("not theirs")
    form.get_by_role("button", name=f"Undo {len(two)}").click()
    for id in two:
        expect(page.locator(f"li:has([data-action='{id}']) [data-status=undone]")).to_be_visible(timeout=SLOW)

    done = one(own_demo, "/api/v1/actions", status="done", playbook="replenishment")["items"][0]["id"]
    seen.go(f"/actions?tab=done&action={done}")
    page.get_by_role("button", name="Undo", exact=True).click()
    form = page.get_by_role("form", name="Undo")
    form.get_by_label("Why").fill("wrong supplier")
    form.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(f"[data-details='{done}'][data-status=undone]")).to_be_visible(timeout=SLOW)
    audit = page.locator("[data-details] a[href^='/audit']").get_attribute("href")
    page.get_by_role("link", name=re.compile("^Purchase order HW-")).click()
    expect(page.locator("[data-purchase][data-status=cancelled]")).to_be_visible(timeout=SLOW)
    seen.go(str(audit))
    expect(page.locator("[data-entry]").first).to_contain_text("Action undone", timeout=SLOW)


def test_14_notes_on_dates_across_charts_and_comments_beside_what_they_are_about(visit: Open, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/kpis/net_sales?period=90d")
    trend = page.locator("#trend")
    notes = trend.locator("li[data-kind=note]")
    trend.get_by_role("button", name="Add a note").click()
    form = trend.get_by_role("form", name="Add a note")
    form.get_by_label("What happened?").fill("New packaging")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    seen.go("/boards/marketing?period=90d")
    for tile in ("#stacked", "#bar"):
        page.locator(tile).get_by_role("button", name=re.compile("annotations?$")).click()
        expect(page.locator(f"{tile} li[data-kind=note]")).to_contain_text("New packaging")
    seen.go("/?tv=1&period=90d")
    expect(page.locator("#trend [data-chart]")).to_be_visible(timeout=SLOW)
    expect(page.get_by_text("Add a note")).to_be_hidden()
    for path in ("/boards/marketing?period=90d", "/kpis/orders?period=90d"):
        seen.go(path)
        trend.get_by_role("button", name=re.compile("annotations?$")).click()
        expect(notes).to_contain_text("New packaging")
    assert seen.barriers() == []
    trend.get_by_role("button", name="Delete the note").first.click()
    expect(notes).to_have_count(0)
    trend.get_by_role("button", name="Undo").click()
    expect(notes).to_have_count(1)
    trend.get_by_role("button", name="Hide annotations on charts").click()
    expect(trend.get_by_role("button", name="Add a note")).to_have_count(0)

    for path, figure in (("/alerts", "[data-details] figure"), ("/goals?goal=net-sales", "[data-panel] figure")):
        marked = seen.go(path).locator(figure)
        marked.get_by_role("button", name="Show annotations on charts").click()
        marked.get_by_role("button", name=re.compile("annotations?$")).click()
        expect(marked.locator("li[data-kind]").first).to_be_visible(timeout=SLOW)
        marked.get_by_role("button", name="Hide annotations on charts").click()
    seen.go("/alerts")
    said = page.get_by_role("region", name="Comments")
    said.get_by_label("Say something about it").fill("Asked the carrier.\n<i>They answer tomorrow.</i>")
    page.keyboard.press("Control+Enter")
    expect(said.locator("li")).to_contain_text("<i>They answer tomorrow.</i>", timeout=SLOW)
    assert seen.barriers() == []
    said.get_by_role("button", name="Remove").click()
    expect(said.locator("li")).to_contain_text("was removed", timeout=SLOW)
    expect(seen.go("/goals?goal=net-sales").get_by_label("Say something about it")).to_be_visible()


def test_15_fast_by_hand(visit: Open, site: Site) -> None:
    seen = visit("en", "dark", width=1440, height=5000)
    page = seen.go("/alerts")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_contain_text("acknowledge")
    assert seen.barriers() == []
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("light theme")
    expect(page.get_by_role("combobox", name="Go to anything")).to_have_value("light theme")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")

    for path in (
        "/alerts",
        "/goals?goal=net-sales",
        "/boards/finance",
        "/boards/supply_chain",
        "/kpis/orders?where=store:amazon-us&period=7d",
    ):
        charts = seen.go(path).locator("[data-chart]")
        expect(charts.first).to_be_visible(timeout=SLOW)
        assert charts.evaluate_all(WITHOUT_TABLE) == 0
    page.locator("#trend").get_by_role("button", name="Export this tile").click()
    with page.expect_download() as download:
        page.get_by_text("Numbers (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_bytes().decode("utf-8-sig"))))
    days = {"from": f"{last_day(site) - timedelta(days=6)}", "to": f"{last_day(site)}", "where": "store:amazon-us"}
    wanted = [reading["value"] for reading in site.get("/api/v1/values", kpi="orders", grain="day", **days)]
    assert [Decimal(row["Value"]) for row in rows] == [Decimal(value) for value in wanted]
