"""What to bid: cases worked out by hand, and what holds whatever the figures are."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import TypedDict

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helloword.actions.bidding import Policy, Prior, Seen, Stock, Verdict, stock_of, verdict, worth_raising
from helloword.actions.bidding_judging import changes
from helloword.actions.bidding_prior import LEAST, MOST, USUAL, prior_of, strength


class Is(TypedDict, total=False):
    """What comes of a case."""

    bid: str
    acos: str | None
    held: str
    short: bool


Case = TypedDict(
    "Case",
    {
        "bid": str, "seen": dict[str, int], "prior": dict[str, str], "stock": dict[str, str] | None, "break_even": str,
        "policy": dict[str, str], "is": Is,
    },
    total=False,
)  # fmt: skip
CASES: dict[str, Case] = yaml.safe_load(
    files("helloword.actions").joinpath("bidding_cases.yml").read_text(encoding="utf-8")
)
POLICY = {
    "share": "0.7", "raised": "0.5", "least_clicks": 20, "step": "0.2", "near": "0.05", "floor": "0.05",
    "ceiling": "5", "unit": "0.01",
}  # fmt: skip
LASTS = Stock(Decimal(0), Decimal(1))


def policy(**changed: object) -> Policy:
    told = {**POLICY, **changed}
    return Policy(**{name: value if isinstance(value, int) else Decimal(str(value)) for name, value in told.items()})  # type: ignore[arg-type]


def seen(clicks: int = 100, orders: int = 0, spend: object = 100, sales: object = 0) -> Seen:
    return Seen(clicks, orders, Decimal(str(spend)), Decimal(str(sales)))


def of(case: Case) -> Verdict:
    prior = {"rate": "0.1", "value": "40", "strength": "100"} | case.get("prior", {})
    stock = case.get("stock", {"short": "0", "lasts": "1"})
    return verdict(
        Decimal(case.get("bid", "1.00")), seen(**case["seen"]), Prior(*(Decimal(v) for v in prior.values())),
        Decimal(case.get("break_even", "0.4")), Stock(*(Decimal(v) for v in stock.values())) if stock else None,
        policy(**case.get("policy", {})),
    )  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_case_worked_out_by_hand(name: str) -> None:
    case = CASES[name]
    found, wanted = of(case), case["is"]

    assert found.bid == Decimal(wanted["bid"])
    assert found.held == wanted["held"]
    assert found.short == wanted.get("short", False)
    if "acos" in wanted:
        acos = wanted["acos"]
        assert (None if found.acos is None else round(found.acos, 6)) == (None if acos is None else Decimal(acos))


amounts = st.decimals(min_value="0.01", max_value=5000, places=2)
bids = st.decimals(min_value="0.01", max_value=20, places=2)
shares = st.decimals(min_value=0, max_value=1, places=3)
counts = st.integers(min_value=0, max_value=3000)
seens = st.builds(
    lambda clicks, orders, spend, sales: Seen(clicks, min(orders, clicks), spend, sales if orders else Decimal(0)),
    counts, st.integers(min_value=0, max_value=200), amounts, amounts,
)  # fmt: skip
priors = st.builds(Prior, shares, amounts, st.decimals(min_value=1, max_value=500, places=1))
stocks = st.none() | st.builds(Stock, shares, shares)
margins = st.decimals(min_value=-1, max_value=1, places=3)


@given(bids, seens, priors, margins, stocks)
def test_a_bid_moves_within_its_step_floor_and_ceiling(
    bid: Decimal, ads: Seen, prior: Prior, margin: Decimal, stock: Stock | None
) -> None:
    rules = policy()
    after = verdict(bid, ads, prior, margin, stock, rules).bid

    assert bid * Decimal("0.8") <= after <= bid * Decimal("1.2")
    assert after <= max(bid, rules.ceiling)
    assert after >= min(bid, rules.floor)
    assert after == bid or after % rules.unit == 0


@given(bids, seens, priors, margins, stocks)
def test_what_runs_out_or_is_not_counted_is_never_raised(
    bid: Decimal, ads: Seen, prior: Prior, margin: Decimal, stock: Stock | None
) -> None:
    if stock is None or stock.short > Decimal("0.1"):
        assert verdict(bid, ads, prior, margin, stock, policy()).bid <= bid


@given(bids, seens, priors, margins, stocks, amounts)
def test_dearer_ads_are_never_bid_more(
    bid: Decimal, ads: Seen, prior: Prior, margin: Decimal, stock: Stock | None, more: Decimal
) -> None:
    dearer = replace(ads, spend=ads.spend + more)

    assert verdict(bid, dearer, prior, margin, stock, policy()).bid <= verdict(bid, ads, prior, margin, stock, policy()).bid  # fmt: skip


@given(bids, seens, priors, margins, stocks, amounts)
def test_better_selling_ads_are_never_bid_less(
    bid: Decimal, ads: Seen, prior: Prior, margin: Decimal, stock: Stock | None, more: Decimal
) -> None:
    better = replace(ads, sales=ads.sales + more)

    assert verdict(bid, better, prior, margin, stock, policy()).bid >= verdict(bid, ads, prior, margin, stock, policy()).bid  # fmt: skip


@given(
    st.decimals(min_value="0.1", max_value=3, places=1), amounts, st.decimals(min_value="0.01", max_value=1, places=3)
)
def test_no_bid_is_raised_where_the_assumption_says_that_it_costs_more_than_it_brings(
    elasticity: Decimal, sales: Decimal, margin: Decimal
) -> None:
    """Just below the ACoS up to which bids are raised, a small raise earns; just above it, it loses."""
    edge = sales * margin * worth_raising(elasticity)
    ratio = Decimal("1.0001")
    for spend, earns in ((edge * Decimal("0.999"), True), (edge * Decimal("1.001"), False)):
        _, contribution = changes(Seen(1, 1, spend, sales), sales, margin, ratio, elasticity)
        assert (contribution > 0) == earns


def test_how_different_targets_are_says_how_much_their_campaign_says_of_each() -> None:
    even = [Seen(200, 20), Seen(200, 20), Seen(200, 20)]
    apart = [Seen(200, 2), Seen(200, 20), Seen(200, 38)]
    # Shares of a third, rates 5 %, 10 %, 15 %: spread 1/600 = 0.0016667, chance 0.09 * 2/3 / 200 = 0.0003, so that
    # between them is (0.0016667 - 0.0003) / (2/3 - 1/300) = 0.0020603, and 0.09 / 0.0020603 - 1 = 42.68.
    some = [Seen(200, 10), Seen(200, 20), Seen(200, 30)]
    rate = Decimal("0.1")

    assert strength(even, rate) == MOST
    assert strength(apart, rate) == LEAST
    assert round(strength(some, rate), 2) == Decimal("42.68")
    assert strength(even[:2], rate) == USUAL


def test_nothing_is_expected_of_ads_that_nobody_clicked() -> None:
    assert prior_of([Seen(), Seen()]) is None
    assert prior_of([Seen(10, 0, Decimal(5)), Seen()]) == Prior(Decimal(0), Decimal(0), USUAL)


def test_stock_is_weighed_by_what_sells_and_unknown_stock_counts_as_running_out() -> None:
    month = Decimal(30)

    assert stock_of([]) is None
    assert stock_of([(Decimal(5), None, month)]) is None
    assert stock_of([(Decimal(0), Decimal(9), month)]) is None
    assert stock_of([(Decimal(3), None, month), (Decimal(1), Decimal(60), month)]) == Stock(
        Decimal("0.75"), Decimal("0.25")
    )
