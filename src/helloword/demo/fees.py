"""What platforms and carriers charge for the orders and the months that were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from helloword.demo.assortment import LINES
from helloword.demo.company import Store
from helloword.demo.records import Fee, Order, Refund, StockDay

PER_DOLLAR = {"USD": Decimal(100), "EUR": Decimal(88), "JPY": Decimal(148)}
"""Minor units that a service priced at one dollar costs."""
REFERRAL = 15
"""Per cent of what a buyer pays that Amazon keeps."""
REFERRAL_KEPT = 20
"""Per cent of the referral fee that Amazon keeps of a refund."""
LABEL = Decimal("6.40")
"""Dollars for a parcel the seller sends."""
PACKING = Decimal("1.55")
PAYMENT = {"shopify": (21, 25), "rakuten": (30, 0)}
"""Payment fee of own shops: thousandths of what is paid, and minor units per order."""
COMMISSION = {"rakuten": 55}
"""Thousandths that the mall keeps."""
STORAGE_A_MONTH = Decimal("0.24")
SUBSCRIPTION = {"amazon": Decimal("39.99"), "shopify": Decimal("105.00"), "rakuten": Decimal("340.00")}
LOST_EVERY = 900
"""One unit in so many is lost by Amazon and paid back."""


def fees_of(
    store: Store, orders: Iterable[Order], refunds: Iterable[Refund], stock: Iterable[StockDay]
) -> Iterator[Fee]:
    """All fees of one store: by order on Amazon, by day and month in own shops."""
    kept = [order for order in orders if order.cancelled_at is None]
    if store.on_amazon:
        yield from _of_amazon_orders(store, kept)
        yield from _of_amazon_refunds(store, refunds)
    else:
        yield from _of_own_orders(store, kept)
    yield from _of_months(store, stock)


def _of_amazon_orders(store: Store, orders: Iterable[Order]) -> Iterator[Fee]:
    for number, order in enumerate(orders, start=1):
        at = order.shipped_at
        yield Fee(f"{order.id}-REF", store.id, at, order.id, "referral", order.paid * REFERRAL // 100)
        if order.by_platform:
            handling = sum(Decimal(LINES[ln.listing.line].handling) * ln.quantity for ln in order.lines)
            yield Fee(f"{order.id}-FBA", store.id, at, order.id, "fulfilment", _minor(store, Decimal(handling)))
        else:
            yield Fee(f"{order.id}-SHP", store.id, at, order.id, "shipping", _minor(store, LABEL))
        if number % LOST_EVERY == 0:
            lost = at + timedelta(days=12)
            yield Fee(f"{order.id}-LOST", store.id, lost, order.id, "reimbursement", -order.lines[0].listing.price)


def _of_amazon_refunds(store: Store, refunds: Iterable[Refund]) -> Iterator[Fee]:
    for refund in refunds:
        credit = refund.amount * REFERRAL * (100 - REFERRAL_KEPT) // 10000
        yield Fee(f"{refund.id}-REF", store.id, refund.at, refund.order.id, "referral", -credit)


def _of_own_orders(store: Store, orders: Iterable[Order]) -> Iterator[Fee]:
    by_day: dict[date, list[Order]] = defaultdict(list)
    for order in orders:
        by_day[order.shipped_at.date()].append(order)
    rate, each = PAYMENT[store.platform]
    for day, shipped in sorted(by_day.items()):
        paid = sum(order.paid + order.shipping for order in shipped)
        at = _evening(store, day)
        yield Fee(f"PAY-{day:%Y%m%d}", store.id, at, "", "payment", paid * rate // 1000 + each * len(shipped))
        yield Fee(f"PCK-{day:%Y%m%d}", store.id, at, "", "fulfilment", _minor(store, PACKING) * len(shipped))
        yield Fee(f"LBL-{day:%Y%m%d}", store.id, at, "", "shipping", _minor(store, LABEL) * len(shipped))
        if store.platform in COMMISSION:
            yield Fee(f"COM-{day:%Y%m%d}", store.id, at, "", "referral", paid * COMMISSION[store.platform] // 1000)


def _of_months(store: Store, stock: Iterable[StockDay]) -> Iterator[Fee]:
    units: dict[date, int] = defaultdict(int)
    for row in stock:
        if row.day.day == 1:
            units[row.day] += row.sellable + row.reserved
    for day, held in sorted(units.items()):
        at = _evening(store, day)
        yield Fee(f"STO-{day:%Y%m}", store.id, at, "", "storage", _minor(store, STORAGE_A_MONTH * held))
        subscription = _minor(store, SUBSCRIPTION[store.platform])
        yield Fee(f"SUB-{day:%Y%m}", store.id, at, "", "subscription", subscription)


def _minor(store: Store, dollars: Decimal) -> int:
    return int((dollars * PER_DOLLAR[store.currency]).to_integral_value())


def _evening(store: Store, day: date) -> datetime:
    return datetime.combine(day, time(23, 30), store.zone)
