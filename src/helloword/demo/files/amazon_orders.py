"""Amazon's all-orders report: tab separated, 32 columns, one file a quarter, as Seller Central gives it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

from helloword.demo.baskets import part
from helloword.demo.company import SALES_TAX, STORES, Store
from helloword.demo.files.seen import Seen, quarter_of
from helloword.demo.files.sheet import Sheet, amount
from helloword.demo.records import Order, OrderLine

HEADER = (
    "amazon-order-id", "merchant-order-id", "purchase-date", "last-updated-date", "order-status",
    "fulfillment-channel", "sales-channel", "order-channel", "url", "ship-service-level", "product-name", "sku",
    "asin", "item-status", "quantity", "currency", "item-price", "item-tax", "shipping-price", "shipping-tax",
    "gift-wrap-price", "gift-wrap-tax", "item-promotion-discount", "ship-promotion-discount", "ship-city",
    "ship-state", "ship-postal-code", "ship-country", "promotion-ids", "is-business-order",
    "purchase-order-number", "price-designation",
)  # fmt: skip

SITES = {"US": "Amazon.com", "DE": "Amazon.de"}
ENCODINGS = {"US": "utf-8", "DE": "cp1252"}
STATUSES = {
    "pending": "Pending",
    "paid": "Unshipped",
    "shipped": "Shipped",
    "delivered": "Shipped",
    "cancelled": "Cancelled",
}


def sheets(seen: Seen) -> Iterator[Sheet]:
    """The reports of all Amazon stores."""
    for store in STORES:
        if store.on_amazon:
            for quarter, orders in groupby(seen.orders(store.id), key=quarter_of):
                rows = [_row(seen, store, order, line) for order in orders for line in order.lines]
                path = f"{store.id}/all-orders-{quarter}.txt"
                yield Sheet(path, HEADER, rows, ENCODINGS[store.marketplace], "\t", quoted=False)


def _row(seen: Seen, store: Store, order: Order, line: OrderLine) -> tuple[str, ...]:
    status = seen.status(order)
    buyer, site = order.buyer, SITES[store.marketplace]
    return (
        order.id, "", _utc(order.placed_at), _utc(seen.last_change(order)), STATUSES[status],
        "Amazon" if order.by_platform else "Merchant", site, "", "",
        "Expedited" if order.by_platform else "Standard", line.listing.title, line.listing.sku, line.listing.asin,
        STATUSES[status], *_money(store, line, status, buyer.country), buyer.city, buyer.province, buyer.postcode, buyer.country,
        order.coupon, "false", "", "",
    )  # fmt: skip


def _money(store: Store, line: OrderLine, status: str, country: str) -> tuple[str, ...]:
    """Quantity to promotion discount: a pending order has no price yet, a cancelled one no units either.

    Amazon states the tax on the price before promotions.
    """
    if status == "cancelled":
        return "0", *[""] * 9
    if status == "pending":
        return str(line.quantity), *[""] * 9
    zero = amount(0, store.currency)
    rate = SALES_TAX[country]
    tax = part(line.gross, rate, 100 + (rate if store.prices_include_tax else 0))
    return (
        str(line.quantity), store.currency, amount(line.gross, store.currency), amount(tax, store.currency),
        zero, zero, "", "", amount(line.discount, store.currency) if line.discount else "", "",
    )  # fmt: skip


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()
