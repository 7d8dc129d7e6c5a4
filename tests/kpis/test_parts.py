"""Parts come to the change to the last digit, whatever the numbers are, zeros and gaps included."""

from __future__ import annotations

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helloword.kpis.parts import Cell, Pair, of_quotient, of_sum, total, with_rest
from helloword.reviews.factors import effects

NUMBERS = st.fractions(min_value=-1000, max_value=1000, max_denominator=97) | st.just(Fraction(0))
CELLS = st.builds(Cell, NUMBERS, NUMBERS)
PAIRS = st.builds(Pair, CELLS, CELLS)


@given(st.lists(PAIRS, min_size=1, max_size=8))
def test_parts_of_a_sum_come_to_its_change(pairs: list[Pair]) -> None:
    whole = total(pairs)
    change = whole.now.top - whole.then.top

    assert sum(of_sum(pair, whole).change for pair in pairs) == change


@given(st.lists(PAIRS, min_size=1, max_size=8))
def test_rate_and_mix_of_all_parts_come_to_the_change_of_the_quotient(pairs: list[Pair]) -> None:
    whole = total(pairs)
    if not whole.then.bottom or not whole.now.bottom:
        return
    then, now = whole.then.quotient, whole.now.quotient
    assert then is not None
    assert now is not None
    parts = [of_quotient(pair, whole) for pair in pairs]

    assert sum(part.change for part in parts) == now - then
    assert sum(part.rate + part.mix for part in parts) == now - then


@given(PAIRS, PAIRS, PAIRS)
def test_what_a_store_made_of_a_change_is_what_its_products_made_of_it(one: Pair, other: Pair, elsewhere: Pair) -> None:
    whole = one + other + elsewhere
    if not whole.then.bottom or not whole.now.bottom:
        return
    store = of_quotient(one + other, whole)

    assert store.change == of_quotient(one, whole).change + of_quotient(other, whole).change


def test_a_part_whose_rate_fell_is_told_from_one_that_only_grew() -> None:
    parts = {"fell": Pair(Cell(Fraction(50), Fraction(100)), Cell(Fraction(30), Fraction(100)))}
    parts["grew"] = Pair(Cell(Fraction(10), Fraction(100)), Cell(Fraction(30), Fraction(300)))
    whole = total(parts.values())

    assert of_quotient(parts["fell"], whole).rate < 0
    assert of_quotient(parts["grew"], whole).rate == 0
    assert of_quotient(parts["grew"], whole).mix < 0


@given(st.lists(PAIRS, max_size=5), PAIRS)
def test_what_counts_twice_or_nowhere_is_a_part_of_its_own(pairs: list[Pair], whole: Pair) -> None:
    parts = with_rest({str(n): pair for n, pair in enumerate(pairs)}, whole, "rest")

    assert total(parts.values()) == whole


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=5))
def test_effects_of_factors_come_to_the_change_of_the_product(sides: list[tuple[Fraction, Fraction]]) -> None:
    then, now = [a for a, _ in sides], [b for _, b in sides]

    assert sum(effects(then, now)) == prod(now, start=Fraction(1)) - prod(then, start=Fraction(1))


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_a_factor_that_did_not_move_has_no_effect(a: Fraction, b: Fraction, c: Fraction, still: Fraction) -> None:
    assert effects([a, still], [b, still])[1] == 0
    assert effects([a, still, c], [b, still, a])[1] == 0


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)])
def test_effects_do_not_depend_on_the_order_of_the_factors(order: tuple[int, ...]) -> None:
    then, now = [Fraction(100), Fraction(2, 100), Fraction(50)], [Fraction(120), Fraction(1, 100), Fraction(55)]
    known = effects(then, now)

    assert effects([then[n] for n in order], [now[n] for n in order]) == tuple(known[n] for n in order)


def test_without_a_denominator_there_is_no_quotient() -> None:
    assert Cell(Fraction(1), Fraction(0)).quotient is None
