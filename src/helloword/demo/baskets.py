"""What a buyer puts in an order, and what it costs: in stock, in the sale, with a coupon, with tax."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from helloword.demo.chance import Chance
from helloword.demo.company import SALES_TAX, Store
from helloword.demo.menu import Menu
from helloword.demo.records import Listing, OrderLine
from helloword.demo.stock import Shelf

QUANTITIES = tuple(accumulate((0.9, 0.085, 0.011, 0.004)))
"""Chances of one, two, three and four units of a product."""
TAKES_ANOTHER = 0.55
"""Share of buyers who look for something else when what they want is sold out."""
IN_SALE = 0.7
"""Share of lines that a sales event marks down."""
COUPONS = {
    "amazon": (0.42, 8, ("Coupon 8%",)),
    "shopify": (0.45, 10, ("WELCOME10", "LUMORA10", "NEWS10")),
    "rakuten": (0.4, 8, ("クーポン8",)),
}
"""Share of orders with a coupon outside sales events, its per cent off, and its names."""


@dataclass(frozen=True, slots=True)
class Basket:
    """The lines of one order and the coupon used."""

    lines: tuple[OrderLine, ...]
    coupon: str


class Aisle:
    """Where the buyers of one store choose."""

    def __init__(self, store: Store, shelf: Shelf, chance: Chance) -> None:
        self._store, self._shelf, self._chance = store, shelf, chance
        self._sizes = tuple(accumulate(store.basket))

    def basket(self, menu: Menu, sale: float, country: str) -> Basket:
        """What the next buyer takes of the day's menu; no lines when all that is wanted is sold out."""
        chance = self._chance
        share, off, names = COUPONS[self._store.platform]
        coupon = chance.pick(names) if not sale and chance.happens(share) else ""
        lines: dict[str, OrderLine] = {}
        for _ in range(chance.weighted((1, 2, 3, 4), self._sizes)):
            quantity = chance.weighted((1, 2, 3, 4), QUANTITIES)
            listing = self._found(menu, quantity, lines)
            if listing is not None:
                marked = round(sale * 100) if sale and chance.happens(IN_SALE) else 0
                marked = off if coupon else max(marked, menu.marked.get(listing.line, 0))
                lines[listing.sku] = self._line(listing, quantity, marked, country)
        return Basket(tuple(lines.values()), coupon if lines else "")

    def _found(self, menu: Menu, quantity: int, lines: dict[str, OrderLine]) -> Listing | None:
        while True:
            listing = self._chance.weighted(menu.listings, menu.weights)
            if listing.sku not in lines and self._shelf.has(listing, quantity, lines.values()):
                return listing
            if not self._chance.happens(TAKES_ANOTHER):
                return None

    def _line(self, listing: Listing, quantity: int, off: int, country: str) -> OrderLine:
        gross = listing.price * quantity
        discount = part(gross, off, 100)
        rate = SALES_TAX[country]
        tax = part(gross - discount, rate, 100 + (rate if self._store.prices_include_tax else 0))
        return OrderLine(listing, quantity, discount, tax)


def part(amount: int, numerator: int, denominator: int) -> int:
    """That part of an amount, rounded half up.

    >>> part(4999, 19, 119), part(50, 1, 100)
    (798, 1)
    """
    return (2 * amount * numerator + denominator) // (2 * denominator)
