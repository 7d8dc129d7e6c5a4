"""Reviews in a real browser: listed, read down to the causes, downloaded, written, and followed up until closed."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.conftest import ANSWER_SECONDS, Site

pytestmark = pytest.mark.web

SLOW = ANSWER_SECONDS * 1000


def listed(site: Site) -> list[dict[str, object]]:
    """The reviews as the API lists them."""
    told = site.get("/api/v1/reviews")
    assert isinstance(told, dict)
    return told["items"]


def newest(site: Site) -> int:
    """The company's review of the last week."""
    return next(int(str(r["id"])) for r in listed(site) if r["scope"] == "company" and r["grain"] == "week")


def test_the_list_shows_every_review_and_keeps_to_a_scope(visit, site: Site) -> None:
    seen = visit("en")
    page = seen.go("/reviews")
    ids = page.locator("[data-review]").evaluate_all("all => all.map(e => Number(e.dataset.review))")

    assert ids == [r["id"] for r in listed(site)]
    page.goto(f"{site.url}/reviews?scope=marketing&grain=week")
    seen.settle()
    expect(page.locator("[data-review]")).to_have_count(1)
    assert seen.errors == []


def test_a_review_is_read_down_to_causes_that_sum_to_the_change(visit, site: Site) -> None:
    seen = visit("zh")
    id = newest(site)
    page = seen.go(f"/reviews/{id}")
    told = site.get(f"/api/v1/reviews/{id}")
    assert isinstance(told, dict)
    first = told["deviations"][0]

    expect(page.get_by_role("heading", name="偏差", exact=True)).to_be_visible()
    expect(page.locator("h1")).to_have_text(told["title"]["zh"])
    opened = page.locator(f"[data-kpi='{first['kpi']}']")
    expect(opened).to_contain_text(first["sentence"]["zh"])
    changes = opened.locator("section").first.locator("> ul > li").evaluate_all("all => all.map(e => e.dataset.change)")
    assert abs(sum(map(Decimal, changes)) - Decimal(first["previous"]["change"])) < Decimal("1e-9")
    assert [d["kpi"] for d in told["deviations"]] == page.locator("[data-kpi]").evaluate_all(
        "all => all.map(e => e.dataset.kpi)"
    )
    assert seen.errors == []


def test_causes_fold_and_the_year_before_is_held_against(visit, site: Site) -> None:
    page = visit("en").go(f"/reviews/{newest(site)}")
    deviation = page.locator("[data-kpi]").first
    fold = deviation.locator("section button[aria-expanded]").first
    before = fold.get_attribute("aria-expanded")
    fold.click()

    assert fold.get_attribute("aria-expanded") != before
    deviation.get_by_text("vs a year ago").last.click()
    expect(deviation.get_by_text("Sum of the causes").first).to_be_visible()
    deviation.locator("button").first.click()
    expect(deviation.locator("section")).to_have_count(0)


def test_a_review_is_downloaded_as_pdf_and_page(visit, site: Site) -> None:
    page = visit("zh").go(f"/reviews/{newest(site)}")
    for name, start in (("PDF", b"%PDF-"), ("网页", b"<!doctype html>")):
        with page.expect_download(timeout=SLOW) as waiting:
            page.get_by_role("link", name=name).click()
        assert Path(waiting.value.path()).read_bytes().startswith(start)


def test_a_follow_up_is_agreed_moved_and_closed(visit, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go(f"/reviews/{newest(own_demo)}")
    before = page.locator("[data-follow-up]").count()
    page.get_by_role("button", name="Add a follow-up").click()
    form = page.get_by_role("form", name="Add a follow-up")
    form.get_by_label("What is to be done").fill("Have the carrier explain itself")
    form.get_by_label("Owner").fill("Emily")
    page.locator(".ant-select-item-option", has_text="Emily Carter").click()
    form.get_by_role("button", name="Add a follow-up").click()
    expect(page.locator("[data-follow-up]")).to_have_count(before + 1, timeout=SLOW)

    mine = page.locator("[data-follow-up]", has_text="Have the carrier explain itself")
    expect(mine).to_contain_text("Emily Carter")
    mine.get_by_role("button", name="Move").click()
    mine.get_by_label("Why").fill("on holiday")
    mine.get_by_role("form").get_by_role("button", name="Move").click()
    expect(mine.get_by_role("form")).to_have_count(0, timeout=SLOW)
    mine.get_by_role("button", name="Done").click()
    mine.get_by_label("What came of it").fill("two lanes were merged")
    mine.get_by_role("form").get_by_role("button", name="Done").click()

    expect(mine).to_contain_text("two lanes were merged", timeout=SLOW)
    expect(mine).not_to_have_attribute("data-open", "")
    assert seen.errors == []


def test_a_review_is_written_from_the_page(visit, own_demo: Site) -> None:
    seen = visit("en", at=own_demo)
    page = seen.go("/reviews")
    page.get_by_role("button", name="Write a review").first.click()
    form = page.get_by_role("form", name="Write a review")
    form.get_by_label("Week or month").fill("2099-W01")
    form.get_by_role("button", name="Write a review").click()
    expect(form.get_by_role("alert")).to_contain_text("once its period is over", timeout=SLOW)
    seen.errors.clear()  # the browser notes that the server refused

    before = {r["id"] for r in listed(own_demo)}
    earlier = sorted({str(r["period"]) for r in listed(own_demo) if r["grain"] == "month"})[0]
    form.get_by_label("Week or month").fill(earlier)
    form.get_by_label("Another edition", exact=False).or_(
        form.get_by_label("Write another edition", exact=False)
    ).check()
    form.get_by_role("button", name="Write a review").click()
    page.wait_for_url(re.compile(r"/reviews/\d+"), timeout=SLOW)
    seen.settle()

    assert len({r["id"] for r in listed(own_demo)} - before) == 1
    expect(page.get_by_text("edition 2")).to_be_visible()
    assert seen.errors == []


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_reviews_fit_and_have_no_barriers(visit, site: Site, theme: str, width: int) -> None:
    seen = visit("zh", theme, width)
    for path in ("/reviews", f"/reviews/{newest(site)}"):
        seen.go(path)

        assert not seen.sideways(), path
        assert seen.barriers() == [], path
    assert seen.errors == []
