"""Ads: what they cost, bring and claim."""

from __future__ import annotations

from fractions import Fraction

from tests.oracle.reference import facts as f
from tests.oracle.reference import sales
from tests.oracle.reference.customers import new_customers
from tests.oracle.reference.outcome import Outcome, quotient
from tests.oracle.reference.selecting import Hit, View
from tests.oracle.reference.visits import sessions_from


def ads(view: View) -> list[Hit[f.Ad]]:
    """Ad rows of the period."""
    return list(view.hits(row for row in view.company.ads if view.period.holds(row.date)))


def seen(view: View) -> list[Hit[f.Ad]]:
    """Ad rows of the period as they were looked at."""
    return list(view.seen(row for row in view.company.ads if view.period.holds(row.date)))


def ad_spend(view: View) -> Fraction:
    """Spend, by ad day."""
    return sales.total(view.money(hit, hit.row.spend, hit.row.currency, hit.row.date) for hit in ads(view))


def attributed_sales(view: View) -> Fraction:
    """Sales that ads claim, by ad day."""
    return sales.total(view.money(hit, hit.row.attributed_sales, hit.row.currency, hit.row.date) for hit in ads(view))


def clicks(view: View) -> int:
    """Clicks."""
    return sum(hit.row.clicks * hit.sign for hit in seen(view))


def impressions(view: View) -> int:
    """Impressions."""
    return sum(hit.row.impressions * hit.sign for hit in seen(view))


def roas(view: View) -> Outcome:
    """Attributed sales per spend."""
    return quotient(attributed_sales(view), ad_spend(view))


def acos(view: View) -> Outcome:
    """Spend per attributed sales."""
    return quotient(ad_spend(view), attributed_sales(view))


def tacos(view: View) -> Outcome:
    """Spend per sales after discounts."""
    return quotient(ad_spend(view), sales.gross_sales(view) - sales.discounts(view))


def ctr(view: View) -> Outcome:
    """Clicks per impression."""
    return quotient(clicks(view), impressions(view))


def cpc(view: View) -> Outcome:
    """Spend per click."""
    return quotient(ad_spend(view), clicks(view))


def cpt(view: View) -> Outcome:
    """Spend per paid session."""
    return quotient(ad_spend(view), sessions_from(view, "paid"))


def cac(view: View) -> Outcome:
    """Spend per new customer."""
    return quotient(ad_spend(view), sum(_new_customers_of(view, store) for store in view.company.stores))


def _new_customers_of(view: View, store: str) -> int:
    rows = [row for row in view.company.ads if row.store == store and view.period.holds(row.date)]
    if any(row.new_customers is not None for row in rows):
        return sum((hit.row.new_customers or 0) * hit.sign for hit in view.seen(rows))
    return len([order for order in new_customers(view) if order.key[0] == store])
