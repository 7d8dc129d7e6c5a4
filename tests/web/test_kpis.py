"""The list of KPIs, and one KPI with its definition, trend, parts and proof."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.web


def test_the_list_has_every_kpi_and_finds_one_by_a_word(visit, site) -> None:
    page = visit("en").go("/kpis")
    rows = page.locator("li[data-kpi]")

    assert rows.count() == len(site.get("/api/v1/kpis"))
    page.get_by_role("textbox", name=re.compile("^Search")).fill("abandonment")
    expect(rows.first).to_contain_text("abandonment", ignore_case=True)
    assert 0 < rows.count() < 10
    assert "q=abandonment" in page.url


def test_a_kpi_page_shows_meaning_formula_trend_and_parts(visit, site) -> None:
    kpi = site.get("/api/v1/kpis/gross_margin")
    page = visit("zh").go("/kpis/gross_margin")

    expect(page.get_by_role("heading", level=1)).to_have_text(kpi["name"]["zh"])
    expect(page.locator("#definition")).to_contain_text(kpi["meaning"]["zh"])
    expect(page.locator("#definition")).to_contain_text(kpi["formula"])
    expect(page.locator("#formula")).to_contain_text("净销售额")
    expect(page.locator("#trend [data-chart] svg")).to_be_visible()
    expect(page.locator("#breakdown tbody tr").first).to_be_visible()


def test_a_breakdown_that_cannot_be_says_which_ones_can(visit, site) -> None:
    possible = site.get("/api/v1/kpis/net_sales")["slices"]
    refused = next(d["id"] for d in site.get("/api/v1/dimensions") if d["id"] not in possible)
    page = visit("en").go(f"/kpis/net_sales?by={refused}")

    expect(page.locator("#breakdown [data-face=refused]")).to_contain_text("Possible: Store")


def test_the_proof_covers_the_page_where_there_is_no_room_beside_it(visit) -> None:
    page = visit("en", width=390, height=844).go("/kpis/gross_sales?period=7d&proof=1")
    dialog = page.get_by_role("dialog")

    expect(dialog.locator("tbody tr").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_a_kpi_that_does_not_exist_says_so(visit) -> None:
    page = visit("en").go("/kpis/net_salse")

    expect(page.locator("[data-face=refused]")).to_contain_text("net_sales")
    page.get_by_role("link", name="All KPIs").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("KPIs")


def test_the_trend_changes_its_grain_and_shows_its_numbers(visit) -> None:
    seen = visit("en")
    page = seen.go("/kpis/net_sales?period=90d")
    page.locator("#trend").get_by_text("Week", exact=True).click()
    expect(page).to_have_url(re.compile("grain=week"))
    seen.settle()
    page.locator("#trend").get_by_role("button", name="Show as table").click()

    expect(page.locator("#trend tbody tr").first).to_contain_text(re.compile(r"W\d\d"))
    assert 13 <= page.locator("#trend tbody tr").count() <= 14


def test_parts_of_an_amount_add_up_to_its_total(visit, site) -> None:
    asked = {"kpi": "net_sales", "grain": "total", "from": "2026-03-01", "to": "2026-03-31"}
    parts = site.get("/api/v1/values", **asked, by="store")
    page = visit("en").go("/kpis/net_sales?period=2026-03-01..2026-03-31")
    rows = page.locator("#breakdown tbody tr")

    expect(rows).to_have_count(len(parts))
    shares = [float(rows.nth(i).locator("td").nth(2).inner_text().rstrip("%")) for i in range(rows.count())]
    assert abs(sum(shares) - 100) < 0.5


def test_a_quotient_of_amounts_is_told_as_amounts(visit) -> None:
    page = visit("en").go("/kpis/net_margin")

    expect(page.get_by_role("region", name="Value")).to_contain_text(re.compile(r"\$[\d.,]+K? ÷ \$[\d.,]+K?"))


def test_the_columns_of_the_proof_are_named_in_the_persons_language(visit) -> None:
    page = visit("zh", width=1440).go("/kpis/gross_sales?period=7d&proof=1")
    head = page.get_by_role("complementary").locator("thead")

    expect(head).to_contain_text("计入 USD")
    expect(head).to_contain_text("订单号")
    expect(head).not_to_contain_text("order_id")
