"""A campaign's day told keyword by keyword; together they are the day, to the last cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from helloword.demo.ad_groups import WORDS, Word
from helloword.demo.chance import Chance
from helloword.demo.records import AdDay

KEPT = 120
"""Days before the demo's birth from which platforms still give keywords."""


def by_word(row: AdDay) -> Iterator[tuple[str, AdDay]]:
    """The part of each keyword, then what no keyword brought."""
    words = [word for word in WORDS.get(row.campaign_id, ()) if word.share]
    if words and row.clicks:
        for word, part in zip(words, _parts(row, words), strict=True):
            yield word.text, part
            row = _less(row, part)
    yield "", row


def _parts(row: AdDay, words: Sequence[Word]) -> Iterator[AdDay]:
    chance = Chance("keywords", row.campaign_id, row.day.isoformat())
    rest = 1 - sum(word.share for word in words)
    shares = [word.share * chance.wobble(0.15) for word in words] + [rest]
    clicks = split(row.clicks, shares)
    impressions = split(row.impressions, shares)
    prices = [*(word.price for word in words), 1.0]
    spend = split(row.spend, [count * price for count, price in zip(clicks, prices, strict=True)])
    wanted = [*(word.buys for word in words), 1.0]
    orders = _orders(row.orders, [count * buys for count, buys in zip(clicks, wanted, strict=True)], chance)
    units, sales, new = (split(whole, orders) for whole in (row.units, row.sales, row.new_customers))
    for n in range(len(words)):
        yield replace(
            row, impressions=impressions[n], clicks=clicks[n], spend=spend[n], orders=orders[n], units=units[n],
            sales=sales[n], new_customers=new[n],
        )  # fmt: skip


def _orders(count: int, weights: Sequence[float], chance: Chance) -> list[int]:
    cumulative, found = tuple(accumulate(weights)), [0] * len(weights)
    for _ in range(count):
        found[chance.weighted(range(len(weights)), cumulative)] += 1
    return found


def split(whole: int, weights: Sequence[float]) -> list[int]:
    """A whole number in parts by weight, which add up to it; nothing falls to a weight of 0.

    >>> split(10, [1, 1, 1]), split(7, [0, 2, 5]), split(3, [0, 0])
    ([4, 3, 3], [0, 2, 5], [0, 0])
    """
    together = sum(weights)
    if not together:
        return [0] * len(weights)
    exact = [whole * weight / together for weight in weights]
    parts = [int(each) for each in exact]
    largest = sorted(range(len(parts)), key=lambda n: (parts[n] - exact[n], n))
    for n in largest[: whole - sum(parts)]:
        parts[n] += 1
    return parts


def _less(row: AdDay, part: AdDay) -> AdDay:
    return replace(
        row, impressions=row.impressions - part.impressions, clicks=row.clicks - part.clicks, spend=row.spend - part.spend,
        orders=row.orders - part.orders, units=row.units - part.units, sales=row.sales - part.sales,
        new_customers=row.new_customers - part.new_customers,
    )  # fmt: skip
