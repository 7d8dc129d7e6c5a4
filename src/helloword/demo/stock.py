"""Stock of one store: what is on the shelf, what is ordered again, what arrives and comes back."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from helloword.demo.assortment import LINES
from helloword.demo.buying import BY_ID, Buying
from helloword.demo.calendar import winter
from helloword.demo.chance import Chance
from helloword.demo.listings import BY_SKU, Offer
from helloword.demo.outlook import Outlook
from helloword.demo.records import Listing, OrderLine, PurchaseLine, StockDay
from helloword.period import ONE_DAY

MEMORY = 0.045
"""Weight of the newest day in what is remembered of a product's demand."""
SAFETY_DAYS = 20
CYCLE_DAYS = 28
REVIEW_DAYS = 7
"""Days between two looks at what a supplier makes."""
SPREADS = 2.5
"""Spreads of chance demand that are kept besides: what sells twice a month needs more days of it than what sells daily."""
CASE = 6
"""Units in a carton; orders are whole cartons."""
UNITS_AN_ORDER = 1.25
RISES_AT_MOST = 2.5
"""How much more than of late a planner dares to expect, even of a new store."""
PACKING = 0.6
"""Share of a day's units that are still being packed at its end."""


class Shelf:
    """Stock of one store, product by product."""

    def __init__(
        self, store: str, offers: Sequence[Offer], orders_a_day: float, outlook: Outlook, buying: Buying
    ) -> None:
        self._store, self._outlook, self._buying = store, outlook, buying
        self._demand = _expected(offers, orders_a_day)
        self._since = {offer.listing.parts[0][0]: offer.since for offer in offers if len(offer.listing.parts) == 1}
        self._by_supplier: dict[str, list[str]] = defaultdict(list)
        for sku in self._since:
            self._by_supplier[BY_SKU[sku].supplier].append(sku)
        self._sellable: dict[str, int] = defaultdict(int)
        self._unsellable: dict[str, int] = defaultdict(int)
        self._ordered: dict[str, int] = defaultdict(int)
        self._sold: dict[str, int] = defaultdict(int)
        self._arriving: dict[date, list[PurchaseLine]] = defaultdict(list)
        self._returning: dict[date, list[tuple[str, int, bool]]] = defaultdict(list)

    def has(self, listing: Listing, quantity: int, others: Iterable[OrderLine]) -> bool:
        """Whether a line can be filled besides the `others` of the same order."""
        for sku, units in listing.parts:
            held = sum(o.quantity * n for o in others for part, n in o.listing.parts if part == sku)
            if self._sellable[sku] < held + units * quantity:
                return False
        return True

    def take(self, lines: Iterable[OrderLine]) -> None:
        """Set the units of an order aside."""
        for line in lines:
            for sku, units in line.listing.parts:
                self._sellable[sku] -= units * line.quantity
                self._sold[sku] += units * line.quantity

    def expect_back(self, day: date, listing: Listing, quantity: int, *, good: bool) -> None:
        """A return that arrives on `day`, fit to be sold again or not."""
        for sku, units in listing.parts:
            self._returning[day].append((sku, units * quantity, good))

    def stock_up(self, start: date, chance: Chance) -> None:
        """Begin with stock on the shelf and more on its way; products not launched yet are ordered for their day."""
        usual, now = self._outlook.mean(start, 30), self._outlook.mean(start, 5)
        for sku, since in self._since.items():
            rate = self._demand[sku] * usual
            self._demand[sku] *= now
            supplier = BY_SKU[sku].supplier
            if since is None or since <= start:
                self._sellable[sku] = round(rate * (30 + 36 * chance.random())) + 4
                ordered, days = start - ONE_DAY * (4 + chance.below(22)), 34.0
            else:
                ordered, days = since - ONE_DAY * (BY_ID[supplier].lead_time_days + 8), 45.0
            self._order(supplier, ordered, [(sku, _cases(rate * days))])

    def open_day(self, day: date) -> None:
        """Put away what arrives and comes back."""
        for line in self._arriving.pop(day, []):
            self._sellable[line.sku] += line.received_quantity
            self._ordered[line.sku] -= line.quantity
        for sku, units, good in self._returning.pop(day, []):
            shelf = self._sellable if good else self._unsellable
            shelf[sku] += units
        if day.day == 1:
            self._unsellable.clear()

    def close_day(self, day: date) -> list[StockDay]:
        """Order what runs low, and count."""
        listed = [sku for sku in self._since if self._listed(sku, day)]
        for sku in listed:
            if self._sellable[sku] or self._sold[sku]:
                self._demand[sku] += MEMORY * (self._sold[sku] - self._demand[sku])
        for supplier, skus in self._by_supplier.items():
            if int(supplier[1:]) % 5 == day.weekday():
                self._review(supplier, day, [sku for sku in skus if self._listed(sku, day)])
        sellable, unsellable, ordered, sold = self._sellable, self._unsellable, self._ordered, self._sold
        counted = [
            StockDay(self._store, day, sku, sellable[sku], int(PACKING * sold[sku]), ordered[sku], unsellable[sku])
            for sku in listed
        ]
        sold.clear()
        return counted

    def sold_out(self) -> set[str]:
        """Products of which nothing is left."""
        return {sku for sku in self._since if self._sellable[sku] <= 0}

    def _listed(self, sku: str, day: date) -> bool:
        since = self._since[sku]
        return since is None or since <= day

    def _review(self, supplier: str, day: date, skus: Iterable[str]) -> None:
        lead, wanted = BY_ID[supplier].lead_time_days, []
        for sku in skus:
            rate = self._demand[sku] * self._rise(sku, day, lead)
            held, enough = self._sellable[sku] + self._ordered[sku], rate * lead + _spare(rate, lead)
            if held < enough:
                missing = enough + rate * CYCLE_DAYS - held
                wanted.append((sku, max(_cases(missing), BY_ID[supplier].moq // 2)))
        if wanted:
            self._order(supplier, day, wanted)

    def _rise(self, sku: str, day: date, lead: int) -> float:
        """Demand expected until the next order has arrived and been sold, against that of the last weeks."""
        ahead = lead + CYCLE_DAYS
        line = LINES[BY_SKU[sku].line].winter
        cold = (1 + line * winter(day + ONE_DAY * (ahead // 2))) / (1 + line * winter(day - ONE_DAY * 14))
        behind = max(0.05, self._outlook.mean(day - ONE_DAY * 28, 28))
        return min(RISES_AT_MOST, cold * self._outlook.mean(day, ahead) / behind)

    def _order(self, supplier: str, day: date, wanted: list[tuple[str, int]]) -> None:
        for line in self._buying.place(self._store, supplier, day, wanted):
            self._ordered[line.sku] += line.quantity
            self._arriving[line.received].append(line)


def _expected(offers: Sequence[Offer], orders_a_day: float) -> dict[str, float]:
    """Units a day that each product can be expected to sell at the start, on its own and in bundles."""
    whole = sum(offer.popularity for offer in offers)
    rates: dict[str, float] = defaultdict(float)
    for offer in offers:
        for sku, units in offer.listing.parts:
            rates[sku] += units * UNITS_AN_ORDER * orders_a_day * offer.popularity / whole
    return rates


def _spare(rate: float, lead: int) -> float:
    """Units kept against a bad forecast, which is a matter of days, or against chance, which grows as the root of demand."""
    return max(rate * SAFETY_DAYS, SPREADS * math.sqrt(rate * UNITS_AN_ORDER * (lead + REVIEW_DAYS)))


def _cases(units: float) -> int:
    """Whole cartons that hold at least `units`.

    >>> _cases(0.3), _cases(13)
    (6, 18)
    """
    return max(1, -(-int(units + 0.999) // CASE)) * CASE
