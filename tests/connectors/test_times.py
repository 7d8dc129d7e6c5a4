"""Instants keep their zone, days are the store's, and dates that can be read two ways are asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from helloword.connectors.staging import Answers
from helloword.errors import FileFormatError
from tests.connectors.company import Company, table

# store | as written | instant in UTC | day in the store
INSTANTS = """
    us | 2026-03-04                       | -                         | 2026-03-04
    us | 2026/3/4                         | -                         | 2026-03-04
    us | 2026-03-04T00:00:00              | 2026-03-04 08:00:00+00    | 2026-03-04
    us | 2026-03-04 23:59                 | 2026-03-05 07:59:00+00    | 2026-03-04
    us | 2026/3/4 8:05:30                 | 2026-03-04 16:05:30+00    | 2026-03-04
    us | 2026-03-04T07:59:59Z             | 2026-03-04 07:59:59+00    | 2026-03-03
    us | 2026-03-04T08:00:00Z             | 2026-03-04 08:00:00+00    | 2026-03-04
    us | 2026-03-04T08:00:00.250+08:00    | 2026-03-04 00:00:00.25+00 | 2026-03-03
    us | 2026-03-04 08:00:00 +0800        | 2026-03-04 00:00:00+00    | 2026-03-03
    us | 2026-03-04T08:00:00-08           | 2026-03-04 16:00:00+00    | 2026-03-04
    us | 2026-03-04 08:00:00 UTC          | 2026-03-04 08:00:00+00    | 2026-03-04
    cn | 2026-03-04T00:30:00              | 2026-03-03 16:30:00+00    | 2026-03-04
    cn | 2026-03-03T16:30:00Z             | 2026-03-03 16:30:00+00    | 2026-03-04
    eu | 2026-03-29T01:59:00              | 2026-03-29 00:59:00+00    | 2026-03-29
    eu | 2026-03-29T02:30:00              | 2026-03-29 01:30:00+00    | 2026-03-29
    eu | 2026-03-29T03:30:00              | 2026-03-29 01:30:00+00    | 2026-03-29
    eu | 2026-10-25T01:30:00              | 2026-10-24 23:30:00+00    | 2026-10-25
    eu | 2026-10-25T02:30:00              | 2026-10-25 00:30:00+00    | 2026-10-25
    eu | 2026-10-25T02:30:00+02:00        | 2026-10-25 00:30:00+00    | 2026-10-25
    eu | 2026-10-25T02:30:00+01:00        | 2026-10-25 01:30:00+00    | 2026-10-25
    us | 2026-11-01T00:30:00              | 2026-11-01 07:30:00+00    | 2026-11-01
    us | 2026-11-02T07:30:00Z             | 2026-11-02 07:30:00+00    | 2026-11-01
    us | 2028-02-29T12:00:00              | 2028-02-29 20:00:00+00    | 2028-02-29
