"""Boards of people's own in a real browser: copied, dragged, resized, saved, undone, shown on a wall, exported, printed."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdf
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.companies import company as made_company
from tests.companies import of_today
from tests.web.conftest import Site, serve

pytestmark = pytest.mark.web

OWN = re.compile(r"/boards/board-[0-9a-f]{8}")
SHOWN = "() => { const wall = document.querySelector('main'); return `${wall.dataset.board} ${wall.dataset.screen}`; }"
"""Which board and which of its screens a wall shows."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Site]:
    """A company whose boards nobody else counts on."""
    folder = tmp_path_factory.mktemp("boards") / "company"
    with made_company(request.config, of_today()) as made:
        shutil.copytree(made, folder)
    served = serve(folder)
    yield served
    served.stop()


def tiles(page: Page) -> list[str]:
    """The tiles of the editor by kind and name, in order."""
    labels = "all => all.map(e => `${e.dataset.kind} ${e.getAttribute('aria-label')}`)"
    return [label.split(", place")[0] for label in page.locator("[data-tile]").evaluate_all(labels)]


def drag(page: Page, tile: Locator, to: Locator) -> None:
    """By mouse, to the left edge of another tile."""
    tile.hover()  # it waits until the tile stands still
    start, end = tile.bounding_box(), to.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 60, start["y"] + 60)
    page.mouse.down()
    page.mouse.move(start["x"] + 90, start["y"] + 40, steps=3)
    page.mouse.move(end["x"] + 20, end["y"] + 40, steps=6)
    bar = page.locator("[data-dragging] > span[aria-hidden]").bounding_box()
    assert bar
    assert abs(bar["x"] - end["x"]) < 20
    assert bar["height"] > 100
    page.mouse.up()


def test_build_a_board_by_dragging(visit, site: Site) -> None:
    seen = visit("en", width=1440, height=1400, at=site)
    page = seen.go("/boards/customer_service")
    page.get_by_role("button", name="Copy and edit").click()
    expect(page.locator("[data-tile]").first).to_be_visible()
    seen.settle()
    before = tiles(page)
    first_chart = page.locator("[data-tile]:not([data-kind=card])").first
    name = next(each for each in before if not each.startswith("card "))

    drag(page, first_chart, page.locator("[data-tile]").nth(1))
    assert tiles(page).index(name) == 1
    page.get_by_role("button", name="Undo").click()
    assert tiles(page) == before
    page.get_by_role("button", name="Redo").click()

    tile = page.locator("[data-tile]").nth(1)
    was = int(tile.get_attribute("data-wide") or 0)
    tile.focus()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("[data-tile]").first).to_be_focused()
    expect(page.locator("[data-tile]").first).to_have_attribute("data-wide", str(was - 1))
    handle = page.locator("[data-tile]").first.locator("[data-corner]")
    handle.hover()  # it waits until the tile stands still
    corner = handle.bounding_box()
    assert corner
    page.mouse.down()
    page.mouse.move(corner["x"] - 100, corner["y"] + 130, steps=5)
    page.mouse.up()
    expect(page.locator("[data-tile]").first).to_have_attribute("data-wide", str(was - 2))
    assert seen.barriers() == []

    page.get_by_label("Name of the board").fill("Morning")
    order = tiles(page)
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(OWN)
    seen.settle()
    kept = site.get(f"/api/v1/boards/{page.url.rsplit('/', 1)[1]}")
    assert (kept["name"]["en"], kept["came_from"], len(kept["tiles"])) == ("Morning", "customer_service", len(order))
    assert kept["tiles"][0]["wide"] == was - 2
    assert kept["tiles"][0]["tall"] >= 5
    page.reload()
    seen.settle()
    expect(page.get_by_role("heading", level=1)).to_have_text("Morning")
    page.get_by_role("button", name="Edit", exact=True).click()
    expect(page.locator("[data-tile]")).to_have_count(len(order))
    assert tiles(page) == order

    page.locator("[data-tile]").nth(2).focus()
    page.keyboard.press("Delete")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="History")).to_be_visible()
    page.get_by_role("button", name="History").click()
    expect(page.locator("[data-version='2']")).to_contain_text("1 tile removed")
    page.get_by_role("button", name="Go back to this").click()
    expect(page.locator("[data-version='3']")).to_contain_text("went back to version 1")
    assert len(site.get(f"/api/v1/boards/{kept['id']}")["tiles"]) == len(order)
    assert seen.errors == []


