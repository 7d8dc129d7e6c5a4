"""After the sale: returns, surveys, answers to messages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction

from tests.oracle.reference import facts as f
from tests.oracle.reference import sales
from tests.oracle.reference.moments import Moment, elapsed
from tests.oracle.reference.outcome import Outcome, median, quotient
from tests.oracle.reference.selecting import View


def return_rate(view: View) -> Outcome:
    """Share of the units of the period's orders that were asked to go back, whenever."""
    placed = [order for order in view.company.valid_orders if view.period.holds(order.day)]
    keys = {order.key for order in placed}
    back = [row for row in view.company.returns if (row.store, row.order_id) in keys]
    bought = view.without("reason").hits(line for order in placed for line in order.left_in)
    return quotient(_returned(view, back), sum(hit.row.quantity * hit.units for hit in bought))


def return_rate_period(view: View) -> Outcome:
    """Units asked to go back in the period per unit of the period."""
    rows = [
        row
        for row in view.company.returns
        if view.period.holds(row.requested.day) and not view.company.left_out(row.store, row.order_id)
    ]
    return quotient(_returned(view, rows), sales.units(view.without("reason")))


def _returned(view: View, rows: Iterable[f.Return]) -> int:
    return sum(hit.row.quantity * hit.units for hit in view.hits(rows))


def _scores(view: View, kind: str) -> list[int]:
    rows = (
        row
        for row in view.company.surveys
        if row.kind == kind
        and view.period.holds(row.answered.day)
        and not view.company.left_out(row.store, row.order_id)
    )
    return [hit.row.score for hit in view.hits(rows)]


def csat(view: View) -> Outcome:
    """Share of answers with 4 or 5."""
    scores = _scores(view, "csat")
    return quotient(len([score for score in scores if score in (4, 5)]), len(scores))


def nps(view: View) -> Outcome:
    """Promoters' share less detractors', times 100."""
    scores = _scores(view, "nps")
    promoters = len([score for score in scores if score in (9, 10)])
    detractors = len([score for score in scores if 0 <= score <= 6])
    return quotient(100 * (promoters - detractors), len(scores))


def response_time(view: View) -> Outcome:
    """Median hours that customers waited for an answer that is not automatic."""
    return median(hours for first, hours in _answered_runs(view) if view.period.holds(first.day))


def _answered_runs(view: View) -> list[tuple[Moment, Fraction]]:
    """The start of every answered run of customer messages, and how long its answer took."""
    talks: dict[tuple[str, str], list[f.Message]] = defaultdict(list)
    for hit in view.hits(view.company.messages):
        talks[hit.row.store, hit.row.conversation_id].append(hit.row)
    return [run for talk in talks.values() for run in _runs(view, talk)]


def _runs(view: View, talk: list[f.Message]) -> list[tuple[Moment, Fraction]]:
    """An automatic answer neither ends a run nor begins a new one."""
    runs: list[tuple[Moment, Fraction]] = []
    waiting: Moment | None = None
    for said in sorted(talk, key=lambda m: (m.at.start(view.company.zones[m.store]), m.message_id)):
        if said.direction == "in":
            waiting = waiting or said.at
        elif waiting and not said.automatic:
            runs.append((waiting, elapsed(waiting, said.at, timedelta(hours=1))))
            waiting = None
    return runs
