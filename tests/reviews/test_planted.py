"""On the demo company the planted causes come first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from helloword.demo.stories import Stories
from helloword.period import Grain
from helloword.reviews.follow_ups import open_of
from helloword.reviews.keeping import entries, the_review
from helloword.workspace import Workspace
from tests.companies import PLANTED, TODAY, company
from tests.reviews.planted import place, shows_most

pytestmark = pytest.mark.slow

EVENTS = {event.id: event for event in Stories.planted(TODAY).events}
MOVES = [(event.id, move.kpi) for event in EVENTS.values() for move in event.moves]


@pytest.fixture(scope="module")
def planted(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    with company(request.config, PLANTED) as folder:
        yield Workspace.open(folder)


@pytest.mark.parametrize(("event", "kpi"), MOVES)
def test_the_planted_cause_is_named_first(planted: Workspace, event: str, kpi: str) -> None:
    """In the week or the month in which it shows most, among the causes that pull the KPI its way."""
    told = EVENTS[event]
    (move,) = [move for move in told.moves if move.kpi == kpi]
    spans = {grain: shows_most(planted, told, move, grain, TODAY) for grain in (Grain.WEEK, Grain.MONTH)}
    places = {s.name: place(planted, told, move, s) for s in spans.values() if s is not None}

    assert 1 in places.values(), places


def test_the_demo_has_reviews_to_read_and_follow_ups_to_close(planted: Workspace) -> None:
    written = entries(planted)
    newest = the_review(planted, written[0].id)

    assert {e.span.name for e in written if e.scope == "company"} == {"2026-W47", "2026-W46", "2026-10"}
    assert {e.scope for e in written if e.span.name == "2026-W47"} == {
        "company", "operations", "marketing", "service", "supply", "finance",
    }  # fmt: skip
    assert (newest.content.scope.id, newest.content.span.name) == ("company", "2026-W47")
    assert len(newest.content.carried) == len(open_of(planted)) == 3
    assert newest.content.deviations
