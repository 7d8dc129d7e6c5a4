"""Report files in a real browser: dropped, looked at, imported while a board looks on, and taken back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from helloword.lake.importing import import_file
from helloword.period import ONE_DAY
from helloword.workspace import Workspace
from tests.noon import noon
from tests.web.conftest import ANSWER_SECONDS, Open, Site, serve

pytestmark = pytest.mark.web

HEADER = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer\n"
FIRST = HEADER + "D-1,1,2026-10-05,delivered,KETTLE,1,40.00,EUR,anna\n"
MORE = HEADER + (
    "D-2,1,2026-10-05,delivered,KETTLE,1,37.00,EUR,Ben Berg\nD-3,1,2026-10-05,delivered,KETTLE,two,10.00,EUR,Ben Berg\n"
)
UNSURE = HEADER + "D-4,1,03/04/2026,delivered,KETTLE,1,40.00,EUR,carol\n"
PATIENCE = ANSWER_SECONDS * 1000
DROP = """(files) => {
  const carried = new DataTransfer();
  for (const [name, text] of Object.entries(files)) carried.items.add(new File([text], name));
  return carried;
}"""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A company of three stores with one order, and its server."""
    base = tmp_path_factory.mktemp("imports")
    made = Workspace.create(base / "company", name="Shop", currency="EUR", timezone="Europe/Berlin")
    for store in ("eu", "de"):
        made.add_store(store, "shopify", "DE", "EUR", "Europe/Berlin")
    made.add_store("noon", "shopify", "DE", "EUR", noon()[0])
    (base / "first.csv").write_text(FIRST, encoding="utf-8")
    import_file(made, base / "first.csv", store="eu")
    served = serve(made.folder)
    yield served
    served.stop()


def drop(page: Page, files: dict[str, str], on: str = "[data-drop]") -> None:
    """Let files fall on a part of the page."""
    page.dispatch_event(on, "drop", {"dataTransfer": page.evaluate_handle(DROP, files)})


def test_a_file_is_dropped_and_the_board_changes_by_itself_until_it_is_taken_back(visit: Open, shop: Site) -> None:
    looking_on = visit("en", at=shop)
    board = looking_on.go("/?period=28d")
    expect(board.locator("[data-live=live]")).to_be_attached()
    expect(board.get_by_text("€40.00").first).to_be_visible()
    seen = visit("en", at=shop)
    page = seen.go("/")
    page.get_by_role("link", name="Imports").click()
    drop(page, {"more.csv": MORE, "picture.pdf": "%PDF-1.7"})

    card = page.locator("[data-upload='more.csv']")
    expect(card).to_contain_text("choose the store", timeout=PATIENCE)
    expect(page.locator("[data-upload='picture.pdf']")).to_contain_text("no table (PDF)", timeout=PATIENCE)
    page.get_by_role("button", name="Put picture.pdf aside").click()
    expect(page.locator("[data-upload='picture.pdf']")).to_have_count(0)
    card.get_by_label("Store").click()
    page.locator(".ant-select-item-option[title=eu]").click()
    expect(card.get_by_role("button", name="Import", exact=True)).to_be_enabled(timeout=PATIENCE)
    expect(card.locator("table")).to_contain_text("2026-10-05")
    expect(card).not_to_contain_text("Ben Berg")
    card.get_by_text("1 row cannot be read").click()
    expect(card.get_by_role("list", name="What cannot be read")).to_contain_text("Line 3quantitytwoNot a whole number.")
    assert seen.barriers() == []
    card.get_by_role("button", name="Import", exact=True).click()

    expect(board.get_by_text("€77.00").first).to_be_visible(timeout=PATIENCE)
    expect(card.locator("[data-count=new]")).to_have_text("1 new", timeout=PATIENCE)
    expect(card.get_by_role("link", name="See the board, Oct 5")).to_have_attribute(
        "href", "/?period=2026-10-05..2026-10-05"
    )
    entry = page.locator("[data-import='2']")
    entry.get_by_role("button", name="1 rejected row of more.csv").click()
    expect(entry).to_contain_text("Not a whole number.")
    with page.expect_download() as waiting:
        entry.get_by_role("button", name="Download the rejected rows").click()
    assert waiting.value.suggested_filename == "rejects-2-more.csv"
    entry.get_by_role("button", name="Undo the import of more.csv").click()
    page.get_by_label("Why").fill("the wrong store")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Import 2 (more.csv) is taken back; rows gone: 1")).to_be_visible(timeout=PATIENCE)
    expect(entry.locator("[data-status=undone]")).to_be_visible(timeout=PATIENCE)

    expect(board.get_by_text("€77.00")).to_have_count(0, timeout=PATIENCE)
    expect(board.get_by_text("€40.00").first).to_be_visible()
    assert (seen.errors, looking_on.errors) == ([], [])


