"""The demo company loads through the ordinary import, and its KPIs are what happened in its world."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest

from helloword.demo.build import build
from helloword.demo.company import SALES_TAX, STORES, Store
from helloword.demo.files.aftersales import without_tax
from helloword.demo.files.seen import Seen
from helloword.demo.records import Order
from helloword.demo.world import Span, live
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.lake.importing import list_imports
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

from .conftest import quietly

TODAY = date(2026, 3, 10)
MONTHS = 2
COUNTED = ("paid", "shipped", "delivered")


@pytest.fixture(scope="module")
def seen() -> Seen:
    """What happened in two months."""
    span = Span(TODAY, TODAY - ONE_DAY, MONTHS)
    return Seen(live(span), span, TODAY)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The same two months as a user gets them."""
    made = build(tmp_path_factory.mktemp("company"), TODAY, quietly, months=MONTHS)
    yield made
    made.state.close()


def sold(seen: Seen, store: Store) -> list[Order]:
    """Orders that count."""
    return [order for order in seen.orders(store.id) if seen.status(order) in COUNTED]


def excluded(amount: int, order: Order, store: Store) -> Decimal:
    """An amount as the buyer sees it, in the store's currency and without tax."""
    rate = SALES_TAX[order.buyer.country] if store.prices_include_tax else 0
    return Decimal(amount) * 100 / (100 + rate) / (1 if store.currency == "JPY" else 100)


def figure(company: Workspace, kpi: str, store: Store) -> Decimal:
    found = answer(company, Query((kpi,), where={"store": (store.id,)}, currency=store.currency)).readings[0].value
    assert found is not None
    return found


def test_nothing_is_rejected(company: Workspace) -> None:
    imports = list_imports(company)

    assert {each.kind for each in imports} >= {"amazon.all_orders", "shopify.orders", "general.orders", "general.fees"}
    assert [(each.file, each.rejected) for each in imports if each.rejected or each.status != "done"] == []


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.id)
def test_counts_are_exactly_those_of_the_world(company: Workspace, seen: Seen, store: Store) -> None:
    orders = sold(seen, store)

    assert figure(company, "orders", store) == len(orders)
    assert figure(company, "units", store) == sum(line.quantity for order in orders for line in order.lines)


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.id)
def test_money_is_that_of_the_world_but_for_the_cents_that_reports_round_taxes_to(
    company: Workspace, seen: Seen, store: Store
) -> None:
    orders = sold(seen, store)
    lines = [(order, line) for order in orders for line in order.lines]
    gross = sum(excluded(line.gross, order, store) for order, line in lines)
    discounts = sum(excluded(line.discount, order, store) for order, line in lines)
    # Half a cent of tax for every line, at most.
    rounding = Decimal("0.005") * len(lines) if store.prices_include_tax else Decimal(0)

    assert abs(figure(company, "gross_sales", store) - gross) <= rounding
    assert abs(figure(company, "discounts", store) - discounts) <= rounding


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.id)
def test_refunds_are_those_of_the_world(company: Workspace, seen: Seen, store: Store) -> None:
    refunds = [refund for refund in seen.past(seen.history.refunds) if refund.order.store == store.id]
    amounts = sum(without_tax(refund) for refund in refunds if seen.status(refund.order) in COUNTED)

    assert figure(company, "refunds", store) == Decimal(amounts) / (1 if store.currency == "JPY" else 100)
