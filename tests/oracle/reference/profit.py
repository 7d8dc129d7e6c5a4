"""From net sales down to net profit."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from tests.oracle.reference import sales
from tests.oracle.reference.advertising import ad_spend
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.periods import span_of
from tests.oracle.reference.selecting import View


def gross_profit(view: View) -> Fraction:
    """Net sales less the cost of goods."""
    return sales.net_sales(view) - sales.cogs(view)


def fees(view: View) -> Fraction:
    """Fees and credits, by posted day."""
    posted = (fee for fee in view.company.fees if view.period.holds(fee.posted.day))
    return sales.total(
        view.money(hit, hit.row.amount, hit.row.currency, hit.row.posted.day) for hit in view.hits(posted)
    )


def contribution_profit(view: View) -> Fraction:
    """Gross profit and shipping income less fees and ads."""
    return gross_profit(view) + sales.shipping_income(view) - fees(view) - ad_spend(view)


def net_profit(view: View) -> Fraction:
    """Contribution less overheads."""
    return contribution_profit(view) - overheads(view)


def overheads(view: View) -> Fraction:
    """Overheads of each asked day at that day's rate, as much of them as falls to the slice."""
    return sales.total(_of_day(view, day) * _part(view, day) for day in view.period.days if has_overheads(view, day))


def has_overheads(view: View, day: date) -> bool:
    """Whether the day bears any, be they of zero."""
    return any(row.month == day.replace(day=1) for row in view.company.overheads)


def _of_day(view: View, day: date) -> Fraction:
    month, last = span_of("month", day)
    days = (last - month) // timedelta(days=1) + 1
    return sales.total(
        view.company.rates.convert(row.amount / days, row.currency, day, view.currency)
        for row in view.company.overheads
        if row.month == month
    )


def _part(view: View, day: date) -> Fraction:
    if not view.keep or _of_day(view, day) == 0:
        return Fraction(1)
    if not view.keeps_unallocated and not view.lines((day, day)):
        return Fraction(0)
    company = sales.gross_sales(view.whole, (day, day))
    if company == 0:
        return Fraction(1 if view.keeps_unallocated else 0)
    return sales.gross_sales(view, (day, day)) / company


def gross_margin(view: View) -> Outcome:
    """Gross profit over net sales."""
    return quotient(gross_profit(view), sales.net_sales(view))


def contribution_margin(view: View) -> Outcome:
    """Contribution profit over net sales."""
    return quotient(contribution_profit(view), sales.net_sales(view))


def net_margin(view: View) -> Outcome:
    """Net profit over net sales."""
    return quotient(net_profit(view), sales.net_sales(view))
