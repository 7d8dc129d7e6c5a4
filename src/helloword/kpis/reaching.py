"""How far a company's orders reach: the last day that is over, and the stores for which another is under way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from helloword.kpis.company import ground_of
from helloword.kpis.under_way import within
from helloword.lake.freshness import Freshness, freshness
from helloword.lake.snapshot import snapshot
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

ORDERS = "order_lines"


def under_way(workspace: Workspace, as_of: int | None = None) -> Mapping[str, datetime]:
    """The stores seen for which the last day with orders is not over, with the moment up to which each is known."""
    return _begun(workspace, freshness(workspace, snapshot(workspace, as_of)), as_of)


def whole_days(workspace: Workspace, as_of: int | None = None) -> tuple[Freshness, ...]:
    """Every source that is seen and has rows, each complete through the last of its days that is over."""
    known = freshness(workspace, snapshot(workspace, as_of))
    begun = _begun(workspace, known, as_of)
    return tuple(_whole(source, begun) for source in known)


def last_whole_day(workspace: Workspace) -> date | None:
    """The day that periods end on: the last with orders that is over, else whatever reaches furthest; None without data."""
    known = freshness(workspace, snapshot(workspace))
    last = max(_reached(_orders(known) or known).values(), default=None)
    begun = min((at.date() for at in _begun(workspace, known).values()), default=None)
    return last if last is None or begun is None else min(last, begun - ONE_DAY)


def _begun(workspace: Workspace, known: tuple[Freshness, ...], as_of: int | None = None) -> Mapping[str, datetime]:
    reached = _reached(_orders(known))
    if not reached:
        return {}
    found = within(ground_of(workspace, as_of).known_until, max(reached.values()))
    return {store: at for store, at in found if store in reached}


def _whole(source: Freshness, begun: Mapping[str, datetime]) -> Freshness:
    at = begun.get(source.store or "") if source.table == ORDERS else None
    day = source.complete_through
    return replace(source, complete_through=min(day, at.date() - ONE_DAY)) if day and at else source


def _orders(known: tuple[Freshness, ...]) -> tuple[Freshness, ...]:
    return tuple(source for source in known if source.table == ORDERS)


def _reached(known: tuple[Freshness, ...]) -> dict[str | None, date]:
    days: dict[str | None, date] = {}
    for source in known:
        if source.complete_through:
            days[source.store] = max(source.complete_through, days.get(source.store, source.complete_through))
    return days
