"""The board follows the data by itself: what another process imported shows without a reload, and only what it touches is asked."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Request, expect

from tests.web.conftest import Open, Site, run, serve

ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency
eu,{id},1,2026-10-05T09:30:00,delivered,KETTLE,1,{price},EUR
"""
TRAFFIC = """store,date,source,device,sessions,visitors,page_views
eu,2026-10-05,google,mobile,{sessions},10,30
"""
ADS = """store,date,channel,campaign_id,campaign,impressions,clicks,spend,attributed_orders,attributed_units,attributed_sales,currency
eu,2026-10-05,google,C-1,Autumn,100,10,{spend},0,0,0,EUR
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A company with one order on one day."""
    folder = tmp_path / "company"
    run("init", str(folder), "--name", "Shop", "--currency", "EUR", "--timezone", "Europe/Berlin", "--locale", "en")
    run("store", "add", "eu", "--platform", "shopify", "--marketplace", "DE", "--currency", "EUR", "--timezone", "Europe/Berlin", "--workspace", str(folder))  # fmt: skip
    bring(folder, "orders.csv", ORDERS.format(id="D-1", price="40.00"))
    return folder


@pytest.fixture
def shop(small: Path) -> Iterator[Site]:
    served = serve(small)
    yield served
    if served.process.poll() is None:
        served.stop()


def bring(folder: Path, name: str, text: str) -> None:
    """Import in a process of its own."""
    path = folder.parent / name
    path.write_text(text, encoding="utf-8")
    run("import", str(path), "--workspace", str(folder))


def asked_kpis(requests: list[Request]) -> set[str]:
    """The KPIs whose values were asked."""
    found = (parse_qs(urlsplit(r.url).query).get("kpi", []) for r in requests if "/api/v1/values" in r.url)
    return {kpi for some in found for kpi in some}


def test_the_board_changes_by_itself_after_an_import_elsewhere(visit: Open, shop: Site, small: Path) -> None:
    opened = visit("zh", at=shop)
    page = opened.go("/?period=28d")
    expect(page.locator("[data-live=live]")).to_be_attached()
    expect(page.get_by_text("€40.00").first).to_be_visible()
    bring(small, "more.csv", ORDERS.format(id="D-2", price="37.00"))

    expect(page.get_by_text("€77.00").first).to_be_visible(timeout=6_000)
    assert not opened.errors


def test_only_what_the_new_rows_touch_is_asked_again(visit: Open, shop: Site, small: Path) -> None:
    page = visit("en", at=shop).go("/?period=28d")
    expect(page.locator("[data-live=live]")).to_be_attached()
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    bring(small, "ads.csv", ADS.format(spend="5.00"))
    deadline = time.monotonic() + 10
    while not asked_kpis(requests) and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    page.wait_for_timeout(1_000)

    again = asked_kpis(requests)
    assert again, [r.url for r in requests]
    assert not again & {"gross_sales", "orders", "units", "return_rate"}


def test_a_broken_way_is_told_and_heals(visit: Open, shop: Site, small: Path) -> None:
    page = visit("en", at=shop).go("/")
    expect(page.locator("[data-live=live]")).to_be_attached()
    shop.stop()

    expect(page.locator("[data-live=reconnecting]")).to_have_text("Reconnecting", timeout=10_000)
    expect(page.get_by_text("€40.00").first).to_be_visible()