def test_somebody_else_saved_meanwhile_and_nothing_is_lost(visit, site: Site) -> None:
    words = lambda text: {"zh": text, "en": text}  # noqa: E731
    line = {"kind": "line", "kpi": "net_sales"}
    board = site.post("/api/v1/boards", {"name": words("Both"), "tiles": [line, {"kind": "text", "text": words("Hi")}]})
    seen = visit("zh", width=1440, at=site)
    page = seen.go(f"/boards/{board['id']}?edit=1")
    page.get_by_label("看板名称").fill("我的")
    site.post(f"/api/v1/boards/{board['id']}/share", {"shared": "everyone"})
    page.get_by_role("button", name="保存").click()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("第 2 版")
    alert.get_by_role("button", name="把我的另存为副本").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("我的")

    page.get_by_role("button", name="谁能看").click()
    page.get_by_role("radio", name="所有人").click()
    page.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    id = page.url.rsplit("/", 1)[1]
    assert site.get(f"/api/v1/boards/{id}")["shared"] == "everyone"
    page.get_by_role("button", name="谁能看").click()
    page.get_by_role("button", name="删除这块看板").click()
    gone = page.locator(f"#deleted [data-board={id}]")
    gone.get_by_role("button", name="找回").click()
    expect(page.locator(f"#boards [data-board={id}]")).to_contain_text("我的")


def test_a_new_board_is_put_together_and_pinned_on_a_phone(visit, site: Site) -> None:
    seen = visit("en", width=390, height=844, at=site)
    page = seen.go("/boards/new")
    page.get_by_label("Name of the board").fill("Pocket")
    for kind, kpi in (("card", "Orders"), ("line", "Net sales")):
        page.get_by_role("button", name="Add a tile").click()
        form = page.get_by_role("form", name="Add a tile")
        form.locator(f"[data-kind={kind}]").click()
        form.get_by_label("KPI", exact=True).fill(kpi)
        page.locator(f".ant-select-item-option[title='{kpi}']").click()
        form.get_by_role("button", name="Add", exact=True).click()
        expect(form).to_have_count(0)
    page.get_by_role("button", name="Move Net sales up").click()
    assert tiles(page) == ["line Net sales", "card Orders"]
    assert not seen.sideways()
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(OWN)
    page.get_by_role("button", name="Pin this board").click()
    expect(page.get_by_role("button", name="Unpin this board")).to_be_visible()
    page.goto(f"{site.url}/boards")

    expect(page.locator("#boards [data-board] a").first).to_have_text("Pocket")
    assert site.get("/api/v1/boards")[0]["id"] == "company"


def test_a_board_turns_on_a_wall_without_anything_to_press(visit, site: Site) -> None:
    seen = visit("zh", width=1920, height=1080, at=site)
    page = seen.page
    page.goto(f"{site.url}/boards/company?tv=1&every=5&boards=company,finance")
    seen.settle()
    wall = page.locator("main")
    expect(wall).to_have_attribute("data-screens", re.compile("[2-9]"), timeout=30_000)
    expect(wall).to_contain_text("完整至")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(page.get_by_role("navigation")).to_have_count(0)
    shown = page.evaluate(SHOWN)
    page.wait_for_function(f"shown => ({SHOWN})() !== shown", arg=shown, timeout=30_000)
    assert not seen.sideways()
    page.keyboard.press("Escape")

    expect(page).to_have_url(re.compile(r"/boards/company$"))
    assert seen.errors == []


def test_a_tile_is_exported_with_the_numbers_that_it_shows(visit, site: Site) -> None:
    seen = visit("en", width=1440, height=3000, at=site)
    page = seen.go("/boards/finance")
    shown = page.locator("#ranked [data-row]").first.get_attribute("data-row")

    def export(tile: str, what: str) -> bytes:
        page.locator(tile).get_by_role("button", name="Export this tile").click()
        with page.expect_download() as download:
            page.get_by_text(what).click()
        return Path(download.value.path()).read_bytes()

    rows = list(csv.DictReader(io.StringIO(export("#ranked", "Numbers (CSV)").decode("utf-8-sig"))))
    wanted = site.get("/api/v1/boards/finance")["tiles"]
    ranked = next(tile for tile in wanted if tile["kind"] == "ranked")
    assert {row["KPI"] for row in rows} == {ranked["kpi"]}
    assert shown in {row["Fee type"] for row in rows}
    book = openpyxl.load_workbook(io.BytesIO(export("#ranked", "Workbook (XLSX)")))
    assert book.sheetnames == ["Numbers", "About"]
    assert export("#bridge", "Picture (PNG)").startswith(b"\x89PNG")
    assert seen.errors == []


def test_a_board_prints_on_a4_landscape(visit, site: Site) -> None:
    seen = visit("en", "dark", width=1440, height=3000, at=site)
    page = seen.go("/boards/finance")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))

    width, height = printed.pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (842, 595)
    text = "".join(sheet.extract_text() for sheet in printed.pages)
    assert "Finance board" in text
    assert "Margin bridge" in text
    assert "Copy and edit" not in text
    assert "Purchase orders" not in text
