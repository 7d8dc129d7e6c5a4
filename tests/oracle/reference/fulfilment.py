"""Orders as wholes: defects, promises, transit, cancellations (edge 1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from tests.oracle.reference import facts as f
from tests.oracle.reference import sales
from tests.oracle.reference.company import Order
from tests.oracle.reference.moments import Moment, elapsed, latest, not_after
from tests.oracle.reference.outcome import Outcome, median, quotient
from tests.oracle.reference.selecting import View

When = Callable[[f.Line], Moment | None]


def odr(view: View) -> Outcome:
    """Share of the orders of 60 days that have a defect."""
    if not view.period.days_with_data:
        return Outcome(None, reason="no_data")
    days = (view.period.last - timedelta(days=59), view.period.last)
    orders = sales.orders_in(view, days)
    defects = {(row.store, row.order_id) for row in view.company.feedback if row.counts}
    return quotient(len([order for order in orders if order.key in defects]), len(orders))


def on_time_shipment(view: View) -> Outcome:
    """Share of promises to ship that the merchant kept."""
    return _kept(view, lambda o: [x for x in o.left_in if x.fulfilment == "merchant"], lambda x: x.ship_by, _shipped)


def on_time_delivery(view: View) -> Outcome:
    """Share of promises to deliver that were kept."""
    return _kept(view, lambda o: list(o.left_in), lambda x: x.promised, _delivered)


def _shipped(line: f.Line) -> Moment | None:
    return line.shipped


def _delivered(line: f.Line) -> Moment | None:
    return line.delivered


def _kept(view: View, lines_of: Callable[[Order], list[f.Line]], promise: When, done: When) -> Outcome:
    due = []
    for order in view.company.valid_orders:
        lines = lines_of(order)
        promised = [(promise(x), done(x)) for x in lines]
        pairs = [(by, at) for by, at in promised if by is not None]
        if pairs and view.has(order, lines) and _is_due(view, pairs):
            due.append(all(at is not None and not_after(at, by) for by, at in pairs))
    return quotient(due.count(True), len(due))


def _is_due(view: View, pairs: Iterable[tuple[Moment, Moment | None]]) -> bool:
    """By the latest promise's day; an unfulfilled one only up to the period's last day."""
    every = list(pairs)
    day = max(by.day for by, _ in every)
    fulfilled = all(at is not None for _, at in every)
    return view.period.holds(day) and (fulfilled or day <= view.period.last)


def transit_time(view: View) -> Outcome:
    """Median days from shipped to delivered, by delivered day."""
    times = []
    for order in view.company.valid_orders:
        shipped = [line.shipped for line in order.left_in if line.shipped]
        delivered = [line.delivered for line in order.left_in if line.delivered]
        whole = len(shipped) == len(delivered) == len(order.left_in)
        if whole and view.period.holds(latest(delivered).day) and view.has(order, order.left_in):
            times.append(elapsed(latest(shipped), latest(delivered), timedelta(days=1)))
    return median(times)


def cancel_rate(view: View) -> Outcome:
    """Share of all orders, whatever their status, that the seller cancelled."""
    orders = [
        order
        for order in view.company.orders.values()
        if view.period.holds(min(line.ordered.day for line in order.lines)) and view.has(order, order.lines)
    ]
    cancelled = [
        order
        for order in orders
        if any(line.status == "cancelled" and line.cancelled_by == "seller" for line in order.lines)
    ]
    return quotient(len(cancelled), len(orders))
