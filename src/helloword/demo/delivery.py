"""What becomes of an order: paid, cancelled, packed, shipped, delivered, on time or late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import accumulate

from helloword.demo.chance import Chance
from helloword.demo.company import Store
from helloword.demo.stories import Stories

BUYER_CANCELS = 0.013
SELLER_CANCELS = 0.004
PAYS_LATER = {"amazon": 0.06, "shopify": 0.015, "rakuten": 0.02}
"""Share of orders whose payment takes a day or two, by platform."""
PROMISED_DAYS = {"amazon": 5, "shopify": 6, "rakuten": 4}

CARRIERS = {
    "rakuten-jp": (("Yamato", 52, 1.5), ("Sagawa", 31, 1.8), ("Japan Post", 17, 2.3)),
    "shopify-eu": (("DHL", 46, 2.2), ("DPD", 24, 2.7), ("GLS", 18, 3.0), ("PostNL", 12, 2.6)),
    "amazon-us": (("UPS", 55, 2.6), ("USPS", 45, 3.1)),
    "amazon-de": (("DHL", 100, 1.9),),
}
"""Carriers with their share of parcels and the days they usually take."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The instants of an order's life."""

    paid_at: datetime
    ship_by: datetime
    shipped_at: datetime
    promised_by: datetime
    delivered_at: datetime
    carrier: str
    cancelled_at: datetime | None
    cancelled_by: str


class Dispatch:
    """The packers and carriers of one store; a queue builds when more orders come than can be packed."""

    def __init__(self, store: Store, stories: Stories, chance: Chance) -> None:
        self._store, self._stories, self._chance = store, stories, chance
        self._queue = 0.0
        self._carriers = CARRIERS[store.id]
        self._weights = tuple(accumulate(weight for _, weight, _ in self._carriers))

    def close_day(self, orders: int) -> None:
        """Carry over what could not be packed today."""
        self._queue = max(0.0, self._queue + orders - self._store.capacity)

    def plan(self, placed: datetime, *, by_platform: bool) -> Plan:
        """What becomes of an order placed at an instant."""
        chance = self._chance
        later = chance.happens(PAYS_LATER[self._store.platform])
        paid = placed + (timedelta(hours=4 + chance.random() * 40) if later else timedelta(minutes=chance.random() * 9))
        hours = 9 * chance.wobble(0.4) if by_platform else 19 * chance.wobble(0.6) + self._waiting()
        shipped = paid + timedelta(hours=hours)
        carrier, _, days = self._chance.weighted(self._carriers, self._weights)
        days *= self._stories.transit(self._store.id, carrier, shipped.date())
        delivered = shipped + timedelta(days=days * chance.wobble(0.42))
        cancelled, by = self._cancelled(placed, shipped)
        return Plan(
            _second(paid), _end_of(placed, 2), _second(shipped),
            _end_of(placed, PROMISED_DAYS[self._store.platform]), _second(delivered), carrier, cancelled, by,
        )  # fmt: skip

    def _waiting(self) -> float:
        return 24 * self._queue / self._store.capacity

    def _cancelled(self, placed: datetime, shipped: datetime) -> tuple[datetime | None, str]:
        draw = self._chance.random()
        if draw > BUYER_CANCELS + SELLER_CANCELS:
            return None, ""
        at = placed + (shipped - placed) * (0.15 + 0.75 * self._chance.random())
        return _second(at), "buyer" if draw < BUYER_CANCELS else "seller"


def _second(instant: datetime) -> datetime:
    return instant.replace(microsecond=0)


def _end_of(placed: datetime, days: int) -> datetime:
    return datetime.combine(placed.date() + timedelta(days=days), time(23, 59, 59), placed.tzinfo)
