"""What is planted in the demo company can be seen in its KPIs, and is not there in a quiet one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.demo.assortment import PRODUCTS
from helloword.demo.company import STORES, SUPPLIERS
from helloword.demo.delivery import CARRIERS
from helloword.demo.funnel import STAGES
from helloword.demo.market import CAMPAIGNS
from helloword.demo.stories import Stories
from helloword.demo.truth import Event, Kind, Move, read_truth, write_truth
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.period import ONE_DAY
from helloword.workspace import Workspace
from tests import companies

from .conftest import TODAY

PLANTED = Stories.planted(TODAY).events
CASES = [(event, move) for event in PLANTED for move in event.moves]
NAMES = [f"{event.id}-{move.kpi}" for event, move in CASES]
BEYOND_CHANCE = {
    "return_rate": Decimal("1.8"),
    "odr": Decimal("1.6"),
    "response_time": Decimal("2"),
    "roas": Decimal("0.6"),
    "units": Decimal("0.5"),
    "supplier_otd": Decimal("0.7"),
}
"""What a KPI's value before is multiplied by before a change cannot be chance, by how few cases it is made of."""
MANY_CASES = {"up": Decimal("1.2"), "down": Decimal("0.9")}
"""The same of KPIs that are made of many cases."""
KNOWN = {
    Kind.HELD_SHIPMENTS: {product.sku for product in PRODUCTS},
    Kind.BAD_BATCH: {product.sku for product in PRODUCTS},
    Kind.LATE_SUPPLIER: {supplier.id for supplier in SUPPLIERS},
    Kind.TIRED_CAMPAIGN: {campaign.name for each in CAMPAIGNS.values() for campaign in each},
    Kind.DEAD_LINK: {campaign.name for each in CAMPAIGNS.values() for campaign in each},
    Kind.BROKEN_STAGE: set(STAGES),
    Kind.SLOW_PARCELS: {carrier for each in CARRIERS.values() for carrier, _, _ in each},
    Kind.SLOW_ANSWERS: {""},
    Kind.NEW_STORE: {""},
    Kind.HIGH_BID: {campaign.name for each in CAMPAIGNS.values() for campaign in each},
}


class TestDeclared:
    def test_the_truth_is_written_as_it_is_declared(self, tmp_path: Path) -> None:
        write_truth(tmp_path, TODAY, PLANTED)

        assert read_truth(tmp_path) == PLANTED

    def test_a_quiet_world_has_none(self) -> None:
        assert Stories.none().events == ()

    def test_each_has_a_name_of_its_own_and_is_told_in_both_languages(self) -> None:
        assert len({event.id for event in PLANTED}) == len(PLANTED)
        assert all(event.text.zh and event.text.en for event in PLANTED)

    @pytest.mark.parametrize("event", PLANTED, ids=lambda event: event.id)
    def test_each_befalls_something_that_there_is(self, event: Event) -> None:
        assert event.subject in KNOWN[event.kind]
        assert event.store in ("", *(store.id for store in STORES))
        assert event.first <= event.shows < TODAY
        assert event.last is None or event.shows <= event.last

    @pytest.mark.parametrize("born", [date(2026, 2, 28), date(2026, 11, 24)], ids=str)
    def test_days_count_from_the_demos_birth(self, born: date) -> None:
        broken = next(event for event in Stories.planted(born).events if event.id == "payment-broken")

        assert ((born - broken.first).days, (born - (broken.last or born)).days) == (12, 9)


@pytest.fixture(scope="module")
def company(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """The demo company, in which everything goes wrong that is planted."""
    with companies.company(request.config, companies.PLANTED) as folder:
        yield Workspace.open(folder)


@pytest.fixture(scope="module")
def quiet_company(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    """A demo company in which nothing does."""
    with companies.company(request.config, companies.QUIET) as folder:
        yield Workspace.open(folder)


@pytest.mark.slow
class TestSeen:
    @pytest.mark.parametrize(("event", "move"), CASES, ids=NAMES)
    def test_a_planted_event_moves_its_kpis(self, company: Workspace, event: Event, move: Move) -> None:
        assert moved(company, event, move)

    @pytest.mark.parametrize(("event", "move"), CASES, ids=NAMES)
    def test_without_it_they_do_not_move(self, quiet_company: Workspace, event: Event, move: Move) -> None:
        assert not moved(quiet_company, event, move)

    def test_the_truth_lies_outside_the_files_that_are_imported(self, company: Workspace) -> None:
        assert read_truth(company.folder) == PLANTED
        assert list((company.folder / "files").rglob("truth*")) == []

    def test_the_new_store_opens_with_its_first_day(self, company: Workspace) -> None:
        opened = {store.id: store.opened for store in company.stores()}

        assert opened["amazon-de"] == date(2026, 8, 24)


def moved(company: Workspace, event: Event, move: Move) -> bool:
    """Whether a KPI has changed beyond chance once the event shows, against the 60 days before it, or as many days."""
    end = min(event.last or TODAY, TODAY - ONE_DAY)
    shown = (end - event.shows).days + 1
    days = shown if move.kpi == "units" else 60
    before = value(company, move, event.first - days * ONE_DAY, event.first - ONE_DAY)
    during = value(company, move, event.shows, end)
    limit = before * BEYOND_CHANCE.get(move.kpi, MANY_CASES[move.direction])
    return during > limit if move.direction == "up" else during < limit


def value(company: Workspace, move: Move, start: date, end: date) -> Decimal:
    where = {dimension: (name,) for dimension, name in move.where}
    found = answer(company, Query((move.kpi,), start=start, end=end, where=where)).readings[0]
    assert found.value is not None, found.reason
    return found.value
