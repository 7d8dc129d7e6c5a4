"""A payout plan: base amount, curve and gate of one person; pure arithmetic, the same cents from the same inputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from helloword.goals.exact import rounded
from helloword.goals.goal import check_id
from helloword.goals.refusals import refused
from helloword.money import currency_code, minor_digits

Point = tuple[Decimal, Decimal]
"""An attainment and the share of the base that it pays."""


@dataclass(frozen=True)
class Plan:
    """What a person is paid for attainment.

    Attributes:
        curve: below its first point nothing is paid, above its last no more than there; straight lines between.
        gate: most that is paid, as a share of the base, when a gate goal is missed.
    """

    id: str
    person: str
    base: Decimal
    currency: str
    curve: tuple[Point, ...]
    gate: Decimal = Decimal(0)

    def checked(self) -> Plan:
        """The same plan once it can be paid by; raises InputError otherwise."""
        check_id(self.id)
        if self.base < 0:
            raise refused("plan_base", id=self.id)
        attained, shares = [a for a, _ in self.curve], [s for _, s in self.curve]
        falls = shares != sorted(shares) or attained != sorted(set(attained))
        if not self.curve or falls or shares[0] < 0 or self.gate < 0:
            raise refused("plan_curve", id=self.id)
        return Plan(self.id, self.person, self.base, currency_code(self.currency), self.curve, self.gate)

    @property
    def cap(self) -> Decimal:
        """The largest share of the base that is ever paid."""
        return self.curve[-1][1]


@dataclass(frozen=True)
class Scored:
    """One goal as a payout sees it; `attainment` is None where there is no data."""

    goal: str
    weight: Decimal
    attainment: Decimal | None
    gate: bool = False


@dataclass(frozen=True)
class Paid:
    """One goal's part of a payout, before the whole is rounded."""

    goal: str
    weight: Fraction
    attainment: Decimal | None
    share: Fraction | None


@dataclass(frozen=True)
class Payout:
    """What a plan pays for some scores.

    Attributes:
        amount: rounded half-up to the currency's smallest coin, once, at the end.
        open: share of the weight that has no data yet and therefore pays nothing yet.
        missed: gate goals that were missed.
    """

    plan: Plan
    amount: Decimal
    share: Fraction
    open: Fraction
    missed: tuple[str, ...]
    parts: tuple[Paid, ...]


def share_paid(curve: Sequence[Point], attainment: Fraction) -> Fraction:
    """The share of the base that an attainment pays.

    >>> curve = ((Decimal("0.8"), Decimal("0.5")), (Decimal(1), Decimal(1)), (Decimal("1.2"), Decimal("1.5")))
    >>> [str(share_paid(curve, Fraction(a))) for a in ("0.79", "0.8", "0.9", "1", "1.1", "2")]
    ['0', '1/2', '3/4', '1', '5/4', '3/2']
    """
    points = [(Fraction(a), Fraction(s)) for a, s in curve]
    if attainment < points[0][0]:
        return Fraction(0)
    for (a, s), (b, t) in pairwise(points):
        if attainment < b:
            return s + (t - s) * (attainment - a) / (b - a)
    return points[-1][1]


def payout(plan: Plan, scores: Sequence[Scored]) -> Payout:
    """What `plan` pays for `scores`, their weights taken as parts of their sum."""
    whole = sum((Fraction(s.weight) for s in scores), Fraction(0))
    parts = tuple(_paid(plan, score, whole) for score in scores)
    share = sum((p.weight * p.share for p in parts if p.share is not None), Fraction(0))
    missed = tuple(s.goal for s in scores if s.gate and s.attainment is not None and s.attainment < 1)
    if missed:
        share = min(share, Fraction(plan.gate))
    amount = rounded(Fraction(plan.base) * share, minor_digits(plan.currency))
    unknown = sum((p.weight for p in parts if p.share is None), Fraction(0))
    return Payout(plan, amount, share, unknown, missed, parts)


def _paid(plan: Plan, score: Scored, whole: Fraction) -> Paid:
    weight = Fraction(score.weight) / whole if whole else Fraction(0)
    if score.attainment is None:
        return Paid(score.goal, weight, None, None)
    return Paid(score.goal, weight, score.attainment, share_paid(plan.curve, Fraction(score.attainment)))
