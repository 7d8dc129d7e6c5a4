"""Where a planted event shows most, and the place that a review's causes give it there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from helloword.demo.truth import Event, Kind, Move
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.period import Grain, start_of
from helloword.reviews.causes import causes_of
from helloword.reviews.gathering import Ledger
from helloword.reviews.node import Node
from helloword.reviews.spans import Span
from helloword.workspace import Workspace

AFTER = timedelta(days=7)
DEEP = 3
"""Causes, and parts of each, that are looked at for the planted slice."""


def shows_most(workspace: Workspace, event: Event, move: Move, grain: Grain, today: date) -> Span | None:
    """The week or month of the event in which its slice's own value moved most against the one before."""
    last = Span(grain, start_of(grain, (event.last or today) + AFTER)).end
    until = min(today - timedelta(days=1), last)
    first = Span(grain, start_of(grain, event.first))
    start = first.before("previous").start
    where = {name: (value,) for name, value in move.where}
    found = answer(workspace, Query((move.kpi,), (), grain, start, until, where)).readings
    values = {r.period.start: r.value for r in found if r.complete}
    sign = 1 if move.direction == "up" else -1
    moved: dict[date, Decimal] = {}
    for at, value in values.items():
        before = values.get(Span(grain, at).before("previous").start)
        if value is not None and before is not None and at >= first.start and Span(grain, at).end >= event.shows:
            moved[at] = sign * (value - before)
    at = max(moved, key=lambda day: moved[day], default=None)
    return None if at is None or moved[at] <= 0 else Span(grain, at)


def place(workspace: Workspace, event: Event, move: Move, span: Span) -> int | None:
    """Which of the business causes, counted from 1, is the planted slice; None when it is none of the first."""
    ledger = Ledger.of(workspace, span)
    ledger.prepare((move.kpi,))
    wanted = set(move.where)
    if event.kind is Kind.BROKEN_STAGE and move.kpi in ("cvr", "cart_abandonment"):
        wanted.add(("stage", event.subject))
    ways = _ways(causes_of(ledger, move.kpi, "previous").business[:DEEP])
    return next((at for at, way in ways if wanted <= way), None)


def _ways(causes: Sequence[Node]) -> Iterator[tuple[int, set[tuple[str, str]]]]:
    """Each cause, and each with one of its first parts; a cause named first whose first part is meant counts as first."""
    for at, cause in enumerate(causes, 1):
        yield at, {(cause.name, cause.value)}
        for below, part in enumerate(cause.parts[:DEEP], 1):
            yield max(at, below), {(cause.name, cause.value), (part.name, part.value)}
