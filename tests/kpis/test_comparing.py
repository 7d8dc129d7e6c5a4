"""Which days a period is compared with."""

from __future__ import annotations

from datetime import date

import pytest

from helloword.errors import InputError
from helloword.kpis.comparing import against_from, compared
from helloword.period import Grain, calendar

LAST = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("against", "grain", "start", "end", "wanted"),
    [
        ("weekday", "total", "2026-11-01", "2026-11-10", ["2026-10-18..2026-10-27"]),
        ("weekday", "total", "2026-10-26", "2026-11-22", ["2026-09-28..2026-10-25"]),
        ("weekday", "month", "2026-11-01", "2026-11-22", ["2026-10-04..2026-10-25"]),
        ("weekday", "day", "2026-11-01", "2026-11-02", ["2026-10-25..2026-10-25", "2026-10-26..2026-10-26"]),
        ("year-weekday", "total", "2026-11-01", "2026-11-10", ["2025-11-02..2025-11-11"]),
        ("event:2026-03-05", "total", "2026-11-01", "2026-11-10", ["2026-03-05..2026-03-14"]),
        ("event:2026-03-05", "day", "2026-11-01", "2026-11-02", ["2026-03-05..2026-03-05", "2026-03-06..2026-03-06"]),
        ("event:2026-03-05", "total", "2026-11-16", "2026-11-30", ["2026-03-05..2026-03-11"]),
    ],
)
def test_weekdays_meet_and_an_event_is_lined_up(
    against: str, grain: str, start: str, end: str, wanted: list[str]
) -> None:
    kind, event = against_from(against)
    first = date.fromisoformat(start)
    periods = calendar(Grain(grain), first, date.fromisoformat(end), LAST)
    assert kind is not None
    found = compared(kind, event, periods, first)

    assert [f"{p.first}..{p.until}" for p in found] == wanted
    if "weekday" in kind:
        assert [p.first.weekday() for p in found] == [p.first.weekday() for p in periods]


@pytest.mark.parametrize(
    "text", ["decade", "event", "event:", "event:2026-02-30", "event:20260305", "year:2026-03-05", ""]
)
def test_what_cannot_be_compared_with_is_told(text: str) -> None:
    with pytest.raises(InputError, match=r"such as event:2026-03-05"):
        against_from(text)
