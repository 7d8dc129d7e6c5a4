"""Orders of stores without a report of their own, in the general format: amounts without tax."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from helloword.demo.claims import late_orders
from helloword.demo.company import STORES, Store
from helloword.demo.files.seen import Seen, half_of
from helloword.demo.files.sheet import Sheet, amount, happened
from helloword.demo.records import Order, OrderLine

HEADER = (
    "order_id", "line_id", "ordered_at", "status", "sku", "quantity", "unit_price", "discount", "tax",
    "shipping_charged", "currency", "customer", "channel", "country", "fulfilment", "ship_by", "shipped_at",
    "promised_by", "delivered_at", "carrier", "cancelled_by", "updated_at", "contact", "language",
)  # fmt: skip


def sheets(seen: Seen) -> Iterator[Sheet]:
    """The orders of general stores, one file per half-year; contacts are in them, as in any such list."""
    late = late_orders(seen)
    for store in STORES:
        if store.platform == "rakuten":
            in_time = (order for order in seen.orders(store.id) if order.id not in late)
            for half, orders in groupby(in_time, key=half_of):
                yield Sheet(f"{store.id}/orders-{half}.csv", HEADER, _rows(seen, store, orders), "utf-8-sig")


def late_sheets(seen: Seen) -> Iterator[Sheet]:
    """The orders that were keyed in after the platforms' reports had been drawn."""
    late = late_orders(seen)
    for store in STORES:
        if orders := [order for order in seen.orders(store.id) if order.id in late and store.platform == "rakuten"]:
            yield Sheet(f"{store.id}/orders-late.csv", HEADER, _rows(seen, store, orders), "utf-8-sig")


def _rows(seen: Seen, store: Store, orders: Iterable[Order]) -> list[tuple[str, ...]]:
    return [_row(seen, store, order, line, n) for order in orders for n, line in enumerate(order.lines, 1)]


def _row(seen: Seen, store: Store, order: Order, line: OrderLine, number: int) -> tuple[str, ...]:
    status = seen.status(order)
    shipped = status in ("shipped", "delivered")
    return (
        order.id, str(number), order.placed_at.isoformat(), status, line.listing.sku, str(line.quantity),
        amount(line.listing.price, store.currency), amount(line.discount, store.currency),
        amount(line.tax, store.currency), amount(order.shipping if number == 1 else 0, store.currency),
        store.currency, order.buyer.email, order.channel, order.buyer.country, "merchant",
        order.ship_by.isoformat(), order.shipped_at.isoformat() if shipped else "",
        order.promised_by.date().isoformat(), happened(order.delivered_at, seen.today) if shipped else "",
        order.carrier if shipped else "", order.cancelled_by if status == "cancelled" else "",
        seen.last_change(order).isoformat(), order.buyer.phone, "ja",
    )  # fmt: skip
