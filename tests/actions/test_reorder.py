"""How much is ordered, against values worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helloword.actions.reorder import Demand, LeadTime, Level, Policy, level

WEEKLY = Policy(Decimal("0.95"), Decimal(7), Decimal(30))


def ordered(
    there: int, *, mean: str = "10", deviation: str = "3", season: str = "1", lead: str = "20", spread: str = "2",
    service: str = "0.95", moq: int = 1,
) -> Level:  # fmt: skip
    demand = Demand(Decimal(mean), Decimal(deviation), Decimal(season))
    return level(
        demand,
        LeadTime(Decimal(lead), Decimal(spread), 9),
        Policy(Decimal(service), Decimal(7), Decimal(30)),
        there,
        moq,
    )


@pytest.mark.parametrize(
    ("there", "changes", "safety", "point", "quantity"),
    [
        # 1.645 * sqrt(27*9 + 100*4) = 41.7 -> 42; 270 + 42 = 312; up to 612.
        (100, {}, 42, 312, 512),
        (311, {}, 42, 312, 301),
        # At the order point there is enough.
        (312, {}, 42, 312, 0),
        # No spread of the lead time: 1.645 * sqrt(243) = 25.6 -> 26.
        (0, {"spread": "0"}, 26, 296, 596),
        # Twice the season doubles demand, not its deviation of the past: 1.645 * sqrt(243 + 400*4) = 70.6 -> 71.
        (0, {"season": "2"}, 71, 611, 1211),
        # 99 %: 2.326 * 25.36 = 58.99 -> 59.
        (0, {"service": "0.99"}, 59, 329, 629),
        # The supplier's minimum.
        (311, {"moq": 400}, 42, 312, 400),
    ],
)
def test_worked_out_by_hand(there: int, changes: dict[str, str], safety: int, point: int, quantity: int) -> None:
    found = ordered(there, **changes)  # type: ignore[arg-type]

    assert (found.safety, found.point, found.quantity) == (safety, point, quantity)


def test_what_does_not_sell_is_not_ordered() -> None:
    assert ordered(0, mean="0", deviation="0") == Level(Decimal(0), Decimal(0), 0, None)


@given(st.integers(0, 5000), st.integers(1, 500), st.decimals("0.1", 50, places=1), st.decimals(0, 20, places=1))
def test_an_order_fills_up_to_the_same_level_and_never_below_the_minimum(there: int, moq: int, mean: Decimal, deviation: Decimal) -> None:  # fmt: skip
    demand, lead = Demand(mean, deviation), LeadTime(Decimal(20), Decimal(2), 9)
    found = level(demand, lead, WEEKLY, there, moq)

    assert found.quantity == 0 or found.quantity >= moq
    assert (found.quantity > 0) == (there < found.point)
    if found.quantity > moq:
        assert there + found.quantity == level(demand, lead, WEEKLY, 0, 1).quantity
