"""Analyses in a real browser: each answers with a picture and a table, in both languages, on a desk and on a phone."""

from __future__ import annotations

import re
import urllib.parse
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.conftest import ANSWER_SECONDS, Site

pytestmark = pytest.mark.web

SLOW = ANSWER_SECONDS * 1000


def test_the_list_leads_to_an_analysis_that_adds_up(visit, site: Site) -> None:
    seen = visit("zh")
    page = seen.go("/analyses")
    methods = site.get("/api/v1/analyses")
    assert isinstance(methods, list)
    assert page.locator("[data-analysis]").count() == len(methods)
    page.locator("[data-analysis=profit]").click()
    seen.settle()

    expect(page.locator("#analysis-profit [data-exact]")).to_contain_text("分毫不差", timeout=SLOW)
    expect(page.locator("#analysis-profit tfoot th")).to_have_text("合计")
    assert seen.errors == []
    assert seen.barriers() == []
    assert not seen.sideways()


def test_a_number_leads_to_its_kpi_and_its_rows(visit) -> None:
    seen = visit("en")
    page = seen.go("/analyses/profit?where=store:shopify-eu")
    first = page.locator("#analysis-profit tbody tr").first
    sku = first.get_attribute("data-row")
    first.locator("td").first.get_by_role("link").click()
    seen.settle()
    address = urllib.parse.parse_qs(urllib.parse.urlparse(page.url).query)

    assert "/kpis/gross_sales?" in page.url
    assert address["where"] == ["store:shopify-eu", f"sku:{sku}"]
    assert address["period"] == ["90d"]
    page.get_by_role("button", name="Proof").click()
    expect(page.get_by_text(re.compile(r"orders.*\.(csv|txt|tsv)")).first).to_be_visible(timeout=SLOW)


def test_a_square_of_the_grid_and_a_threshold_narrow_the_skus(visit) -> None:
    seen = visit("en")
    page = seen.go("/analyses/skus?where=store:shopify-eu&compare=none")
    square = page.locator("[data-grid=AX]")
    count = int(square.locator("b").inner_text())
    square.click()
    rows = page.locator("#analysis-skus tbody tr[data-kind=slice]")
    expect(page.locator("#analysis-skus [data-class=A]")).to_have_attribute("aria-pressed", "true")
    assert rows.count() == min(count, 50)
    page.get_by_role("button", name="Change").click()
    page.get_by_label("Running share of A").fill("40")
    page.get_by_role("button", name="Apply").click()
    seen.settle()

    assert "set=a_share%3A0.4" in page.url
    expect(page.locator("[data-threshold=a_share]")).to_contain_text("40%")
    expect(square.locator("b")).not_to_have_text(str(count), timeout=SLOW)
    assert seen.errors == []


def test_on_a_phone_nothing_moves_sideways_and_everybody_can_read_it(visit) -> None:
    seen = visit("zh", width=390)
    for path in ("/analyses/returns", "/analyses/cohorts", "/analyses/funnel"):
        page = seen.go(f"{path}?where=store:shopify-eu&compare=none")
        expect(page.locator("table").first).to_be_visible(timeout=SLOW)
        assert not seen.sideways(), path
        assert seen.barriers() == [], path
    assert seen.errors == []


def test_a_table_is_sorted_searched_and_taken_along(visit) -> None:
    seen = visit("en")
    page = seen.go("/analyses/suppliers?period=year")
    tile = page.locator("#analysis-suppliers")
    table = tile.get_by_role("group", name="Suppliers", exact=True)
    head = table.get_by_role("columnheader", name=re.compile("on-time"))
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    shares = [float(text.split("%")[0]) for text in table.locator("tbody td:nth-of-type(2)").all_inner_texts()]
    assert shares == sorted(shares)

    tile.get_by_role("button", name="Export this tile").click()
    with page.expect_download(timeout=SLOW) as download:
        page.get_by_role("link", name="Numbers (CSV)").click()
    assert download.value.suggested_filename.startswith("suppliers-suppliers-")
    assert "Supplier on-time delivery" in Path(download.value.path()).read_text("utf-8-sig")


def test_an_analysis_that_there_is_not_and_one_without_data_say_so(visit, empty_site: Site) -> None:
    page = visit("en").go("/analyses/nonsense")
    expect(page.locator("[data-face=refused]")).to_contain_text("There is no analysis")
    page = visit("en", at=empty_site).go("/analyses/profit")
    expect(page.locator("[data-face=empty]")).to_contain_text("Import orders first", timeout=SLOW)
