"""When something is due: over the days when clocks move, ends of months, and time zones with other days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from helloword.errors import InputError
from helloword.period import Grain
from helloword.subscriptions.schedule import Every, Schedule
from helloword.subscriptions.view import View


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


# A schedule, a moment, when it was last due by then, and when it is due next; moments in UTC.
CASES = {
    "daily, before it is due today": (("day", "08:00", "Europe/Berlin"), "2026-01-10 06:59", "2026-01-09 07:00", "2026-01-10 07:00"),
    "daily, at the very moment": (("day", "08:00", "Europe/Berlin"), "2026-01-10 07:00", "2026-01-10 07:00", "2026-01-11 07:00"),
    "daily, summer time begins: an hour earlier in UTC": (("day", "08:00", "Europe/Berlin"), "2026-03-29 05:00", "2026-03-28 07:00", "2026-03-29 06:00"),
    "daily, a time that the clocks skip is due an hour later": (("day", "02:30", "Europe/Berlin"), "2026-03-29 01:00", "2026-03-28 01:30", "2026-03-29 01:30"),
    "daily, and the day after at its own time again": (("day", "02:30", "Europe/Berlin"), "2026-03-29 02:00", "2026-03-29 01:30", "2026-03-30 00:30"),
    "daily, a time that comes twice is due the first time": (("day", "02:30", "Europe/Berlin"), "2026-10-25 00:31", "2026-10-25 00:30", "2026-10-26 01:30"),
    "daily, and not the second": (("day", "02:30", "Europe/Berlin"), "2026-10-25 01:31", "2026-10-25 00:30", "2026-10-26 01:30"),
    "daily in New York when its clocks go back": (("day", "08:00", "America/New_York"), "2026-11-01 12:59", "2026-10-31 12:00", "2026-11-01 13:00"),
    "daily in Shanghai, where no clock moves and it is tomorrow": (("day", "08:00", "Asia/Shanghai"), "2026-03-28 23:59", "2026-03-28 00:00", "2026-03-29 00:00"),
    "daily on an island a day ahead": (("day", "00:10", "Pacific/Kiritimati"), "2026-06-01 10:09", "2026-05-31 10:10", "2026-06-01 10:10"),
    "workdays, on a Saturday": (("week", "08:00", "Europe/London", (1, 2, 3, 4, 5)), "2026-03-28 12:00", "2026-03-27 08:00", "2026-03-30 07:00"),
    "Sundays alone, the night the clocks move": (("week", "01:30", "Europe/London", (7,)), "2026-03-29 00:59", "2026-03-22 01:30", "2026-03-29 01:30"),
    "Mondays in Los Angeles, Tuesday in UTC": (("week", "20:00", "America/Los_Angeles", (1,)), "2026-11-03 03:00", "2026-10-27 03:00", "2026-11-03 04:00"),
    "the 31st in a month of 30 days": (("month", "09:00", "Europe/Berlin", (), 31), "2026-04-30 12:00", "2026-04-30 07:00", "2026-05-31 07:00"),
    "the 30th in February": (("month", "09:00", "Europe/Berlin", (), 30), "2026-03-01 00:00", "2026-02-28 08:00", "2026-03-30 07:00"),
    "the 29th in a leap year": (("month", "09:00", "Asia/Shanghai", (), 29), "2028-02-29 01:00", "2028-02-29 01:00", "2028-03-29 01:00"),
    "the 1st over the year's end": (("month", "00:00", "Asia/Shanghai", (), 1), "2026-12-31 15:59", "2026-11-30 16:00", "2026-12-31 16:00"),
}  # fmt: skip


@pytest.mark.parametrize(("told", "now", "last", "following"), CASES.values(), ids=CASES)
def test_due(told: tuple[object, ...], now: str, last: str, following: str) -> None:
    schedule = Schedule(*told).checked()  # type: ignore[arg-type]

    assert (schedule.last_due(at(now)), schedule.next_due(at(now))) == (at(last), at(following))


@pytest.mark.parametrize("every", ["day", "week", "month"])
def test_over_two_years_every_due_time_comes_once_and_in_order(every: Every) -> None:
    schedule = Schedule(every, "02:30", "America/New_York", (1, 7), 31).checked()
    moment, found = at("2026-01-01 00:00"), []
    while moment < at("2028-01-01 00:00"):
        moment = schedule.next_due(moment)
        found.append(moment)

    assert [schedule.last_due(each) for each in found] == found
    assert found == sorted(set(found))
    assert len(found) == {"day": 731, "week": 209, "month": 25}[every]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (("day", "8:00", "Europe/Berlin"), "subscription_time"),
        (("day", "24:00", "Europe/Berlin"), "subscription_time"),
        (("day", "08:00", "Mars"), "unknown_timezone"),
        (("week", "08:00", "UTC"), "subscription_weekdays"),
        (("week", "08:00", "UTC", (0,)), "subscription_weekdays"),
        (("month", "08:00", "UTC"), "subscription_day"),
        (("month", "08:00", "UTC", (), 32), "subscription_day"),
    ],
)
def test_what_cannot_be_kept_to_is_refused(told: tuple[object, ...], code: str) -> None:
    with pytest.raises(InputError) as refused:
        Schedule(*told).checked()  # type: ignore[arg-type]
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("period", "grain", "first", "until"),
    [
        ("7d", "total", "2026-03-25", "2026-03-31"),
        ("28d", "total", "2026-03-04", "2026-03-31"),
        ("month", "month", "2026-03-01", "2026-03-31"),
        ("last-month", "month", "2026-02-01", "2026-02-28"),
        ("quarter", "quarter", "2026-01-01", "2026-03-31"),
        ("year", "year", "2026-01-01", "2026-03-31"),
        ("2026-01-05..2026-01-06", "total", "2026-01-05", "2026-01-06"),
    ],
)
def test_periods_are_the_same_days_as_on_the_board(period: str, grain: str, first: str, until: str) -> None:
    span = View(period).checked().span(date(2026, 3, 31))

    assert (span.grain, str(span.first), str(span.until)) == (Grain(grain), first, until)


@pytest.mark.parametrize("period", ["", "5d", "2026-01-06..2026-01-05", "2026-02-30..2026-03-01"])
def test_a_period_that_no_board_has_is_refused(period: str) -> None:
    with pytest.raises(InputError, match="is no period of a board"):
        View(period).checked()
