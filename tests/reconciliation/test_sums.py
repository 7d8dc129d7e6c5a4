"""Whatever the data, the figure and its definition: causes sum to the gap exactly, and our own definitions give our own figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helloword.reconciliation.cause import Cause
from helloword.reconciliation.counterparts import PARTS
from helloword.reconciliation.declared import Report
from helloword.reconciliation.definition import Definition
from helloword.reconciliation.figure import Figure
from helloword.reconciliation.finding import Finding
from helloword.reconciliation.following import behind
from helloword.reconciliation.reconciling import Bench, findings, total
from helloword.text import Text

from .company import ORDERS, REFUNDS, Company

FIRST = date(2026, 4, 1)
SKUS = ("KETTLE", "FILTER", "LAMP")
STATUSES = ("shipped", "delivered", "paid", "pending", "cancelled")
CURRENCIES = ("EUR", "EUR", "USD", "JPY")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """A company of random rows: several currencies, taxes, discounts, refunds of known and unknown orders, bare dates."""
    draw = Random("lines")  # not for secrets
    company = Company(tmp_path_factory.mktemp("random"))
    orders = [_order(draw, n, line) for n in range(400) for line in range(draw.choice((1, 1, 2, 3)))]
    company.land("orders", ORDERS, *orders)
    company.land("refunds", REFUNDS, *(_refund(draw, n) for n in range(120)))
    company.land("fees", "fee_id,posted_at,order_id,type,amount,currency", *(
        f"F-{n},{_moment(draw)},O-{draw.randrange(450)},referral,{_money(draw)},{draw.choice(CURRENCIES)}" for n in range(150)
    ))  # fmt: skip
    company.land("ads", "date,channel,campaign_id,campaign,sku,impressions,clicks,spend,attributed_orders,attributed_units,attributed_sales,currency", *(
        f"{FIRST + timedelta(days=n % 60)},amazon,{n},C{n},{draw.choice(('', *SKUS))},100,5,{_money(draw)},1,1,9.00,EUR" for n in range(150)
    ))  # fmt: skip
    company.land("traffic", "date,source,sku,sessions", *(
        f"{FIRST + timedelta(days=n % 60)},{('organic', 'paid', 'direct')[n // 60]},{'KETTLE' if n % 7 else ''},{draw.randrange(90)}" for n in range(180)
    ))  # fmt: skip
    yield Bench.of(company.workspace)
    company.workspace.state.close()


def _order(draw: Random, number: int, line: int) -> str:
    when = FIRST + timedelta(days=number % 60)
    moment = when.isoformat() if number % 11 == 0 else f"{when}T{number % 24:02d}:{draw.randrange(60):02d}:00"
    tax = "" if number % 13 == 0 else _money(draw, 900)
    status, currency = STATUSES[number % 5], CURRENCIES[number % 4]
    return (
        f"O-{number},{line},{moment},{status},{draw.choice(SKUS)},{draw.randrange(1, 4)},{_money(draw)},"
        f"{_money(draw, 300)},{tax},{currency}"
    )  # fmt: skip


def _refund(draw: Random, number: int) -> str:
    line, sku = draw.choice((("0", ""), ("", draw.choice(SKUS)), ("", "")))
    return f"R-{number},O-{draw.randrange(450)},{line},{sku},{_moment(draw)},1,{_money(draw)},{draw.choice(CURRENCIES)}"


def _moment(draw: Random) -> str:
    return f"{FIRST + timedelta(days=draw.randrange(60))}T{draw.randrange(24):02d}:{draw.randrange(60):02d}:00"


def _money(draw: Random, most: int = 9000) -> str:
    return f"{Decimal(draw.randrange(1, most)) / 100:.2f}"


DEFINITIONS = st.builds(
    Definition,
    cancelled=st.sampled_from(("left_out", "counted")),
    refund_day=st.sampled_from(("refunded", "ordered")),
    zone=st.sampled_from(("store", "company", "UTC", "America/Los_Angeles", "Pacific/Kiritimati")),
    tax=st.sampled_from(("without", "with")),
    tax_stated_on=st.sampled_from(("price", "paid")),
    rate=st.sampled_from(("day", "start", "end", "average", "0.9137")),
)
FIGURES = st.builds(
    lambda measure, start, days, sku, currency, cents: Figure(
        "eu", "drawn", FIRST + timedelta(days=start), FIRST + timedelta(days=start + days), measure, sku, currency,
        Decimal(cents) / 100, 1, 2,
    ),
    st.sampled_from(sorted(PARTS)), st.integers(0, 62), st.integers(0, 62), st.sampled_from((None, None, *SKUS)),
    st.sampled_from((None, "EUR", "USD", "JPY")), st.integers(-(10**9), 10**9),
)  # fmt: skip


def held(bench: Bench, figure: Figure, definition: Definition) -> Finding:
    report = Report("drawn", Text("", ""), definition)
    (found,) = findings(replace(bench, rules=replace(bench.rules, reports={"drawn": report})), [figure])
    return found


@settings(max_examples=40)
@given(figure=FIGURES, definition=DEFINITIONS)
def test_causes_sum_to_the_gap_exactly(bench: Bench, figure: Figure, definition: Definition) -> None:
    found = held(bench, figure, definition)

    if found.own is None:
        assert found.causes == {}
    else:
        assert tuple(found.causes) == tuple(Cause)
        assert total(found.causes.values()) == found.gap
        assert "own_formula" not in found.notes


@settings(max_examples=12)
@given(figure=FIGURES, definition=DEFINITIONS)
def test_the_rows_behind_a_cause_add_up_to_it(bench: Bench, figure: Figure, definition: Definition) -> None:
    found = held(bench, figure, definition)
    told = {each.cause: total(row.adds for row in each.rows) for each in behind(bench, found, 10_000)}

    counted = {c: v for c, v in found.causes.items() if c not in (Cause.UNKNOWN, *found.assumed)}
    assert {cause: told.get(cause, Decimal(0)) for cause in counted} == counted


@settings(max_examples=12)
@given(figure=FIGURES)
def test_figures_are_the_same_asked_alone_or_with_others(bench: Bench, figure: Figure) -> None:
    other = replace(figure, measure="orders", sku=None, start=FIRST, end=FIRST + timedelta(days=40))
    together = findings(bench, [other, figure])[1]

    assert held(bench, figure, Definition()).own == together.own
