"""The measured effect is the change of what was touched against the rest, with an interval that holds as often as it says."""

from __future__ import annotations

import random
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from helloword.actions.effect import LEAST_UNTOUCHED, Change, Effect, Watched, effect_of, student

AMOUNTS = st.decimals(-1000, 1000, places=2)


def watched(touched: list[Decimal], others: list[Decimal]) -> Watched:
    changes = [[Change(str(n), Decimal(0), each) for n, each in enumerate(group)] for group in (touched, others)]
    return Watched("gross_profit", *changes, days=28)


def test_worked_out_by_hand() -> None:
    # Others change by 0, 2, 0, 2, ... : mean 1, s² = 8/7. Two touched by 11 and 21: value 32 - 2 = 30.
    # Spread sqrt(8/7 * (1/2 + 1/8)) = 0.845; t(7, 0.95) = 1.895; for both: 2 * 1.895 * 0.845 = 3.203.
    found = effect_of(watched([Decimal(11), Decimal(21)], [Decimal(0), Decimal(2)] * 4))

    assert found is not None
    assert found.value == 30
    assert (round(found.low, 2), round(found.high, 2)) == (Decimal("26.80"), Decimal("33.20"))
    assert found.clear


def test_too_few_others_say_nothing() -> None:
    others = [Decimal(1)] * (LEAST_UNTOUCHED - 1)

    assert effect_of(watched([Decimal(50)], others)) is None
    assert effect_of(watched([], others * 2)) is None


def test_quantiles_agree_with_the_printed_table() -> None:
    table = {7: "1.895", 8: "1.860", 10: "1.812", 20: "1.725", 30: "1.697", 120: "1.658"}

    for freedom, printed in table.items():
        assert abs(student(freedom, Decimal("0.95")) - Decimal(printed)) < Decimal("0.002")


@given(st.lists(AMOUNTS, min_size=1, max_size=6), st.lists(AMOUNTS, min_size=8, max_size=30), AMOUNTS)
def test_what_moves_everything_alike_is_no_effect(
    touched: list[Decimal], others: list[Decimal], shift: Decimal
) -> None:
    before = effect_of(watched(touched, others))
    after = effect_of(watched([t + shift for t in touched], [o + shift for o in others]))

    assert before is not None
    assert after is not None
    assert abs(before.value - after.value) < Decimal("1e-15")
    assert abs(before.high - after.high) < Decimal("1e-12")


def test_the_interval_holds_the_truth_about_nine_times_in_ten() -> None:
    chance = random.Random(20260331)  # a draw for a test

    def drawn(count: int, effect: int) -> list[Decimal]:
        return [Decimal(round(chance.gauss(5, 30), 2)) + effect for _ in range(count)]

    found = [effect_of(watched(drawn(3, 40), drawn(25, 0))) for _ in range(600)]
    held = sum(isinstance(each, Effect) and each.low <= 120 <= each.high for each in found)

    assert 0.87 < held / 600 < 0.93
