"""On the demo company the planted causes come first; where they do not, that is stated, too."""

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
FIRST = {
    "filters-held": ("keyword_rank",),
    "lamps-late": ("supplier_otd",),
    "leaking-batch": ("return_rate",),
    "tired-creative": ("roas",),
    "payment-broken": ("cart_abandonment_payment", "cart_abandonment", "cvr"),
    "parcels-slow": ("odr",),
    "answers-slow": ("response_time", "csat"),
    "shipping-rates-missing": ("cart_abandonment_shipping",),
    "sensors-late": ("supplier_otd",),
    "knives-held": ("keyword_rank",),
}
"""KPIs whose first business cause is the planted slice, in the week or the month in which it shows most.

Not among the 19 of the truth: the bid that was too high three months ago; the dead link, which stands third in the week in which
the tired creative stands first (on the draw of two days later it is the other way round); the stock-outs and units of FL-08,
which do not show in a whole week of this draw yet (two days later its stock-outs are named first and its units second); and the
stock-outs and units of KN-2 more than a year ago, which drown in those of all other products.
"""


@pytest.fixture(scope="module")
def planted(request: pytest.FixtureRequest) -> Iterator[Workspace]:
    with company(request.config, PLANTED) as folder:
        yield Workspace.open(folder)


@pytest.mark.parametrize(("event", "kpi"), [(event, kpi) for event, kpis in FIRST.items() for kpi in kpis])
def test_the_planted_cause_is_named_first(planted: Workspace, event: str, kpi: str) -> None:
    told = EVENTS[event]
    (move,) = [move for move in told.moves if move.kpi == kpi]
    spans = {grain: shows_most(planted, told, move, grain, TODAY) for grain in (Grain.WEEK, Grain.MONTH)}
    places = {s.name: place(planted, told, move, s) for s in spans.values() if s is not None}

    assert 1 in places.values(), places


def test_most_of_what_is_planted_is_named_first() -> None:
    moves = sum(len(event.moves) for event in EVENTS.values())

    assert (sum(map(len, FIRST.values())), moves) == (13, 19)


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
