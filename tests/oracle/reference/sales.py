"""Sales, refunds, cost of goods and what they give."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from tests.oracle.reference import facts as f
from tests.oracle.reference.bundles import unit_cost
from tests.oracle.reference.company import Order
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.selecting import Hit, View

Days = tuple[date, date]


def total(amounts: Iterable[Fraction]) -> Fraction:
    """An exact sum."""
    return sum(amounts, Fraction(0))


def gross_sales(view: View, days: Days | None = None) -> Fraction:
    """Unit price times quantity, by ordered day."""
    return gross_of(view, view.lines(days))


def gross_of(view: View, hits: Iterable[Hit[f.Line]]) -> Fraction:
    """Gross sales of these lines."""
    return total(view.money(hit, hit.row.gross, hit.row.currency, hit.row.ordered.day) for hit in hits)


def discounts(view: View) -> Fraction:
    """Line discounts, by ordered day."""
    return discounts_of(view, view.lines())


def discounts_of(view: View, hits: Iterable[Hit[f.Line]]) -> Fraction:
    """Discounts of these lines."""
    return total(view.money(hit, hit.row.discount, hit.row.currency, hit.row.ordered.day) for hit in hits)


def shipping_income(view: View) -> Fraction:
    """Shipping charged, by ordered day."""
    return total(view.money(hit, hit.row.shipping, hit.row.currency, hit.row.ordered.day) for hit in view.lines())


def refunds(view: View) -> Fraction:
    """Refunded amounts, by refunded day."""
    return refunds_of(view, (row for row in view.company.refunds if view.period.holds(row.refunded.day)))


def refunds_of(view: View, rows: Iterable[f.Refund]) -> Fraction:
    """Amounts of these refunds, without those of orders that are left out."""
    valid = (row for row in rows if not view.company.left_out(row.store, row.order_id))
    return total(view.money(hit, hit.row.amount, hit.row.currency, hit.row.refunded.day) for hit in view.hits(valid))


def net_sales(view: View) -> Fraction:
    """Gross sales less discounts and refunds."""
    return gross_sales(view) - discounts(view) - refunds(view)


def orders_in(view: View, days: Days | None = None) -> list[Order]:
    """Orders with a line left in in the slice, by the day of the order's earliest line left in."""
    first, last = days or (view.period.first, view.period.until)
    return [o for o in view.company.valid_orders if first <= o.day <= last and view.has(o, o.left_in)]


def orders(view: View) -> Fraction:
    """Distinct orders."""
    return Fraction(len(orders_in(view)))


def units(view: View) -> Fraction:
    """Units ordered, by ordered day."""
    return total(Fraction(hit.row.quantity * hit.units) for hit in view.lines())


def goods(hits: Iterable[Hit[f.Line]]) -> Fraction:
    """Units of components ordered, as stock knows them."""
    return total(Fraction(hit.row.quantity * hit.goods) for hit in hits)


def aov(view: View) -> Outcome:
    """Sales after discounts per order."""
    return quotient(gross_sales(view) - discounts(view), orders(view))


def cogs(view: View) -> Fraction:
    """Landed cost of what was ordered, by ordered day."""
    return cogs_of(view, view.lines())


def cogs_of(view: View, hits: Iterable[Hit[f.Line]]) -> Fraction:
    """Landed cost of these lines; a SKU without a cost counts as zero."""
    return total(
        unit_cost(view.company, piece.sku, hit.row.ordered.day, view.currency) * piece.per * hit.row.quantity
        for hit in hits
        for piece in hit.some
    )


def coverage_of(view: View, hits: Iterable[Hit[f.Line]]) -> Fraction | None:
    """Share of gross sales whose every piece has a known cost."""
    lines = list(hits)
    known = [hit for hit in lines if _known(view, hit)]
    return quotient(gross_of(view, known), gross_of(view, lines)).value


def _known(view: View, hit: Hit[f.Line]) -> bool:
    return all(view.company.landed(piece.sku or "", hit.row.ordered.day) for piece in hit.some)
