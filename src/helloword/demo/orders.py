"""From purchases to orders: who buys, when, what, and what becomes of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from itertools import accumulate

from helloword.demo.baskets import Aisle, Basket
from helloword.demo.buyers import Crowd
from helloword.demo.chance import Chance
from helloword.demo.company import Store
from helloword.demo.delivery import Dispatch
from helloword.demo.funnel import Walk
from helloword.demo.menu import Menu
from helloword.demo.records import Buyer, Order
from helloword.demo.stock import Shelf
from helloword.demo.stories import Stories

HOURS = tuple(accumulate((3, 2, 1, 1, 1, 2, 3, 5, 6, 7, 7, 8, 8, 7, 7, 7, 7, 7, 8, 9, 10, 10, 8, 5)))
"""How much is bought in each hour of a day."""
SHIPPING = {"EUR": (490, 6500), "JPY": (600, 6800)}
"""Shipping charged by own shops, and the value of goods from which it is free."""
BY_AMAZON = {"amazon-us": 0.88, "amazon-de": 1.0}
"""Share of orders that Amazon packs."""
FIRST_ON_AMAZON = 0.8
"""Share of Amazon's orders that are a buyer's first, which only Amazon knows."""
PREFIXES = {"amazon-us": ("111", "112", "113", "114"), "amazon-de": ("302", "303", "304", "305", "306")}


class Desk:
    """Takes the orders of one store."""

    def __init__(self, store: Store, stories: Stories, crowd: Crowd, shelf: Shelf, chance: Chance) -> None:
        self._store, self._crowd, self._shelf, self._chance = store, crowd, shelf, chance
        self._aisle = Aisle(store, shelf, chance)
        self._dispatch = Dispatch(store, stories, chance)
        self._number = 10000
        self._zone = store.zone

    def take(
        self, day: date, walks: Iterable[Walk], menu: Menu, sale: float, guests: Crowd | None
    ) -> list[tuple[Walk, Order]]:
        """The orders of a day, each with the walk it came from; a buyer who finds nothing in stock leaves."""
        buying = [walk for walk in walks for _ in range(walk.purchases)]
        self._chance.shuffle(buying)
        taken: list[tuple[Walk, Order]] = []
        for walk, at in zip(buying, sorted(self._moment(day) for _ in buying), strict=True):
            buyer, first = self._buyer(guests)
            basket = self._aisle.basket(menu, sale, buyer.country)
            if basket.lines:
                taken.append((walk, self._order(walk, at, basket, buyer, first=first)))
        self._dispatch.close_day(len(taken))
        return taken

    def _order(self, walk: Walk, at: datetime, basket: Basket, buyer: Buyer, *, first: bool) -> Order:
        store, stream = self._store, walk.stream
        by_platform = self._chance.random() < BY_AMAZON.get(store.id, 0.0)
        plan = self._dispatch.plan(at, by_platform=by_platform)
        if plan.cancelled_at is None:
            self._shelf.take(basket.lines)
        self._number += 1
        return Order(
            store=store.id, id=self._id(), number=self._number, placed_at=at, paid_at=plan.paid_at,
            channel=stream.channel, campaign=stream.campaign.id if stream.campaign else "",
            buyer=buyer, first=first, lines=basket.lines, by_platform=by_platform,
            shipping=self._shipping(basket), coupon=basket.coupon, ship_by=plan.ship_by, shipped_at=plan.shipped_at,
            promised_by=plan.promised_by, delivered_at=plan.delivered_at, carrier=plan.carrier,
            cancelled_at=plan.cancelled_at, cancelled_by=plan.cancelled_by,
        )  # fmt: skip

    def _buyer(self, guests: Crowd | None) -> tuple[Buyer, bool]:
        if self._store.on_amazon:
            return self._crowd.stranger(), self._chance.happens(FIRST_ON_AMAZON)
        return self._crowd.shopper(guests)

    def _moment(self, day: date) -> datetime:
        hour = self._chance.weighted(range(24), HOURS)
        second = self._chance.below(3600)
        return datetime.combine(day, time(hour, second // 60, second % 60), self._zone)

    def _id(self) -> str:
        """Amazon numbers its orders at random, 3-7-7 digits; own shops count."""
        if self._store.on_amazon:
            first = self._chance.pick(PREFIXES[self._store.id])
            return f"{first}-{self._chance.digits(7)}-{self._chance.digits(7)}"
        if self._store.platform == "shopify":
            return f"#LM{self._number}"
        return f"387412-{self._number:08d}"

    def _shipping(self, basket: Basket) -> int:
        if self._store.on_amazon:
            return 0
        charge, free_from = SHIPPING[self._store.currency]
        return 0 if sum(line.paid for line in basket.lines) >= free_from else charge
