"""In the demo company the campaigns that go wrong are bid down, and what stock cannot serve too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from decimal import Decimal

import pytest

from helloword.actions.action import Line, Proposal
from helloword.actions.proposing import would_propose
from helloword.workspace import Workspace
from tests.companies import PLANTED, TODAY, company

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def proposals(pytestconfig: pytest.Config) -> Iterator[list[Proposal]]:
    """What would be done on the demo's first morning."""
    with company(pytestconfig, PLANTED) as folder:
        workspace = Workspace.open(folder)
        found = would_propose(workspace, "ad_bids", datetime.combine(TODAY, time(9), UTC))
        yield [each for each in found if isinstance(each, Proposal)]
        workspace.state.close()


def lines(proposals: list[Proposal], name: str) -> list[Line]:
    return [line for each in proposals for line in each.lines if name in line.item]


def bid(text: str) -> Decimal:
    return Decimal(text.split()[0])


@pytest.mark.parametrize("campaign", ["SB Video Kitchen US", "Kitchen-New-EU"])
def test_a_campaign_that_goes_wrong_is_bid_down(proposals: list[Proposal], campaign: str) -> None:
    found = lines(proposals, campaign)

    assert found
    assert all(bid(line.after) < bid(line.before) for line in found)


def test_ads_of_the_filters_that_customs_hold_are_bid_down_though_they_sell_well(proposals: list[Proposal]) -> None:
    found = lines(proposals, "· Filters ·")

    assert found
    assert all(bid(line.after) < bid(line.before) for line in found)
    assert all("runs out before more comes" in line.reason.en for line in found)


def test_what_earns_well_is_bid_up_and_every_proposal_is_expected_to_earn(proposals: list[Proposal]) -> None:
    brand = lines(proposals, "SP Brand US")

    assert brand
    assert all(bid(line.after) > bid(line.before) for line in brand)
    assert all(each.expected.amount is not None and each.expected.amount > 0 for each in proposals)
    assert all(each.change <= Decimal("0.2") for each in proposals)


def test_a_keyword_that_only_costs_is_told_from_its_campaign(proposals: list[Proposal]) -> None:
    """The campaign as a whole earns; the broad keyword in it does not."""
    [broad] = lines(proposals, "coffee maker [broad]")

    assert bid(broad.after) < bid(broad.before)
