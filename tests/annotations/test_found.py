"""What the data shows on dates: stock-outs, prices, promotions, imports; cut to the view, the weightiest few."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from helloword.annotations import Annotation, Wanted, gather
from helloword.kpis.company import change_catalogue
from helloword.lake.importing import import_file
from helloword.scope import Scope
from helloword.workspace import Workspace

FIRST = date(2026, 3, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(60)]
WANTED = Wanted(DAYS[0], DAYS[-1])
ORDER = "{store},{store}-{day}-{n},1,{day},delivered,{sku},1,{price},{discount},EUR\n"
OWN = """
kpis:
  gross_sales:
    name: {zh: 销售总额, en: Gross sales}
    meaning: {zh: 含运费, en: With shipping}
    formula: gross_sales + shipping_income
    unit: money
    better: up
"""


def lines(store: str) -> Iterator[str]:
    """Ten sales a day: the kettle becomes dearer on day 30, and days 40 and 41 are a sale."""
    for at, day in enumerate(DAYS):
        for n in range(10):
            price, discount = ("25" if at >= 30 else "20"), ("5" if at in (40, 41) else "0")
            yield ORDER.format(store=store, day=day, n=n, sku="KETTLE", price=price, discount=discount)


def stock(store: str) -> Iterator[str]:
    """Nothing left on days 10 to 12; one empty day is nothing unusual."""
    for at, day in enumerate(DAYS):
        yield f"{store},{day},KETTLE,main,{0 if at in (10, 11, 12, 20) else 50}\n"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("annotations")
    made = Workspace.create(folder / "c", name="L", currency="EUR", timezone="Europe/Berlin")
    for store, region in (("eu", "EU"), ("uk", "UK")):
        made.add_store(store, "shopify", "DE", "EUR", "Europe/Berlin", region=region)
    head = "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,currency\n"
    for name, text in (
        ("orders.csv", head + "".join((*lines("eu"), *lines("uk")))),
        ("again.csv", head + ORDER.format(store="uk", day=DAYS[0], n=0, sku="KETTLE", price="21", discount="0")),
        ("stock.csv", "store,date,sku,warehouse,sellable\n" + "".join((*stock("eu"), *stock("uk")))),
    ):
        (folder / name).write_text(text)
        import_file(made, folder / name)
    return made


def found(workspace: Workspace, kind: str, wanted: Wanted = WANTED) -> list[Annotation]:
    return [each for each in gather(workspace, wanted)[0] if each.kind == kind]


@pytest.mark.parametrize(
    ("kind", "first", "until", "words"),
    [
        ("stock_out", 10, 12, "eu: KETTLE out of stock for 3 days"),
        ("price", 30, 30, "eu: price of KETTLE up 25%"),
        ("promotion", 40, 41, "eu: discounts up to 20% of sales"),
    ],
)
def test_what_happened_in_a_store_stands_on_its_days(
    workspace: Workspace, kind: str, first: int, until: int, words: str
) -> None:
    ours = found(workspace, kind, Wanted(DAYS[0], DAYS[-1], "gross_sales", {"store": ("eu",)}))

    assert [(a.first, a.until, a.text.en, a.stores) for a in ours] == [(DAYS[first], DAYS[until], words, ("eu",))]


def test_other_stores_of_ones_view_are_not_told_of(workspace: Workspace) -> None:
    seen, _ = gather(workspace.seen_through(Scope(regions=frozenset({"EU"}))), WANTED)

    assert {store for each in seen for store in each.stores} == {"eu"}
    assert len(gather(workspace, WANTED)[0]) > len(seen)


def test_who_sees_some_brands_is_told_nothing_of_whole_stores(workspace: Workspace) -> None:
    seen, _ = gather(workspace.seen_through(Scope(brands=frozenset({"Lumora"}))), WANTED)

    assert {each.kind for each in seen} <= {"sale"}


def test_a_kpi_is_told_only_of_what_can_move_it(workspace: Workspace) -> None:
    assert not found(workspace, "stock_out", Wanted(DAYS[0], DAYS[-1], "response_time"))


def test_only_few_are_shown_and_it_is_said_how_many_there_are(workspace: Workspace) -> None:
    _, chosen = gather(workspace, WANTED)
    stock_outs = next(each for each in chosen if each.kind == "stock_out")

    assert (stock_outs.found, stock_outs.shown) == (2, 2)
    assert "10 best sellers" in stock_outs.how.en


def test_an_import_that_changed_rows_and_a_changed_definition_stand_on_their_day(workspace: Workspace) -> None:
    change_catalogue(workspace, OWN, "own.yml", "with shipping")
    today = date.today()  # noqa: DTZ011
    now = Wanted(today - timedelta(days=1), today + timedelta(days=1), "aov")
    sales = Wanted(now.first, now.until, "net_sales")

    assert [a.text.en for a in found(workspace, "import", now)] == ["Import 2 changed 1 row: Order lines"]
    assert [a.text.en for a in found(workspace, "definition", sales)] == ["Gross sales has another definition"]
    assert found(workspace, "definition", Wanted(now.first, now.until, "csat")) == []
    assert not found(workspace.seen_through(Scope(regions=frozenset({"EU"}))), "import", now)
