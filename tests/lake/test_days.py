"""Which day a moment falls on is the store's own matter, through clock changes and month ends."""

from __future__ import annotations

from decimal import Decimal

import pytest

from helloword.lake.importing import import_file
from helloword.period import Grain
from helloword.workspace import Workspace
from tests.lake.company import ORDER, company, values, write_lines

# Store, moment as a file has it, and the store's day by a wall clock. Berlin skips 02:00-03:00 on 2026-03-29 and has
# it twice on 2026-10-25; Los Angeles does so on 2026-03-08 and 2026-11-01.
MOMENTS = (
    ("us", "2026-01-31T23:30:00-08:00", "2026-01-31"),
    ("us", "2026-02-01T07:59:59Z", "2026-01-31"),
    ("us", "2026-02-01T08:00:00Z", "2026-02-01"),
    ("us", "2026-02-01T00:30:00+08:00", "2026-01-31"),
    ("us", "2026-03-08T09:59:59Z", "2026-03-08"),
    ("us", "2026-03-09T06:59:59Z", "2026-03-08"),
    ("us", "2026-03-09T07:00:00Z", "2026-03-09"),
    ("us", "2026-11-02T07:59:59Z", "2026-11-01"),
    ("us", "2026-11-02T08:00:00Z", "2026-11-02"),
    ("us", "2026-12-31T23:59:59", "2026-12-31"),
    ("eu", "2026-03-28T23:00:00Z", "2026-03-29"),
    ("eu", "2026-03-29T21:59:59Z", "2026-03-29"),
    ("eu", "2026-03-29T22:00:00Z", "2026-03-30"),
    ("eu", "2026-10-24T22:00:00Z", "2026-10-25"),
    ("eu", "2026-10-25T22:59:59Z", "2026-10-25"),
    ("eu", "2026-10-25T23:00:00Z", "2026-10-26"),
    ("eu", "2026-10-25T02:30:00", "2026-10-25"),
    ("eu", "2026-03-29T02:30:00", "2026-03-29"),
    ("eu", "2026-01-31T23:30:00-08:00", "2026-02-01"),
    ("eu", "2026-05-31", "2026-05-31"),
    ("jp", "2026-01-31T14:59:59Z", "2026-01-31"),
    ("jp", "2026-01-31T15:00:00Z", "2026-02-01"),
    ("np", "2026-02-28T18:14:59Z", "2026-02-28"),
    ("np", "2026-02-28T18:15:00Z", "2026-03-01"),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("days")
    workspace = company(folder)
    workspace.add_store("jp", "amazon", "JP", "JPY", "Asia/Tokyo")
    workspace.add_store("np", "shopify", "NP", "USD", "Asia/Kathmandu")
    lines = [
        {"store": store, "order_id": f"o{n}", "ordered_at": at, "quantity": 10**n % 997 + 1}
        for n, (store, at, _) in enumerate(MOMENTS)
    ]
    result = import_file(workspace, write_lines(folder / "orders.csv", lines, ORDER))
    assert (result.read, result.rejected) == (len(MOMENTS), 0)
    return workspace


def expected(length: int, suffix: str) -> dict[tuple[str, str, str], Decimal]:
    """Units by first day of a period and by store, added up by hand from the wall clock's days."""
    found: dict[tuple[str, str, str], Decimal] = {}
    for n, (store, _, day) in enumerate(MOMENTS):
        key = ("units", day[:length] + suffix, store)
        found[key] = found.get(key, Decimal(0)) + 10**n % 997 + 1
    return found


def test_every_moment_counts_on_the_day_of_its_store(workspace: Workspace) -> None:
    found = values(workspace, "units", grain=Grain.DAY, by=("store",))

    assert {key: number for key, number in found.items() if number} == expected(10, "")


def test_every_moment_counts_in_the_month_of_its_store(workspace: Workspace) -> None:
    found = values(workspace, "units", grain=Grain.MONTH, by=("store",))

    assert {key: number for key, number in found.items() if number} == expected(7, "-01")


def test_a_total_over_stores_adds_the_days_of_each(workspace: Workspace) -> None:
    by_day: dict[str, Decimal] = {}
    for (_, day, _), number in expected(10, "").items():
        by_day[day] = by_day.get(day, Decimal(0)) + number
    found = values(workspace, "units", grain=Grain.DAY)

    assert {day: number for (_, day, _), number in found.items() if number} == by_day
