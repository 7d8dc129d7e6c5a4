"""Missing days and the calendar are told from business, and the three come to the change exactly."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from helloword.kpis.parts import Cell
from helloword.reviews.calendar import sale_on
from helloword.reviews.days import MISSING, WEEKDAYS, Day, beside_quotient, beside_sum

NUMBERS = st.fractions(min_value=0, max_value=500, max_denominator=20)


def day(weekday: int, top: int | Fraction, kind: str = "", bottom: int | Fraction = 0) -> Day:
    return Day(kind or str(weekday), weekday, Cell(Fraction(top), Fraction(bottom)))


def week(top: int, kinds: dict[int, str] | None = None, sale: int = 0) -> list[Day]:
    return [day(n, sale if (kinds or {}).get(n) else top, (kinds or {}).get(n, "")) for n in range(7)]


@st.composite
def sides(draw: st.DrawFn) -> tuple[list[Day], list[Day]]:
    kinds = st.sampled_from(["", "", "", "double_11", MISSING])
    days = st.lists(st.builds(day, st.integers(0, 6), NUMBERS, kinds, NUMBERS), max_size=12)
    return draw(days), draw(days)


def test_a_sale_before_and_none_now_is_the_calendars() -> None:
    found = beside_sum(week(100, {2: "double_11"}, sale=400), week(100))

    assert found.calendar == {"double_11": Fraction(-300)}
    assert found.all == -300


def test_a_fall_on_plain_days_is_business_even_beside_a_sale() -> None:
    then, now = week(100, {2: "double_11"}, sale=400), week(80)
    found = beside_sum(then, now)

    # The Wednesday would have been 100 at the level of before: 320 is the sale's, as plain days fell by a fifth.
    assert found.calendar == {"double_11": Fraction(-300)}
    assert sum(d.cell.top for d in now) - sum(d.cell.top for d in then) - found.all == 7 * -20


def test_one_more_sunday_is_the_calendars() -> None:
    then, now = week(100), [*week(100), day(6, 100)]

    assert beside_sum(then, now).calendar == {WEEKDAYS: Fraction(100)}


def test_days_that_the_source_has_not_brought_are_the_datas() -> None:
    then = [*week(100)[:5], day(5, 100, MISSING), day(6, 100, MISSING)]
    now = [*week(100)[:5], day(5, 0, MISSING), day(6, 0, MISSING)]
    found = beside_sum(then, now)

    assert found.data == -200
    assert found.calendar == {}


def test_a_quotient_that_only_had_more_of_a_good_day_did_not_change_its_business() -> None:
    then = [day(0, 1, bottom=100), day(6, 10, bottom=100)]
    now = [*then, day(6, 10, bottom=100)]
    change = Fraction(21, 300) - Fraction(11, 200)

    assert beside_quotient(then, now).calendar == {WEEKDAYS: change}


def test_with_as_many_of_each_weekday_what_they_weigh_is_business() -> None:
    then = [day(0, 1, bottom=100), day(6, 10, bottom=100)]
    now = [day(0, 1, bottom=100), day(6, 30, bottom=300)]

    assert beside_quotient(then, now).all == 0


def test_plain_days_that_did_not_change_leave_a_quotient_to_the_sale() -> None:
    then = [day(n, 1, bottom=100) for n in range(7)]
    now = [*then[:6], day(6, 30, "double_11", 600)]
    change = Fraction(36, 1200) - Fraction(7, 700)

    assert beside_quotient(then, now).calendar == {"double_11": change}


@given(sides())
def test_calendar_and_data_never_leave_a_gap(both: tuple[list[Day], list[Day]]) -> None:
    then, now = both
    found = beside_sum(then, now)
    usual = sum((d.cell.top for d in now), Fraction(0)) - sum((d.cell.top for d in then), Fraction(0))

    assert found.data + sum(found.calendar.values(), Fraction(0)) + (usual - found.all) == usual


@given(sides())
def test_days_alike_on_both_sides_leave_nothing_to_the_calendar(both: tuple[list[Day], list[Day]]) -> None:
    days = [d for d in both[0] if d.kind != MISSING]

    assert beside_sum(days, days).all == 0
    assert beside_quotient(days, days).all == 0


def test_sales_are_known_by_year_and_platform() -> None:
    friday = date(2026, 11, 27)

    assert [sale_on(friday + timedelta(days=n), "amazon") for n in (-1, 0, 3, 4)] == [
        None,
        "black_friday",
        "black_friday",
        None,
    ]
    assert sale_on(date(2026, 1, 1), "shopify") == "new_year"
    assert sale_on(date(2025, 7, 9), "shopify") is None
    assert sale_on(date(2025, 7, 9), "amazon") == "prime_day"
