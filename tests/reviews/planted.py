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
OF_CAMPAIGNS = (Kind.TIRED_CAMPAIGN, Kind.DEAD_LINK)


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
        if value is not None and before is not None and _at_work(event, Span(grain, at), until):
            moved[at] = sign * (value - before)
    at = max(moved, key=lambda day: moved[day], default=None)
    return None if at is None or moved[at] <= 0 else Span(grain, at)


def _at_work(event: Event, span: Span, until: date) -> bool:
    """Whether the cause was at work on half of a period's days, or the period holds half of the days of the cause."""
    last = event.last or until
    days = (min(span.end, last) - max(span.start, event.first)).days + 1
    return 2 * days >= min((span.end - span.start).days, (last - event.first).days) + 1


def place(workspace: Workspace, event: Event, move: Move, span: Span) -> int | None:
    """Which of the causes that pull its way, counted from 1, is the planted slice; None when it is not among them.

    A part of a cause counts as a reader comes upon it, and as it stands among the parts of all causes: what one product lost
    is the first loss of all, though its store sold more.
    """
    ledger = Ledger.of(workspace, span)
    ledger.prepare((move.kpi,))
    # A campaign is one store's, whose name says nothing more.
    wanted = {(name, value) for name, value in move.where if name != "store" or event.kind not in OF_CAMPAIGNS}
    if event.kind is Kind.BROKEN_STAGE and move.kpi in ("cvr", "cart_abandonment"):
        wanted.add(("stage", event.subject))
    business, sign = causes_of(ledger, move.kpi, "previous").business, 1 if move.direction == "up" else -1
    causes, parts = (
        _pulling(business, sign),
        _pulling([part for node in business for part in node.parts or (node,)], sign),
    )
    found = [max(at, parts_at) for at, parts_at, way in _read(causes, sign) if wanted <= way]
    found += [
        at
        for at, part in enumerate(parts, 1)
        if any(part in node.parts and wanted <= {_named(node), _named(part)} for node in business)
    ]
    return min(found, default=None)


def _read(causes: Sequence[Node], sign: int) -> Iterator[tuple[int, int, set[tuple[str, str]]]]:
    for at, cause in enumerate(causes, 1):
        yield at, at, {_named(cause)}
        for below, part in enumerate(_pulling(cause.parts, sign), 1):
            yield at, below, {_named(cause), _named(part)}


def _pulling(nodes: Sequence[Node], sign: int) -> list[Node]:
    """What pulls one way, the strongest first; many small ones together are nobody's cause."""
    pulling = (node for node in nodes if sign * node.change > 0 and node.kind not in ("others", "rest", "mix"))
    return sorted(pulling, key=lambda node: -abs(node.change))


def _named(node: Node) -> tuple[str, str]:
    return node.name, node.value
