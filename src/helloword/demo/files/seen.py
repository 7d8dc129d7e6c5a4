"""The history as it looks on the morning of a day: what has not happened yet is not in any file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Protocol, TypeVar

from helloword.demo.company import STORES, Store
from helloword.demo.records import History, Order
from helloword.demo.stories import Stories
from helloword.demo.world import Span

STORE = {store.id: store for store in STORES}


class Dated(Protocol):
    """A record with an instant."""

    @property
    def at(self) -> datetime: ...


D = TypeVar("D", bound=Dated)


@dataclass(frozen=True)
class Seen:
    """What can be known when `today` begins."""

    history: History
    span: Span
    today: date
    stories: Stories = field(default_factory=Stories.none)

    def orders(self, store: str) -> list[Order]:
        """A store's orders, oldest first."""
        return [order for order in self.history.orders if order.store == store]

    def status(self, order: Order) -> str:
        """An order's status."""
        return order.status(self._midnight(STORE[order.store]))

    def last_change(self, order: Order) -> datetime:
        """When an order last changed."""
        changes = (order.placed_at, order.paid_at, order.shipped_at, order.delivered_at)
        if order.cancelled_at is not None:
            changes = (order.placed_at, order.paid_at, order.cancelled_at, order.cancelled_at)
        return max(change for change in changes if change.date() < self.today or change is order.placed_at)

    def past(self, records: Iterable[D]) -> Iterator[D]:
        """Those that have happened."""
        return (record for record in records if record.at.date() < self.today)

    def _midnight(self, store: Store) -> datetime:
        return datetime.combine(self.today, time(), store.zone)


def quarter_of(order: Order) -> str:
    """The quarter in which an order was placed, as files are named after it."""
    return f"{order.placed_at.year}-Q{(order.placed_at.month + 2) // 3}"


def half_of(order: Order) -> str:
    """The half-year in which an order was placed, as files are named after it."""
    return f"{order.placed_at.year}-H{(order.placed_at.month + 5) // 6}"
