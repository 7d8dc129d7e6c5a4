"""In the demo company the rules find what was planted, and in a quiet one they keep quiet; the rates are stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from helloword.alerts.backtesting import Backtest, Planted, backtest
from helloword.alerts.inbox import alerts
from helloword.alerts.shipped import templates
from helloword.demo.stories import Stories
from helloword.demo.truth import Event
from helloword.period import ONE_DAY
from helloword.workspace import Workspace
from tests.companies import PLANTED, QUIET, TODAY, company

pytestmark = pytest.mark.slow

FIRST = TODAY - 365 * ONE_DAY
LAST = TODAY - ONE_DAY
EVENTS = {event.id: event for event in Stories.planted(TODAY).events}


@dataclass(frozen=True)
class Promise:
    """What a rule finds in the planted year, and how often it may be wrong.

    The levels of the templates were chosen on these very worlds, so that the rates hold for them and are no forecast.

    Attributes:
        events: events of which the truth says that they move the rule's KPI, and the dimensions in which it sees them.
        beside: events that plainly reach the KPI too, though the truth does not list it; they explain, but need not be found.
        delay: most days from the day the event shows to the day the rule fires.
        false: most alerts in the planted year that no event explains.
        quiet: most alerts in a year in which nothing goes wrong that is not chance.
        days: days looked at, where a whole year takes long.
    """

    events: dict[str, str]
    false: int
    quiet: int
    delay: int = 3
    beside: dict[str, str] = field(default_factory=dict)
    days: int = 365


PROMISES = {
    "cvr_fall": Promise({"payment-broken": "store"}, 0, 0, beside={"shipping-rates-missing": "store"}),
    "cart_abandonment": Promise({"payment-broken": "store"}, 0, 0, beside={"shipping-rates-missing": "store"}),
    "csat_fall": Promise({"answers-slow": "store"}, 1, 1, delay=8),
    "odr_runway": Promise({"parcels-slow": "store"}, 0, 0, delay=14, days=100),
    "supplier_late": Promise({"lamps-late": "supplier", "sensors-late": "supplier"}, 1, 0, delay=10),
    "returns_up": Promise({"leaking-batch": "sku"}, 4, 2, delay=28),
    "spend_without_sales": Promise({"dead-link": "store campaign"}, 3, 2, delay=8),
    "roas_off": Promise({"tired-creative": "store campaign"}, 2, 2, delay=7,
                        beside={"payment-broken": "store", "dead-link": "store campaign"}),
    "low_stock": Promise({"filters-held": "store sku"}, 30, 25),
}  # fmt: skip


@pytest.fixture(scope="session")
def planted(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    with company(request.config, PLANTED) as folder:
        yield Workspace.open(folder)


@pytest.fixture(scope="session")
def quiet(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    with company(request.config, QUIET) as folder:
        yield Workspace.open(folder)


def cause(event: Event, dimensions: str) -> Planted:
    where = {d: event.store if d == "store" else event.subject for d in dimensions.split()}
    return Planted(event.id, where, event.first, event.last)


def replayed(workspace: Workspace, rule: str) -> Backtest:
    promise = PROMISES[rule]
    known = {**promise.events, **promise.beside}
    causes = [cause(EVENTS[id], dimensions) for id, dimensions in known.items()]
    first = LAST - (promise.days - 1) * ONE_DAY
    return backtest(workspace, templates()[rule], first, LAST, causes, today=TODAY)


@pytest.mark.parametrize("rule", PROMISES)
def test_the_planted_events_that_a_rule_is_for_are_found_in_time(planted: Workspace, rule: str) -> None:
    promise, found = PROMISES[rule], replayed(planted, rule)
    first = {f.cause: f.span.fired for f in reversed(found.fired) if f.cause is not None}
    delays = {id: (first[id] - EVENTS[id].shows).days for id in promise.events if id in first}

    assert set(delays) == set(promise.events)
    assert max(delays.values()) <= promise.delay
    assert sum(fired.cause is None for fired in found.fired) <= promise.false


@pytest.mark.parametrize("rule", PROMISES)
def test_a_quiet_year_is_quiet(quiet: Workspace, rule: str) -> None:
    assert len(replayed(quiet, rule).fired) <= PROMISES[rule].quiet


def test_the_inbox_of_the_demo_tells_its_stories(planted: Workspace) -> None:
    told = {(alert.rule, value) for alert in alerts(planted) for _, value in alert.at}

    assert {
        ("cvr_fall", "shopify-eu"), ("cart_abandonment", "shopify-eu"), ("csat_fall", "shopify-eu"),
        ("supplier_late", "S03"), ("returns_up", "KT-210"), ("roas_off", "Kitchen-New-EU"),
        ("spend_without_sales", "SB Video Kitchen US"), ("low_stock", "FL-08"), ("odr_runway", "amazon-us"),
    } <= told  # fmt: skip


def test_all_promises_are_of_rules_there_are() -> None:
    assert set(PROMISES) <= set(templates())
