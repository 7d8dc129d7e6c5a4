"""The tour leads to what is going wrong now, each with a question that the KPI room answers."""

from __future__ import annotations

import shlex
from datetime import date

import pytest

from helloword.demo.stories import Stories
from helloword.demo.tour import Stop, stops
from helloword.kpis.asking import Asked, where_of
from helloword.kpis.catalogue import shipped
from helloword.scope import EVERYTHING
from helloword.server.filters import where_from

BORN = date(2026, 11, 24)
TOUR = stops(Stories.planted(BORN).events, BORN)


def test_it_tells_what_is_at_work_and_not_what_is_long_over() -> None:
    told = {stop.text.en.split()[0] for stop in TOUR}

    assert 5 <= len(TOUR) <= 9
    assert not told & {"More", "Nine"}  # than a year ago, months ago


@pytest.mark.parametrize("stop", TOUR, ids=lambda stop: stop.kpi)
def test_each_stop_can_be_asked(stop: Stop) -> None:
    words = shlex.split(stop.command)
    clauses = [words[i + 1] for i, word in enumerate(words) if word == "--where"]

    asked = Asked(shipped().kpis[stop.kpi], shipped(), (), where_of(where_from(clauses)), EVERYTHING)

    asked.check_slices()
    assert dict(asked.where) == {name: (value,) for name, value in stop.where}
