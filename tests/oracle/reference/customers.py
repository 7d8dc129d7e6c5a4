"""People: new, coming back, and what they are worth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction

from tests.oracle.reference import facts as f
from tests.oracle.reference import sales
from tests.oracle.reference.company import Order
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.selecting import Hit, View


def new_customers(view: View) -> list[Order]:
    """First-ever orders that fall in the period and slice, one a customer."""
    firsts = [orders[0] for orders in view.company.orders_of.values()]
    return [order for order in firsts if view.period.holds(order.day) and view.has(order, order.left_in)]


def repeat_rate(view: View) -> Outcome:
    """Share of the period's customers who have ordered twice by its end."""
    customers = {order.customer for order in sales.orders_in(view) if order.customer}
    back = [customer for customer in customers if _orders_by_end(view, customer) >= 2]
    return quotient(len(back), len(customers))


def _orders_by_end(view: View, customer: str) -> int:
    return len([order for order in view.company.orders_of[customer] if order.day <= view.period.last])


def clv(view: View) -> Outcome:
    """What the customers won in the period brought within 365 days of their first order, per customer."""
    return quotient(_worth(view.whole, first_year_orders(view)), len(new_customers(view)))


def first_year_orders(view: View) -> list[Order]:
    """The orders, in any store, of the period's new customers from their first day through day 365."""
    return [
        order
        for first in new_customers(view)
        for order in view.company.orders_of[first.customer]
        if order.day <= first.day + timedelta(days=365)
    ]


def _worth(view: View, orders: Iterable[Order]) -> Fraction:
    lines = lines_of(view, orders)
    keys = {(hit.row.store, hit.row.order_id) for hit in lines}
    refunds = [row for row in view.company.refunds if (row.store, row.order_id) in keys]
    paid = sales.gross_of(view, lines) - sales.discounts_of(view, lines)
    return paid - sales.refunds_of(view, refunds) - sales.cogs_of(view, lines)


def lines_of(view: View, orders: Iterable[Order]) -> list[Hit[f.Line]]:
    """All lines left in of these orders."""
    return list(view.hits(line for order in orders for line in order.left_in))
