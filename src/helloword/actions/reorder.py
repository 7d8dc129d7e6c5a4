"""How much to order: demand over the lead time and its spread against what is there and on its way.

Periodic review with an order-up-to level: the safety stock is z·√((L+R)·σd² + d²·σL²), for a demand of d a day with
standard deviation σd, a lead time of L days with σL, and a review every R days. z is the quantile of the normal
distribution for the service level asked for: the share of cycles without a stock-out, not of units delivered.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from statistics import NormalDist

from helloword.money import EXACT


@dataclass(frozen=True)
class Demand:
    """Units a day: how many and how much they vary; `season` is what the days to come are against those looked at."""

    mean: Decimal
    deviation: Decimal
    season: Decimal = Decimal(1)

    @property
    def ahead(self) -> Decimal:
        """Units a day in the days to come."""
        return self.mean * self.season


@dataclass(frozen=True)
class LeadTime:
    """Days from order to receipt, how much they vary, and how many past orders say so (0: the supplier's word)."""

    mean: Decimal
    deviation: Decimal
    orders: int


@dataclass(frozen=True)
class Policy:
    """What the company decided.

    Attributes:
        service: the share of cycles that are to pass without a stock-out.
        review: days between two looks at it.
        cycle: days that an order is to last.
    """

    service: Decimal
    review: Decimal
    cycle: Decimal


@dataclass(frozen=True)
class Level:
    """What comes of it, in units.

    Attributes:
        safety: stock held against chance.
        point: below it is ordered.
        quantity: to be ordered now; 0 when there is enough.
        lasts: days until what is there and on its way is sold; None when nothing sells.
    """

    safety: Decimal
    point: Decimal
    quantity: int
    lasts: Decimal | None


def level(demand: Demand, lead: LeadTime, policy: Policy, there: int, moq: int) -> Level:
    """How much to order when `there` units are on the shelf and on their way; at least `moq` at a time.

    >>> policy = Policy(Decimal("0.95"), Decimal(7), Decimal(30))
    >>> level(Demand(Decimal(10), Decimal(3)), LeadTime(Decimal(20), Decimal(2), 9), policy, 100, 60)
    Level(safety=Decimal('42'), point=Decimal('312'), quantity=512, lasts=Decimal('10'))
    """
    days = lead.mean + policy.review
    spread = days * demand.deviation**2 + demand.ahead**2 * lead.deviation**2
    safety = _up(z(policy.service) * EXACT.sqrt(spread))
    point = _up(demand.ahead * days) + safety
    lasts = EXACT.divide(Decimal(there), demand.ahead) if demand.ahead else None
    if there >= point or not demand.ahead:
        return Level(safety, point, 0, lasts)
    missing = int(point + _up(demand.ahead * policy.cycle)) - there
    return Level(safety, point, max(missing, moq), lasts)


def z(service: Decimal) -> Decimal:
    """The quantile of the normal distribution.

    >>> round(z(Decimal("0.95")), 3), round(z(Decimal("0.99")), 2)
    (Decimal('1.645'), Decimal('2.33'))
    """
    return Decimal(str(NormalDist().inv_cdf(float(service))))


def _up(units: Decimal) -> Decimal:
    return units.to_integral_value(ROUND_CEILING)
