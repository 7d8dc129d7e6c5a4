"""Traffic and the funnel."""

from __future__ import annotations

from tests.oracle.reference import facts as f
from tests.oracle.reference import sales
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.selecting import Hit, View


def traffic(view: View) -> list[Hit[f.Visit]]:
    """Traffic rows of the period."""
    return list(view.seen(row for row in view.company.traffic if view.period.holds(row.date)))


def sessions(view: View) -> int:
    """All sessions from traffic."""
    return sum(hit.row.sessions * hit.sign for hit in traffic(view))


def sessions_from(view: View, source: str) -> int:
    """Sessions from one source."""
    return sum(hit.row.sessions * hit.sign for hit in traffic(view) if hit.row.source == source)


def organic_share(view: View) -> Outcome:
    """Organic sessions per session."""
    return quotient(sessions_from(view, "organic"), sessions(view))


def funnel(view: View) -> list[f.Step]:
    """Funnel rows of the period."""
    return [hit.row for hit in view.hits(row for row in view.company.funnel if view.period.holds(row.date))]


def abandonment(view: View, earlier: str, later: str) -> Outcome:
    """Share of those at one step who did not reach a later one; rows that lack either count are left out."""
    counts = [(row.counts[earlier], row.counts[later]) for row in funnel(view)]
    known = [(before, after) for before, after in counts if before is not None and after is not None]
    return quotient(sum(before - after for before, after in known), sum(before for before, _ in known))


def passing(view: View, earlier: str, later: str) -> Outcome:
    """Share of those at one step who reached the next; rows that lack either count are left out."""
    counts = [(row.counts[earlier], row.counts[later]) for row in funnel(view)]
    known = [(before, after) for before, after in counts if before is not None and after is not None]
    return quotient(sum(after for _, after in known), sum(before for before, _ in known))


def cvr(view: View) -> Outcome:
    """Purchases per session, from the funnel; orders per session for stores without a funnel row in the period."""
    with_funnel = {row.store for row in view.company.funnel if view.period.holds(row.date)}
    bought = sum(row.counts["purchases"] or 0 for row in funnel(view))
    visits = sum(row.counts["sessions"] or 0 for row in funnel(view))
    ordered = len([order for order in sales.orders_in(view) if order.key[0] not in with_funnel])
    visited = sum(hit.row.sessions * hit.sign for hit in traffic(view) if hit.row.store not in with_funnel)
    return quotient(bought + ordered, visits + visited)
