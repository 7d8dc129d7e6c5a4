"""Milestones are shaped like last year and come to the target exactly; progress is like for like."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helloword.goals import Goal, Milestone, book
from helloword.goals.changing import Aim, adjust
from helloword.goals.course import Shape, course_of, even, spans_of
from helloword.goals.evidence import Evidence, Kind
from helloword.goals.progress import Progress, courses_of, progress_of
from helloword.goals.waypoints import waypoints
from helloword.text import Text
from helloword.workspace import Workspace
from tests.goals.company import TODAY

YEAR = spans_of(date(2026, 1, 1), date(2026, 12, 31))
GOAL = Goal("g", Text("目标", "Goal"), "gross_sales", date(2026, 1, 1), date(2026, 12, 31), target=Decimal(100000))
POSITIVE = st.lists(st.integers(1, 10**6).map(Fraction), min_size=12, max_size=12)


def shaped(kind: Kind, tops: list[Fraction], bottoms: list[Fraction]) -> Shape:
    top, bottom = sum(tops), sum(bottoms)
    if kind == "additive":
        return Shape(kind, YEAR, tuple(t / top for t in tops), (Fraction(1),) * 12)
    pattern = tuple(t / b / (top / bottom) for t, b in zip(tops, bottoms, strict=True))
    return Shape(kind, YEAR, tuple(b / bottom for b in bottoms), pattern)


@given(st.sampled_from(["additive", "ratio"]), POSITIVE, POSITIVE, st.decimals("0.001", "99999", places=3))
def test_the_months_come_to_exactly_the_target(
    kind: Kind, tops: list[Fraction], bottoms: list[Fraction], target: Decimal
) -> None:
    course = course_of(replace(GOAL, target=target), (), shaped(kind, tops, bottoms), lambda g: g.target)
    assert course is not None

    assert course.expected(GOAL.start, GOAL.end) == Fraction(target)


@given(st.sampled_from(["additive", "ratio"]), POSITIVE, POSITIVE, st.dates(GOAL.start, date(2026, 12, 30)))
def test_both_sides_of_a_day_make_up_the_whole(
    kind: Kind, tops: list[Fraction], bottoms: list[Fraction], day: date
) -> None:
    shape = shaped(kind, tops, bottoms)
    course = course_of(GOAL, (), shape, lambda g: g.target)
    assert course is not None
    before, after = course.expected(GOAL.start, day), course.expected(day + (TODAY - date(2026, 6, 30)), GOAL.end)
    assert before is not None
    assert after is not None

    if kind == "additive":
        assert before + after == 100000
    else:
        weight = sum(s.weight * s.span.shared(GOAL.start, day) for s in course.steps)
        assert before * weight + after * (1 - weight) == 100000


def test_a_level_goes_in_steps_from_the_baseline() -> None:
    goal = replace(GOAL, baseline=Decimal(0), target=Decimal(12))
    course = course_of(goal, (), even("level", YEAR), lambda g: g.target)
    assert course is not None

    assert [step.value for step in course.steps] == list(range(1, 13))


def test_given_milestones_are_reached_on_their_days() -> None:
    given_days = (Milestone(date(2026, 6, 30), Decimal(40000)), Milestone(GOAL.end, Decimal(100000)))
    goal = replace(GOAL, shape="given", milestones=given_days).checked()
    course = course_of(goal, (), even("additive", YEAR), lambda g: g.target)
    assert course is not None

    assert course.expected(goal.start, date(2026, 6, 30)) == 40000
    assert course.expected(goal.start, goal.end) == 100000


def progress(company: Workspace, id: str, first: date | None = None, until: date | None = None) -> Progress:
    (found,) = progress_of([book(company).versions[id]], Evidence.of(company, TODAY), first, until)
    return found


def test_a_total_is_measured_against_last_years_share_of_the_same_days(agreed: Workspace) -> None:
    """Last year, a month's number of pieces came to 20 EUR a day in `eu`, and `us` to 100 EUR a day."""
    found = progress(agreed, "sales")
    before = sum(
        m * 20 * days for m, days in zip(range(1, 13), (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True)
    )
    half = sum(m * 20 * days for m, days in zip(range(1, 7), (31, 28, 31, 30, 31, 30), strict=True))

    assert found.measured == date(2026, 6, 30)
    # A month's number of pieces at 11 EUR twice a day, and five at 20 EUR once a day.
    assert found.actual == half * Decimal("1.1") + 100 * 181
    assert found.expected is not None
    assert Fraction(found.expected) == pytest.approx(Fraction(80000 * (half + 18100), before + 36500))


def test_a_ratio_counts_no_days_that_are_still_settling(agreed: Workspace) -> None:
    """Visits settle for three days."""
    assert progress(agreed, "cvr").measured == date(2026, 6, 27)


def test_a_part_of_a_period_is_judged_by_its_own_milestones(agreed: Workspace) -> None:
    first, until = date(2026, 1, 1), date(2026, 3, 31)
    found = progress(agreed, "sales", first, until)
    points = waypoints(book(agreed).versions["sales"], Evidence.of(agreed, TODAY))

    assert found.target == found.expected == points[2].expected_to_date
    assert found.actual == points[2].actual_to_date


def test_months_before_a_change_keep_what_they_had_and_the_rest_take_what_is_left(agreed: Workspace) -> None:
    before = waypoints(book(agreed).versions["sales"], Evidence.of(agreed, TODAY))
    adjust(agreed, "sales", Aim(Decimal(90000)), "a new store", TODAY, date(2026, 7, 1))
    after = waypoints(book(agreed).versions["sales"], Evidence.of(agreed, TODAY))

    assert [p.expected for p in after[:6]] == [p.expected for p in before[:6]]
    assert [p.version for p in after] == [1] * 6 + [2] * 6
    assert after[-1].expected_to_date == 90000
    assert after[6].expected is not None
    assert before[6].expected is not None
    assert after[6].expected > before[6].expected


def test_a_changed_ratio_holds_from_its_month_and_the_whole_is_weighted_by_volume(agreed: Workspace) -> None:
    adjust(agreed, "cvr", Aim(Decimal("0.03")), "new pages", TODAY, date(2026, 7, 1))
    found = book(agreed)
    courses = courses_of(found.goal("cvr"), found.versions["cvr"], Evidence.of(agreed, TODAY))
    assert courses.target is not None

    assert [s.value for s in courses.target.steps] == [Fraction(2, 100)] * 6 + [Fraction(3, 100)] * 6
    assert courses.target.expected(GOAL.start, GOAL.end) == Fraction(2, 100) * Fraction(181, 365) + Fraction(
        3, 100
    ) * Fraction(184, 365)


def test_without_last_year_the_months_are_even_and_it_says_so(agreed: Workspace) -> None:
    found = book(agreed)
    goal = replace(found.goal("sales"), start=date(2025, 1, 1), end=date(2025, 12, 31))
    courses = courses_of(goal, (replace(found.versions["sales"][0], goal=goal),), Evidence.of(agreed, TODAY))

    assert courses.shape.fallback == "no_last_year"
    assert courses.target is not None
    assert courses.target.steps[0].value == Fraction(80000 * 31, 365)


def test_a_goal_that_has_not_begun_has_no_attainment(agreed: Workspace) -> None:
    goal = replace(book(agreed).versions["visits"][0])
    (found,) = progress_of([(goal,)], Evidence.of(agreed, TODAY))

    assert (found.attainment, found.status, found.reason) == (None, "no_data", "not_begun")
