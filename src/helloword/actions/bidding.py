"""What a click is worth bidding: towards a target ACoS in bounded steps, and less on what is about to run out.

The break-even ACoS of a product is what it earns before ads for each unit of money sold; the target is a share of it.
A target's rate of orders is drawn towards its campaign's, the more the fewer clicks it had (beta-binomial, see
`bidding_prior`), so that a few clicks without an order prove little and many prove much.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from helloword.money import EXACT, divide

ORDERS_OF_VALUE = Decimal(3)
"""Orders whose average value is taken from the campaign, so that one large order proves little."""
SHORT = Decimal("0.1")
"""Share of what a target sells that may run out before it is no longer bid up, and is bid down."""
_ONE, _ZERO = Decimal(1), Decimal(0)
Held = Literal["", "step", "floor", "ceiling", "few_clicks", "no_spend", "near"]


@dataclass(frozen=True)
class Seen:
    """What ads brought in a span of days; amounts in one currency."""

    clicks: int = 0
    orders: int = 0
    spend: Decimal = _ZERO
    sales: Decimal = _ZERO

    def __add__(self, other: Seen) -> Seen:
        """Both together."""
        return Seen(
            self.clicks + other.clicks, self.orders + other.orders, self.spend + other.spend, self.sales + other.sales
        )


@dataclass(frozen=True)
class Prior:
    """What is expected of a target before its own clicks are looked at.

    Attributes:
        rate: orders a click.
        value: sales an order.
        strength: so many clicks of its own weigh as much as this expectation.
    """

    rate: Decimal
    value: Decimal
    strength: Decimal


@dataclass(frozen=True)
class Stock:
    """How long what a target sells lasts.

    Attributes:
        short: share of its sales that runs out before more comes.
        lasts: how much of the time until then it lasts, at most 1; weighted by sales.
    """

    short: Decimal
    lasts: Decimal


@dataclass(frozen=True)
class Policy:
    """What the company decided.

    Attributes:
        share: target ACoS as a share of the break-even ACoS; a bid whose ads cost more is lowered.
        raised: up to which share a bid is raised, at most `share`; see `worth_raising`.
        least_clicks: fewer prove nothing.
        step: the greatest change, as a share of the bid.
        near: a change of no more than this share is not worth making.
        floor, ceiling: the least and the most that is bid, in the bid's currency.
        unit: the smallest step of a bid in that currency.
    """

    share: Decimal
    raised: Decimal
    least_clicks: int
    step: Decimal
    near: Decimal
    floor: Decimal
    ceiling: Decimal
    unit: Decimal


@dataclass(frozen=True)
class Verdict:
    """What to bid, and what it follows from.

    Attributes:
        rate: orders a click, drawn towards the campaign's.
        sales: what the clicks should have sold at that rate.
        acos: spend against these sales; None where nothing is expected to sell.
        target: the ACoS aimed at.
        held: what kept the bid from going further, or from moving at all.
        short: whether it is bid less, or not more, because what it sells runs out.
    """

    bid: Decimal
    rate: Decimal = _ZERO
    sales: Decimal = _ZERO
    acos: Decimal | None = None
    target: Decimal = _ZERO
    held: Held = ""
    short: bool = False


def verdict(
    bid: Decimal, seen: Seen, prior: Prior, break_even: Decimal, stock: Stock | None, policy: Policy
) -> Verdict:
    """What to bid now; `stock` None where nobody knows, and then no bid is raised.

    >>> cents, most = Decimal("0.01"), Decimal(5)
    >>> policy = Policy(Decimal("0.7"), Decimal("0.5"), 20, Decimal("0.2"), Decimal("0.05"), cents, most, cents)
    >>> prior, enough = Prior(Decimal("0.1"), Decimal(40), Decimal(100)), Stock(Decimal(0), Decimal(1))
    >>> verdict(Decimal("1.00"), Seen(100, 10, Decimal(112), Decimal(400)), prior, Decimal("0.4"), enough, policy).bid
    Decimal('1.00')
    >>> verdict(Decimal("1.00"), Seen(100, 0, Decimal(100), Decimal(0)), prior, Decimal("0.4"), enough, policy).bid
    Decimal('0.80')
    """
    if seen.clicks < policy.least_clicks:
        return Verdict(bid, held="few_clicks")
    if seen.spend <= 0:
        return Verdict(bid, held="no_spend")
    rate, value = drawn(seen, prior)
    sales, margin = seen.clicks * rate * value, max(_ZERO, break_even)
    low, high = (EXACT.divide(margin * share * sales, seen.spend) for share in (policy.raised, policy.share))
    ratio = high if high < _ONE else max(low, _ONE)
    wanted = _as_stock_allows(ratio, stock)
    share = policy.raised if wanted > _ONE else policy.share
    after, held = _bounded(bid, wanted, min(policy.ceiling, margin * rate * value), policy)
    return Verdict(after, rate, sales, divide(seen.spend, sales), margin * share, held, wanted < ratio)


def worth_raising(elasticity: Decimal) -> Decimal:
    """Up to which share of the break-even ACoS a higher bid earns more than it costs.

    Where clicks go with the bid to the power of e and the price of a click with the bid, what ads earn,
    m·b^e - c·b^(1+e), is greatest at an ACoS of e/(1+e) of the break-even one.

    >>> worth_raising(Decimal(1)), worth_raising(Decimal(3))
    (Decimal('0.5'), Decimal('0.75'))
    """
    return EXACT.divide(elasticity, _ONE + elasticity)


def drawn(seen: Seen, prior: Prior) -> tuple[Decimal, Decimal]:
    """Orders a click and sales an order, drawn towards what is expected.

    >>> drawn(Seen(50, 0), Prior(Decimal("0.1"), Decimal(40), Decimal(50)))
    (Decimal('0.05'), Decimal('40'))
    """
    rate = EXACT.divide(seen.orders + prior.rate * prior.strength, seen.clicks + prior.strength)
    value = EXACT.divide(seen.sales + prior.value * ORDERS_OF_VALUE, seen.orders + ORDERS_OF_VALUE)
    return rate, value


def stock_of(skus: Iterable[tuple[Decimal, Decimal | None, Decimal]]) -> Stock | None:
    """How long SKUs last together: of each the units it sells a day, the days it lasts and the days until more comes.

    What lasts an unknown time counts as running out; None where nothing is known of any.

    >>> stock_of([(Decimal(8), Decimal(60), Decimal(30)), (Decimal(2), Decimal(15), Decimal(30))])
    Stock(short=Decimal('0.2'), lasts=Decimal('0.9'))
    """
    known = list(skus)
    units = sum((sold for sold, _, _ in known), _ZERO)
    if not units or all(cover is None for _, cover, _ in known):
        return None
    short = sum((sold for sold, cover, until in known if cover is None or cover < until), _ZERO)
    lasting = sum((sold * _lasting(cover, until) for sold, cover, until in known), _ZERO)
    return Stock(EXACT.divide(short, units), EXACT.divide(lasting, units))


def _lasting(cover: Decimal | None, until: Decimal) -> Decimal:
    if cover is None:
        return _ZERO
    return _ONE if cover >= until else EXACT.divide(cover, until)


def _as_stock_allows(ratio: Decimal, stock: Stock | None) -> Decimal:
    if stock is None:
        return min(ratio, _ONE)
    if stock.short <= SHORT:
        return ratio
    return min(ratio, _ONE) * stock.lasts


def _bounded(bid: Decimal, ratio: Decimal, most: Decimal, policy: Policy) -> tuple[Decimal, Held]:
    """The bid within its step, floor and ceiling; rounded towards where it was, so that rounding oversteps nothing."""
    if abs(ratio - _ONE) <= policy.near:
        return bid, "near"
    wanted = bid * ratio
    if ratio > _ONE:
        furthest = bid * (_ONE + policy.step)
        after = _rounded(min(wanted, furthest, most), policy.unit, ROUND_FLOOR)
        held: Held = "ceiling" if most < min(wanted, furthest) else "step" if furthest < wanted else ""
        return (after, held) if after > bid else (bid, held or "near")
    furthest = bid * (_ONE - policy.step)
    after = _rounded(max(wanted, furthest, policy.floor), policy.unit, ROUND_CEILING)
    held = "floor" if policy.floor > max(wanted, furthest) else "step" if furthest > wanted else ""
    return (after, held) if after < bid else (bid, held or "near")


def _rounded(amount: Decimal, unit: Decimal, way: str) -> Decimal:
    return (EXACT.divide(amount, unit).to_integral_value(way) * unit).quantize(unit)
