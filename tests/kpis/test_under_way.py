"""A day that is not over is compared with the same part of the other day, for each store by its own clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlglot import exp

from helloword.kpis.answering import answer_on
from helloword.kpis.company import answer, ground_of
from helloword.kpis.contributing import contributions_on
from helloword.kpis.dimensions import NONE
from helloword.kpis.engines.duckdb import DuckDBEngine
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query, Reading
from helloword.kpis.reaching import last_whole_day
from helloword.lake.importing import import_file
from helloword.lake.snapshot import snapshot
from helloword.period import ONE_DAY, Grain
from helloword.workspace import Workspace
from tests.noon import noon

HEAD = "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,customer\n"
# By the clock of each store: the day before has something early and something late, the day under way is known to 12:00.
ORDERS = {
    "eu": [
        ("2026-02-05T08:00+01:00", 7), ("2026-02-05T21:00+01:00", 70),
        ("2026-03-04T08:00+01:00", 10), ("2026-03-04T12:00+01:00", 1), ("2026-03-04T20:00+01:00", 100),
        ("2026-03-05T09:00+01:00", 15), ("2026-03-05T12:00+01:00", 5),
    ],
    "us": [("2026-03-04T05:00-05:00", 20), ("2026-03-04T19:00-05:00", 200), ("2026-03-05T04:30-05:00", 8)],
    "jp": [("2026-03-03T10:00+09:00", 30), ("2026-03-04T10:00+09:00", 30), ("2026-03-05T10:00+09:00", 40)],
}  # fmt: skip
TODAY, BEFORE = date(2026, 3, 5), date(2026, 3, 4)
NOON = datetime(2026, 3, 5, 13, tzinfo=UTC)
"""When the files were imported: 14:00 in Berlin, 08:00 in New York, 22:00 in Tokyo."""
AFTER = datetime(2026, 3, 6, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("under-way")
    made = Workspace.create(folder, name="Acme", currency="EUR", timezone="Europe/Berlin")
    for store, zone in (("eu", "Europe/Berlin"), ("us", "America/New_York"), ("jp", "Asia/Tokyo")):
        made.add_store(store, "amazon", store.upper(), "EUR", zone)
        rows = [f"{store}{n},1,{at},paid,S1,1,{price},EUR,c{n}\n" for n, (at, price) in enumerate(ORDERS[store])]
        _load(made, folder / f"{store}.csv", HEAD + "".join(rows), store, "orders")
    ads = "".join(f"{day},google_ads,c1,C,100,5,10.00,EUR,0,0,0\n" for day in (BEFORE, TODAY))
    _load(
        made,
        folder / "ads.csv",
        "date,channel,campaign_id,campaign,impressions,clicks,spend,currency,attributed_orders,attributed_units,attributed_sales\n"
        + ads,
        "eu",
        "ads",
    )
    refunds = "refund_id,order_id,refunded_at,quantity,amount,currency\nr1,eu2,2026-03-04T10:00+01:00,1,2,EUR\nr2,eu2,2026-03-04T18:00+01:00,1,4,EUR\n"
    _load(made, folder / "refunds.csv", refunds, "eu", "refunds")
    yield made
    made.state.close()


def _load(made: Workspace, path: Path, text: str, store: str, fact: str) -> None:
    path.write_text(text, encoding="utf-8")
    assert import_file(made, path, store=store, kind=f"general.{fact}").rejected == 0


def imported(company: Workspace, at: datetime | Mapping[str, datetime]) -> Ground:
    known = at if isinstance(at, Mapping) else dict.fromkeys(ORDERS, at)
    whole = ground_of(company)
    stores = whole.engine.run(exp.select("*").from_("stores"), {})
    return replace(whole, imported=known, engine=DuckDBEngine(snapshot(company).tables, stores))


def ask(ground: Ground, **what: object) -> Reading:
    fields = {"kpis": ("gross_sales",), "start": TODAY, "end": TODAY, "compare": "previous", **what}
    (reading,) = answer_on(ground, Query(**fields)).readings  # type: ignore[arg-type]
    return reading


def before(reading: Reading) -> Decimal | None:
    return reading.comparison.value if reading.comparison else None


@pytest.mark.parametrize(
    ("store", "now", "then", "until"),
    [("eu", 20, 11, "12:00"), ("us", 8, 0, "04:30"), ("jp", 40, 30, "10:00")],
)
def test_the_other_day_counts_up_to_the_last_order_of_each_store(
    company: Workspace, store: str, now: int, then: int, until: str
) -> None:
    reading = ask(imported(company, NOON), where={"store": (store,)})

    assert (reading.value, before(reading), reading.complete) == (now, then, False)
    assert [(s, f"{at:%F %H:%M}") for s, at in reading.so_far] == [(store, f"{TODAY} {until}")]
    assert reading.comparison is not None
    assert [(s, f"{at:%F %H:%M}") for s, at in reading.comparison.so_far] == [(store, f"{BEFORE} {until}")]


def test_a_total_cuts_each_store_by_its_own_clock(company: Workspace) -> None:
    assert before(ask(imported(company, NOON))) == 11 + 0 + 30
    by_store = answer_on(
        imported(company, NOON), Query(("gross_sales",), by=("store",), start=TODAY, end=TODAY, compare="previous")
    )
    assert {r.slice["store"]: before(r) for r in by_store.readings} == {"eu": 11, "us": 0, "jp": 30}


def test_stores_without_a_region_are_under_way_too(company: Workspace) -> None:
    ground = imported(company, NOON)

    assert [store for store, _ in ask(ground, where={"region": (NONE,)}).so_far] == sorted(ORDERS)
    assert ask(ground, by=("region",)).so_far == ask(ground).so_far


def test_a_day_that_is_over_is_compared_with_the_whole_other_day(company: Workspace) -> None:
    reading = ask(imported(company, AFTER), where={"store": ("eu",)})

    assert (before(reading), reading.so_far, reading.complete) == (111, (), True)


def test_only_the_period_with_the_day_under_way_is_cut(company: Workspace) -> None:
    query = Query(
        ("gross_sales",), grain=Grain.DAY, start=BEFORE, end=TODAY, where={"store": ("eu",)}, compare="previous"
    )
    first, last = answer_on(imported(company, NOON), query).readings

    assert (first.value, first.complete, first.so_far) == (111, True, ())
    assert (last.value, before(last)) == (20, 11)
    assert before(ask(imported(company, NOON), start=BEFORE, end=BEFORE, where={"store": ("jp",)})) == 30


def test_a_month_so_far_is_compared_with_the_other_month_up_to_the_same_hour(company: Workspace) -> None:
    month = ask(imported(company, NOON), grain=Grain.MONTH, start=date(2026, 3, 1), where={"store": ("eu",)})

    assert (month.value, before(month)) == (131, 7)


@pytest.mark.parametrize(
    ("kpi", "then"),
    [("orders", 2), ("units", 2), ("aov", Decimal("5.5")), ("net_sales", 9), ("refunds", 2), ("new_customers", 2)],
)
def test_everything_that_knows_its_moment_is_cut(company: Workspace, kpi: str, then: Decimal) -> None:
    reading = ask(imported(company, NOON), kpis=(kpi,), where={"store": ("eu",)})

    assert before(reading) == then
    assert not any("whole" in warning.en for warning in reading.warnings)


def test_what_has_only_days_says_that_the_other_day_counts_whole(company: Workspace) -> None:
    reading = ask(imported(company, NOON), kpis=("ad_spend",), where={"store": ("eu",)})

    assert before(reading) == 10
    assert [w.en for w in reading.warnings if "whole" in w.en] == [
        "The last day is not over, and known by day only are: Ad days; the day compared with counts whole."
    ]
    assert not ask(imported(company, AFTER), kpis=("ad_spend",), where={"store": ("eu",)}).warnings


def test_a_store_without_an_order_on_the_day_yet_is_known_to_its_midnight(company: Workspace) -> None:
    early = imported(company, {**dict.fromkeys(ORDERS, NOON), "us": datetime(2026, 3, 5, 6, tzinfo=UTC)})
    # At 06:00 UTC it is 01:00 in New York; its order of 04:30 lies ahead, so that clock tells nothing.
    assert "us" not in early.known_until

    late = imported(company, AFTER)
    assert late.known_until["us"] == datetime(2026, 3, 6, 5, tzinfo=UTC)
    assert ask(late).so_far == ()
    assert imported(company, AFTER + timedelta(days=1)).known_until == {}


def test_a_store_that_stopped_days_ago_is_late_and_not_under_way(company: Workspace) -> None:
    stopped = imported(company, {**dict.fromkeys(ORDERS, AFTER), "eu": datetime(2026, 3, 3, 10, tzinfo=UTC)})

    assert ask(stopped).so_far == ()


def test_parts_of_the_change_come_to_the_change(company: Workspace) -> None:
    query = Query(("gross_sales",), start=TODAY, end=TODAY, compare="previous")
    found = contributions_on(imported(company, NOON), query)

    assert found is not None
    assert found.reading.comparison is not None
    (by_store,) = (split for split in found.splits if split.dimension == "store")
    assert {each.value: each.then for each in by_store.contributors} == {"eu": 11, "us": None, "jp": 30}
    assert sum(each.change for each in by_store.contributors) == found.reading.comparison.change == 68 - 41


def test_an_import_made_during_the_day_of_its_orders_is_noticed(tmp_path: Path) -> None:
    zone, today = noon()
    made = Workspace.create(tmp_path / "acme", name="Acme", currency="EUR", timezone="UTC")
    made.add_store("eu", "amazon", "DE", "EUR", zone)
    yesterday = today - ONE_DAY
    hours = [(yesterday, "06:00", 10), (yesterday, "20:00", 100), (today, "07:00", 15)]
    rows = [f"o{n},1,{day} {hour},paid,S1,1,{price},EUR,c\n" for n, (day, hour, price) in enumerate(hours)]
    _load(made, tmp_path / "orders.csv", HEAD + "".join(rows), "eu", "orders")
    query = Query(("gross_sales",), start=today, end=today, compare="previous")

    (reading,) = answer(made, query).readings
    assert (reading.value, before(reading)) == (15, 10)
    (then,) = answer(made, replace(query, as_of=1)).readings
    assert before(then) == 10
    assert last_whole_day(made) == yesterday
    made.state.close()
