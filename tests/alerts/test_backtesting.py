"""A back-test replays a rule over the days there were, and writes nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from helloword.alerts.backtesting import Planted, backtest
from helloword.alerts.inbox import alerts
from helloword.alerts.keeping import all_rules
from helloword.alerts.shipped import templates
from helloword.audit import entries
from helloword.errors import InputError
from helloword.period import ONE_DAY

from .conftest import LAST, TODAY, Company

FALL = range(20, 23)


@pytest.fixture
def fallen(small: Company) -> Company:
    """Sales fell for three days three weeks ago."""
    small.funnel(lambda back: 5 if back in FALL else 30, back=120)
    small.funnel(lambda back: 30, store="us", back=120)
    return small


def test_it_finds_what_would_have_fired_and_how_long(fallen: Company) -> None:
    found = backtest(fallen.workspace, templates()["cvr_fall"], TODAY - 60 * ONE_DAY, LAST)
    (fired,) = found.fired

    assert (fired.at, fired.span.fired, fired.span.ended) == (
        (("store", "eu"),), TODAY - 21 * ONE_DAY, TODAY - 17 * ONE_DAY,
    )  # fmt: skip
    assert (found.slices, found.per_month, found.usual_days) == (2, Decimal("0.50"), 4)
    assert len(found.days) == 60


def test_nothing_is_written(fallen: Company) -> None:
    before = entries(fallen.workspace.state)
    backtest(fallen.workspace, templates()["cvr_fall"])

    assert alerts(fallen.workspace) == ()
    assert entries(fallen.workspace.state) == before
    assert not any(version.number for version in all_rules(fallen.workspace).values())


def test_it_is_weighed_against_causes_that_are_known(fallen: Company) -> None:
    causes = [
        Planted("the fall", {"store": "eu"}, TODAY - 22 * ONE_DAY, TODAY - 20 * ONE_DAY),
        Planted("elsewhere", {"store": "us"}, TODAY - 22 * ONE_DAY, TODAY - 20 * ONE_DAY),
        Planted("long ago", {"store": "eu"}, date(2020, 1, 1), date(2020, 1, 2)),
    ]
    found = backtest(fallen.workspace, templates()["cvr_fall"], TODAY - 60 * ONE_DAY, LAST, causes)

    assert (found.precision, found.recall) == (Decimal(1), Decimal("0.5"))
    assert [fired.cause for fired in found.fired] == ["the fall"]


def test_a_cohort_is_told_as_it_was_known_on_each_day(small: Company) -> None:
    """Claims of the last days of March were made in April: on the last of March nobody knew of them."""
    days = [TODAY - n * ONE_DAY for n in range(100, 0, -1)]
    orders = [f"o{n},1,{day},delivered,S1,1,10.00,EUR" for day in days for n in (f"{day}-{k}" for k in range(5))]
    small.land("orders", "order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency", orders, "us")
    late = [f"f{k},o{TODAY - 40 * ONE_DAY}-{k},claim,{TODAY - 2 * ONE_DAY}" for k in range(5)]
    small.land("feedback", "feedback_id,order_id,kind,opened_at", late, "us")
    found = backtest(small.workspace, templates()["odr_runway"], TODAY - 36 * ONE_DAY, LAST)

    assert [fired.span.fired for fired in found.fired] == [LAST]


def test_a_rule_that_looks_at_the_present_alone_is_refused(fallen: Company) -> None:
    with pytest.raises(InputError, match="cannot be replayed"):
        backtest(fallen.workspace, templates()["missing_data"])