def test_files_dropped_anywhere_are_handed_in_also_in_chinese_on_a_phone(visit: Open, shop: Site) -> None:
    seen = visit("zh", "dark", 390, 800, at=shop)
    page = seen.go("/kpis")
    drop(page, {"订单.csv": UNSURE}, on="h1")

    card = page.locator("[data-upload='订单.csv']")
    expect(card).to_contain_text("既可读作日/月，也可读作月/日", timeout=PATIENCE)
    assert page.url.endswith("/imports")
    card.get_by_text("日/月", exact=True).click()
    expect(card).to_contain_text("请选择店铺", timeout=PATIENCE)
    card.get_by_label("店铺").click()
    page.locator(".ant-select-item-option[title=de]").click()
    expect(card.get_by_role("cell", name="2026-04-03")).to_be_visible(timeout=PATIENCE)
    assert not seen.sideways()
    assert seen.barriers() == []
    card.get_by_role("button", name="导入", exact=True).focus()
    page.keyboard.press("Enter")
    expect(card.locator("[data-count=new]")).to_have_text("新增 1", timeout=PATIENCE)
    expect(page.locator("[data-import]").first).to_contain_text("订单.csv", timeout=PATIENCE)
    assert seen.errors == []


def test_a_day_that_is_not_over_is_compared_with_the_same_part_of_the_other(visit: Open, shop: Site) -> None:
    today = noon()[1]
    placed = [(today - ONE_DAY, "06:00", 10), (today - ONE_DAY, "20:00", 100), (today, "07:00", 15)]
    rows = "".join(
        f"N-{n},1,{day} {hour},paid,KETTLE,1,{price},EUR,eve,noon\n" for n, (day, hour, price) in enumerate(placed)
    )
    page = visit("en", at=shop).go("/imports")
    drop(page, {"today.csv": HEADER.replace("customer", "customer,store") + rows})
    page.locator("[data-upload='today.csv']").get_by_role("button", name="Import", exact=True).click(timeout=PATIENCE)
    expect(page.locator("[data-count=new]").first).to_have_text("3 new", timeout=PATIENCE)

    for language, until, same in (("en", "until 07:00", "same time"), ("zh", "截至 07:00", "同一时刻")):
        seen = visit(language, at=shop)
        page = seen.go("/")
        page.get_by_role("button", name=re.compile("^(Period|时间)")).click()
        page.get_by_role("radio", name=re.compile("^(Latest day|最近一天)")).click()
        seen.settle()
        card = page.locator("article[data-kpi=net_sales]")
        expect(card.locator("[data-value='15']")).to_be_visible()
        expect(card).to_contain_text(until)
        expect(card).to_contain_text(same)
        expect(card).to_contain_text("50.0%")
        assert seen.errors == []


def test_a_company_without_data_is_told_what_to_drop(visit: Open, empty_site: Site) -> None:
    seen = visit("en", at=empty_site)
    page = seen.go("/")
    page.get_by_role("link", name="drop a report file").click()

    expect(page.get_by_role("heading", name="Nothing was imported yet")).to_be_visible()
    expect(page.locator("pre")).to_contain_text("helloword import template orders")
    assert seen.errors == []
