"""Parts and what is left make up the whole exactly, as amounts and as ratios; overlaps and gaps are named."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from helloword.goals import Whole, book, keep
from helloword.goals.cascade import Cascade, Share, cascade, combined, left
from helloword.goals.evidence import Evidence
from helloword.workspace import Workspace
from tests.goals.company import TODAY

AMOUNTS = st.decimals("-1000000", "1000000", places=4).map(Fraction)
VOLUMES = st.integers(1, 10**9).map(Fraction)
RATIOS = st.decimals("0", "3", places=6).map(Fraction)


@given(AMOUNTS, st.lists(AMOUNTS, max_size=12))
def test_amounts_and_what_is_left_sum_to_the_whole(whole: Fraction, parts: list[Fraction]) -> None:
    shares = [Share(part) for part in parts]
    found = combined([*shares, left(Share(whole), shares)])

    assert found == Share(whole)


@given(RATIOS, VOLUMES, st.lists(st.tuples(RATIOS, VOLUMES), max_size=12))
def test_ratios_recombine_through_numerators_and_denominators(
    target: Fraction, volume: Fraction, parts: list[tuple[Fraction, Fraction]]
) -> None:
    whole = Share(target * volume, volume)
    shares = [Share(ratio * size, size) for ratio, size in parts]
    rest = left(whole, shares)
    found = combined([*shares, rest])

    assert found is not None
    assert (found.value, found.denominator) == (target, volume)


@given(st.lists(st.tuples(RATIOS, VOLUMES), min_size=1, max_size=12))
def test_a_ratio_of_parts_is_no_average_of_ratios(parts: list[tuple[Fraction, Fraction]]) -> None:
    found = combined([Share(ratio * size, size) for ratio, size in parts])

    assert found is not None
    assert found.value == sum(r * v for r, v in parts) / sum(v for _, v in parts)


def of(company: Workspace, goal: str) -> Cascade:
    found = book(company)
    return cascade(found, found.goal(goal), Evidence.of(company, TODAY))


def test_sales_by_store_leave_what_nobody_was_given(agreed: Workspace) -> None:
    found = of(agreed, "sales")

    assert found.way == "sum"
    assert [part.goal.id for part in found.parts] == ["sales-eu", "sales-us"]
    assert found.unallocated == Share(Fraction(1000))
    # Both stores together are the company, so nothing came from elsewhere.
    assert found.elsewhere == Share(Fraction(0))
    assert found.findings == ()


def test_conversion_recombines_with_planned_visits_and_with_real_ones(agreed: Workspace) -> None:
    found = of(agreed, "cvr")
    (part,) = found.parts
    assert found.whole.planned is not None
    assert found.whole.actual is not None
    assert found.unallocated is not None
    assert found.elsewhere is not None
    assert part.planned is not None
    assert part.actual is not None

    # 150 visits a day of 2025 are planned for; Europe is given 40,000 of them.
    assert found.whole.planned.denominator == 150 * 365
    assert found.unallocated == Share(Fraction(2, 100) * 54750 - 1000, Fraction(14750))
    assert combined([part.planned, found.unallocated]) == found.whole.planned
    assert combined([part.actual, found.elsewhere]) == found.whole.actual
    assert part.actual.value == Fraction(2, 100)
    assert [f.code for f in found.findings] == ["parts_gap"]


def test_a_part_without_a_store_of_its_own_overlaps(agreed: Workspace) -> None:
    goal = replace(book(agreed).goal("sales-us"), where=())
    keep(agreed, Whole(goals={goal.id: goal}), "wrong", today=TODAY)

    assert [f.code for f in of(agreed, "sales").findings] == ["parts_overlap"]


def test_parts_that_come_to_more_than_the_whole_say_so(agreed: Workspace) -> None:
    goal = replace(book(agreed).goal("sales-us"), target=Decimal(40000))
    keep(agreed, Whole(goals={goal.id: goal}), "more", today=TODAY)
    found = of(agreed, "sales")

    assert found.unallocated == Share(Fraction(-10000))
    assert [f.code for f in found.findings] == ["over_allocated"]
    assert found.findings[0].text.en == "The parts come to 10,000.00 EUR more than the goal above."


def test_a_part_of_another_period_is_shown_and_not_counted(agreed: Workspace) -> None:
    goal = replace(book(agreed).goal("sales-us"), id="sales-us-h2", start=TODAY)
    keep(agreed, Whole(goals={goal.id: goal}), "half a year", today=TODAY)
    found = of(agreed, "sales")

    assert [(p.goal.id, p.counted) for p in found.parts][-1] == ("sales-us-h2", False)
    assert found.unallocated == Share(Fraction(1000))
    assert [f.code for f in found.findings] == ["parts_period"]


def test_a_goal_of_another_kpi_is_a_driver_and_no_part(agreed: Workspace) -> None:
    goal = replace(book(agreed).goal("visits"), parent="sales", strategy=None)
    keep(agreed, Whole(goals={goal.id: goal}), "drives", today=TODAY)
    found = of(agreed, "sales")

    assert [g.id for g in found.drivers] == ["visits"]
    assert found.unallocated == Share(Fraction(1000))
    (told,) = [f.text for f in found.findings if f.code == "driver"]
    assert (told.zh, told.en.split(":")[0]) == (
        "“visits”用另一个指标 会话数，是推动因素，不参与合计。", "“visits” is of another KPI, Sessions",
    )  # fmt: skip


def test_a_level_is_called_by_its_name_where_parts_do_not_make_it_up(agreed: Workspace) -> None:
    goal = replace(book(agreed).goal("cvr"), id="answers", kpi="response_time", direction="down", status="draft")
    part = replace(goal, id="answers-eu", parent="answers", strategy=None, where=(("store", ("eu",)),))
    keep(agreed, Whole(goals={goal.id: goal, part.id: part}), "watched", today=TODAY)
    (told,) = [f.text for f in of(agreed, "answers").findings if f.code == "parts_level"]

    assert told.zh.startswith("回复时长 是滚动值")
    assert told.en.startswith("Response time is trailing")
