"""Payouts rise with attainment, stay between nothing and the cap, and are the same to the cent from the same inputs."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helloword.errors import InputError
from helloword.goals.plan import Plan, Scored, payout, share_paid
from helloword.money import minor_digits

PARTS = st.decimals("0", "2", places=3)


@st.composite
def curves(draw: st.DrawFn) -> tuple[tuple[Decimal, Decimal], ...]:
    attained = sorted(draw(st.sets(PARTS, min_size=1, max_size=5)))
    shares = sorted(draw(st.lists(PARTS, min_size=len(attained), max_size=len(attained))))
    return tuple(zip(attained, shares, strict=True))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    currency = draw(st.sampled_from(["EUR", "JPY", "KWD"]))
    base = draw(st.decimals("0", "99999", places=2))
    return Plan("p", "ben", base, currency, draw(curves()), draw(PARTS)).checked()


ATTAINED = st.decimals("0", "1.2", places=4)
SCORES = st.lists(
    st.builds(Scored, st.just("g"), st.decimals("0.1", "9", places=1), st.none() | ATTAINED, st.booleans()),
    min_size=1,
    max_size=6,
)


@given(curves(), ATTAINED, ATTAINED)
def test_more_attainment_never_pays_less(
    curve: tuple[tuple[Decimal, Decimal], ...], one: Decimal, other: Decimal
) -> None:
    low, high = sorted((one, other))

    assert share_paid(curve, Fraction(low)) <= share_paid(curve, Fraction(high))


@given(plans(), SCORES)
def test_a_payout_lies_between_nothing_and_the_cap(plan: Plan, scores: list[Scored]) -> None:
    found = payout(plan, scores)

    half = Decimal(1).scaleb(-minor_digits(plan.currency)) / 2
    assert 0 <= found.amount <= plan.base * plan.cap + half
    assert found.amount == found.amount.quantize(Decimal(1).scaleb(-minor_digits(plan.currency)))


@given(plans(), SCORES)
def test_the_parts_make_up_the_payout_to_the_cent(plan: Plan, scores: list[Scored]) -> None:
    found = payout(plan, scores)
    parts = sum((p.weight * p.share for p in found.parts if p.share is not None), Fraction(0))

    assert sum(p.weight for p in found.parts) == 1
    assert found.share == (min(parts, Fraction(plan.gate)) if found.missed else parts)
    assert abs(Fraction(found.amount) - Fraction(plan.base) * found.share) <= Fraction(
        1, 2 * 10 ** minor_digits(plan.currency)
    )


@given(plans(), SCORES)
def test_the_order_of_goals_changes_nothing(plan: Plan, scores: list[Scored]) -> None:
    assert payout(plan, scores).amount == payout(plan, scores[::-1]).amount


def test_a_missed_gate_pays_no_more_than_the_gate_allows() -> None:
    plan = Plan(
        "p", "ben", Decimal(1000), "EUR", ((Decimal("0.8"), Decimal("0.5")), (Decimal(1), Decimal(1))), Decimal("0.2")
    )
    met = Scored("sales", Decimal(3), Decimal("1.1"))

    assert payout(plan, [met, Scored("odr", Decimal(1), Decimal("0.99"), gate=True)]).amount == Decimal("200.00")
    assert payout(plan, [met, Scored("odr", Decimal(1), Decimal(1), gate=True)]).amount == Decimal("1000.00")


def test_a_goal_without_data_pays_nothing_yet_and_is_said_to_be_open() -> None:
    plan = Plan("p", "ben", Decimal(1000), "EUR", ((Decimal("0.8"), Decimal("0.5")), (Decimal(1), Decimal(1))))
    found = payout(plan, [Scored("a", Decimal(3), Decimal(1)), Scored("b", Decimal(1), None)])

    assert (found.amount, found.open) == (Decimal("750.00"), Fraction(1, 4))


def test_half_a_cent_is_rounded_up_once_at_the_end() -> None:
    plan = Plan("p", "ben", Decimal("0.03"), "EUR", ((Decimal(0), Decimal("0.5")),))
    found = payout(plan, [Scored("a", Decimal(1), Decimal(1)), Scored("b", Decimal(1), Decimal(1))])

    assert found.amount == Decimal("0.02")


@pytest.mark.parametrize(
    "curve",
    [(), ((Decimal(1), Decimal(1)), (Decimal("0.8"), Decimal(1))), ((Decimal("0.8"), Decimal(1)), (Decimal(1), Decimal("0.9"))),
     ((Decimal(0), Decimal(-1)),)],
)  # fmt: skip
def test_a_curve_that_falls_or_runs_backwards_is_refused(curve: tuple[tuple[Decimal, Decimal], ...]) -> None:
    with pytest.raises(InputError) as caught:
        Plan("p", "ben", Decimal(1), "EUR", curve).checked()

    assert caught.value.code == "plan_curve"
