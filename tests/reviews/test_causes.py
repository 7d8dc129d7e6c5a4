"""Causes of every KPI come to its change exactly, on data drawn at random, and name what was done to a small company."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from helloword.kpis.company import catalogue_of
from helloword.reviews.causes import causes_of
from helloword.reviews.gathering import Ledger
from helloword.reviews.node import Node
from helloword.reviews.spans import AGAINST, Against, month, week
from helloword.reviews.treatment import treatments
from helloword.workspace import Workspace
from tests.reviews.conftest import LAST, Company, days, make, order

WEEK = week("2026-W40")


def sums(node: Node) -> Iterator[tuple[Node, Fraction]]:
    """Every node with parts, and what these come to."""
    if node.parts:
        yield node, sum((part.change for part in node.parts), Fraction(0))
    for part in node.parts:
        yield from sums(part)


def change_of(ledger: Ledger, kpi: str, against: Against) -> Fraction | None:
    whole = ledger.whole(kpi, against)
    if whole is None:
        return None
    if whole.then.bottom or whole.now.bottom:
        then, now = whole.then.quotient, whole.now.quotient
        return now - then if then is not None and now is not None else None
    return whole.now.top - whole.then.top


def drawn(company: Company, seed: int) -> Workspace:
    """Orders, refunds, ads, funnels and returns at random, with gaps."""
    draw = random.Random(seed)
    some = [d for d in days() if draw.random() < 0.8]
    skus, stores = ["A", "B", "C", "D"], ["eu", "us"]
    lines = [
        f"{s},R{d:%y%m%d}{n},{line},{d},{draw.choice(['delivered', 'cancelled', 'paid'])},{draw.choice(skus)},{draw.randint(1, 5)},"
        f"{draw.randint(1, 9000)}.{draw.randint(0, 99):02d},EUR,{draw.choice(['google', 'direct', ''])}"
        for d in some for s in stores for n in range(draw.randint(0, 4)) for line in range(draw.randint(1, 3))
    ]  # fmt: skip
    company.land("orders", "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,channel", lines)
    company.land("refunds", "store,refund_id,order_id,refunded_at,quantity,amount,currency,reason", [
        f"{draw.choice(stores)},F{n},R{draw.choice(some):%y%m%d}0,{draw.choice(some)},1,{draw.randint(1, 900)},EUR,{draw.choice(['late', 'defective'])}"
        for n in range(40)
    ])  # fmt: skip
    company.land("ads", "store,date,channel,campaign_id,campaign,impressions,clicks,spend,attributed_orders,attributed_units,attributed_sales,currency", [
        f"{s},{d},google,{c},Campaign {c},{draw.randint(0, 900)},{draw.randint(0, 90)},{draw.randint(0, 50)},1,1,{draw.randint(0, 400)},EUR"
        for d in some for s in stores for c in (1, 2) if draw.random() < 0.7
    ])  # fmt: skip
    company.land("funnel", "store,date,sessions,product_views,cart_adds,checkouts,shipping_entered,payment_entered,purchases", [
        f"eu,{d},{a + 900},{a + 500},{a + 300},{a + 200},{a + 150},{a + 100},{draw.randint(0, a + 100)}"
        for d in some for a in [draw.randint(0, 300)]
    ])  # fmt: skip
    return company.workspace


@pytest.mark.parametrize("seed", [1, 2])
def test_causes_come_to_the_change_exactly_on_random_data(tmp_path: Path, seed: int) -> None:
    workspace = drawn(make(tmp_path, None), seed)
    trees = 0
    for span in [week("2026-W37"), month("2026-09")]:
        ledger = Ledger.of(workspace, span)
        ledger.prepare(treatments())
        for kpi in treatments():
            for against in AGAINST:
                change, causes = change_of(ledger, kpi, against), causes_of(ledger, kpi, against)
                if change is None or not causes.exact:
                    continue
                trees += 1
                assert sum((part.change for part in causes.parts), Fraction(0)) == change, (span.name, kpi, against)
                if causes.factors:
                    assert sum((part.change for part in causes.factors), Fraction(0)) == change, (span.name, kpi)
                for node in (*causes.parts, *causes.factors):
                    assert all(node.change == total for node, total in sums(node)), (span.name, kpi, node)

    assert trees > 40


def test_the_slice_that_fell_is_named_first(small: Company) -> None:
    ledger = Ledger.of(small.workspace, WEEK)
    ledger.prepare(("units", "net_sales"))
    (cause,) = causes_of(ledger, "units", "previous").business

    assert (cause.name, cause.value, cause.change) == ("sku", "LAMP", -7)
    assert causes_of(ledger, "units", "previous").parts == (cause,)


def test_sales_fell_by_the_basket_and_not_by_visits(small: Company) -> None:
    ledger = Ledger.of(small.workspace, WEEK)
    ledger.prepare(("net_sales",))
    factors = {node.value: node.change for node in causes_of(ledger, "net_sales", "previous").factors}

    assert sum(factors.values()) == -70
    assert factors == {"basket": -70}


def test_days_that_have_not_come_are_named_before_anything_else(tmp_path: Path) -> None:
    company = make(tmp_path, None, stop={"us": LAST - timedelta(days=3)})
    ledger = Ledger.of(company.workspace, WEEK)
    ledger.prepare(("units",))
    causes = causes_of(ledger, "units", "previous")

    assert causes.parts[0].kind == "data"
    assert causes.parts[0].change == -9
    assert [(c.value, c.change) for c in causes.business] == [("LAMP", -7)]


def test_a_sale_is_the_calendars_and_no_stores(tmp_path: Path) -> None:
    company = make(tmp_path, None)
    november = [date(2026, 11, 2) + timedelta(days=n) for n in range(14)]
    company.land("orders", "store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency", [
        order(d, s, "CUP", 50 if d == date(2026, 11, 11) else 5) for d in november for s in ("eu", "us")
    ])  # fmt: skip
    ledger = Ledger.of(company.workspace, week("2026-W46"))
    ledger.prepare(("units",))
    (calendar,) = causes_of(ledger, "units", "previous").parts

    assert [(part.value, part.change) for part in calendar.parts] == [("double_11", 90)]


def test_every_treated_kpi_is_in_the_catalogue_and_every_rule_names_known_kpis(small: Company) -> None:
    catalogue = catalogue_of(small.workspace)

    assert set(treatments()) == set(catalogue.kpis)
    assert {named for t in treatments().values() for named in t.named} <= set(catalogue.kpis)