"""
NO_INSTANTS = [
    "yesterday", "2026-02-29", "2026-13-01", "2026-03-04T25:00:00", "2026-03-04T08:00:00 PST", "1026-03-04",
    "2026-03-04T08:00:00+25:00", "2026-03-04 noon", "46085", "20260304", "2026-03-04T", "3/4/26", "9999-12-31",
]  # fmt: skip
NO_MONTHS = ["2026-13", "2026-02-15", "Feb 2026", "2026", "02/2026"]


def fees(days: Sequence[str], stores: Sequence[str] = (), prefix: str = "F") -> str:
    rows = [
        f"{prefix}-{n:02},{store},{day},other,1.00,USD"
        for n, (day, store) in enumerate(zip(days, stores or ["us"] * len(days), strict=True))
    ]
    return "\n".join(["fee_id,store,posted_at,type,amount,currency", *rows])


def days(company: Company, prefix: str = "F") -> list[str]:
    return [day for fee, day in company.rows("fees", "fee_id", "posted_day") if fee.startswith(f"{prefix}-")]


def test_instants_and_days_are_those_of_the_store(company: Company) -> None:
    cases = [[cell.strip() for cell in line.split("|")] for line in INSTANTS.strip().splitlines()]
    stores, written, at, day = zip(*cases, strict=True)
    company.load(fees(written, stores))
    read = [row[1:] for row in company.rows("fees", "fee_id", "posted_at", "posted_day")]

    assert list(zip(written, read, strict=True)) == [
        (text, expected) for text, expected in zip(written, zip(at, day, strict=True), strict=True)
    ]


def test_what_is_no_time_is_rejected_and_said(company: Company) -> None:
    company.load(fees([*NO_INSTANTS, "2026-03-04"]))
    company.load("month,type,amount,currency\n" + "".join(f"{m},rent,1,EUR\n" for m in [*NO_MONTHS, "2026-02-01"]))

    assert [(r.column, r.value, r.code) for r in company.rejected()] == [
        *(("posted_at", value, "not_instant") for value in NO_INSTANTS),
        *(("month", value, "not_month") for value in NO_MONTHS),
    ]
    assert days(company) == ["2026-03-04"]
    assert company.rows("overheads", "month_start") == [("2026-02-01",)]


def test_times_without_a_store_are_those_of_the_company(company: Company) -> None:
    company.load(table("""
        po_id | line_id | supplier | sku | ordered_at           | promised_at         | quantity | unit_cost | currency
        P-1   | 1       | S        | A   | 2026-03-03T17:00:00Z | 2026-03-04T00:30:00 | 1        | 1.50      | CNY
    """), store="us")  # fmt: skip

    assert company.rows("purchase_orders", "ordered_day", "promised_at", "promised_day") == [
        ("2026-03-04", "2026-03-03 16:30:00+00", "2026-03-04")
    ]


@pytest.mark.parametrize("written", ["03/04/2026", "3.4.2026", "03-04-2026", "03/04/2026 10:00:00"])
def test_a_date_that_can_be_read_two_ways_is_asked_and_answered(written: str, shared: Company) -> None:
    with pytest.raises(FileFormatError, match=r"line 2, posted_at: .* say --dates dmy or --dates mdy") as asked:
        shared.load(fees([written, "05/06/2026"], prefix="A"))
    read = []
    for order in ("dmy", "mdy"):
        shared.load(fees([written, "05/06/2026"], prefix="A"), f"{order}.csv", answers=Answers(dates=order))  # type: ignore[arg-type]
        read.append(days(shared, "A")[0])

    assert asked.value.code == "ask_dates"
    assert read == ["2026-04-03", "2026-03-04"]


def test_one_date_that_tells_settles_the_others(shared: Company) -> None:
    shared.load(fees(["03/04/2026", "31/12/2026"], prefix="B"), "b.csv")
    shared.load(fees(["03/04/2026", "12/31/2026"], prefix="C"), "c.csv")

    assert days(shared, "B") == ["2026-04-03", "2026-12-31"]
    assert days(shared, "C") == ["2026-03-04", "2026-12-31"]


def test_dates_that_contradict_are_refused_with_both_places(company: Company) -> None:
    file = fees(["31/12/2026", "05/06/2026", "12/31/2026"])
    with pytest.raises(FileFormatError, match=r"31/12/2026 in line 2 is day/month, 12/31/2026 in line 4 is month/day"):
        company.load(file)
    done = company.load(file, answers=Answers(dates="dmy"))

    assert (done.new, done.rejected) == (2, 1)
    assert company.reasons() == [(4, "posted_at", "not_instant")]


def test_dates_with_the_year_in_front_need_no_answer_beside_others(shared: Company) -> None:
    shared.load(fees(["2026-03-04", "25.12.2026", "04.03.2026"], prefix="D"), "d.csv")

    assert days(shared, "D") == ["2026-03-04", "2026-12-25", "2026-03-04"]
