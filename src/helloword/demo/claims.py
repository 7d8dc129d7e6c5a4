"""What the platforms' own reports state, and by how much and why that is other than what the company counts.

Each report has its habits: one counts cancelled orders, one has days of its own, one states prices with tax, one converts at the
rate of the month's end, one takes a refund back on the day of its order, one was drawn before the last orders were in.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from helloword.connectors.ecb.embedded import embedded_rates
from helloword.demo.baskets import part
from helloword.demo.company import SALES_TAX, STORES, Store
from helloword.demo.files.seen import Seen
from helloword.demo.files.sheet import MINOR_DIGITS
from helloword.demo.files.shopify_orders import shipping_tax
from helloword.demo.records import Order
from helloword.money import EXACT
from helloword.period import ONE_DAY, Grain, add_months, end_of

COUNTED = ("paid", "shipped", "delivered")
VISITS = {"amazon": "business_report", "shopify": "sessions_over_time", "rakuten": "store_karte"}
MONTHS_BACK = 6
"""Newest whole months of reports that are drawn for a few months only."""
LATE_STORE, LATE_DAYS, LATE_EVERY = "rakuten-jp", 3, 4
"""One in so many orders of a month's last days was keyed in by the warehouse after the report had been drawn."""
UNEXPLAINED = 61_740
"""Cents that an ad console states beyond the company's figure."""
Months = Iterable[tuple[date, date]]


@dataclass(frozen=True)
class Claim:
    """A figure of a platform's report.

    Attributes:
        causes: what of the difference to the company's own figure each cause makes, in the order in which they are told apart.
    """

    store: str
    report: str
    start: date
    end: date
    measure: str
    amount: Decimal
    currency: str = ""
    causes: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def own(self) -> Decimal:
        """What the company counts."""
        return self.amount - sum(self.causes.values(), Decimal(0))

    def as_json(self) -> dict[str, object]:
        """The claim as ground truth."""
        return {
            "store": self.store, "report": self.report, "start": self.start.isoformat(), "end": self.end.isoformat(),
            "measure": self.measure, "currency": self.currency, "official": f"{self.amount:f}", "own": f"{self.own:f}",
            "causes": {cause: f"{amount:f}" for cause, amount in self.causes.items()},
        }  # fmt: skip


@dataclass(frozen=True)
class Books:
    """A store's orders, oldest first, as they are seen."""

    seen: Seen
    store: Store
    orders: tuple[Order, ...]
    days: tuple[date, ...]

    @classmethod
    def of(cls, seen: Seen, store: Store) -> Books:
        """Of one store."""
        orders = tuple(seen.orders(store.id))
        return cls(seen, store, orders, tuple(order.placed_at.date() for order in orders))

    def placed(self, start: date, end: date) -> tuple[Order, ...]:
        """Orders of a period, by the store's days."""
        return self.orders[bisect_left(self.days, start) : bisect_right(self.days, end)]

    def sold(self, start: date, end: date) -> tuple[Order, ...]:
        """Of these the ones that count."""
        return tuple(order for order in self.placed(start, end) if self.counts(order))

    def counts(self, order: Order) -> bool:
        """Whether an order is neither pending nor cancelled."""
        return self.seen.status(order) in COUNTED

    def whole_months(self) -> Iterator[tuple[date, date]]:
        """Months that are over, from the first with an order on."""
        month = self.days[0].replace(day=1) if self.days else self.seen.today
        while (end := end_of(Grain.MONTH, month)) < self.seen.today:
            yield month, end
            month = end + ONE_DAY


def claims(seen: Seen) -> Iterator[Claim]:
    """Every figure of every report, of whole months."""
    for store in STORES:
        books = Books.of(seen, store)
        months = list(books.whole_months())
        yield from _counts(books, months)
        yield from SPECIAL[store.id](books, months[-MONTHS_BACK:])


def late_orders(seen: Seen) -> frozenset[str]:
    """Orders of the last whole month before the demo's birth that came after the report; none of them is ever refunded."""
    first = add_months(seen.span.born.replace(day=1), -1)
    last = end_of(Grain.MONTH, first)
    refunded = {refund.order.id for refund in seen.history.refunds}
    since = last - timedelta(days=LATE_DAYS - 1)
    found = (o for o in seen.orders(LATE_STORE) if since <= o.placed_at.date() <= last and o.cancelled_at is None)
    return frozenset(o.id for o in found if o.number % LATE_EVERY == 0 and o.id not in refunded)


def _counts(books: Books, months: Months) -> Iterator[Claim]:
    """Orders, units and sessions as the company counts them, but for the orders that came too late."""
    store, visits = books.store, Counter[date]()
    for visit in books.seen.history.visits:
        if visit.store == store.id:
            visits[visit.day.replace(day=1)] += visit.sessions
    late = late_orders(books.seen) if store.id == LATE_STORE else frozenset()
    report = VISITS[store.platform]
    for start, end in months:
        sold = books.sold(start, end)
        missing = [o for o in sold if o.id in late]
        for measure, count in (("orders", _orders), ("units", _units)):
            lacking = -count(missing)
            yield Claim(
                store.id, report, start, end, measure, count(sold) + lacking,
                causes={"late_data": lacking} if lacking else {},
            )  # fmt: skip
        yield Claim(store.id, report, start, end, "sessions", Decimal(visits[start]))


def _account_health(books: Books, months: Months) -> Iterator[Claim]:
    """Amazon counts every order that was placed, by days of UTC; in its business report only those that stand."""
    store = books.store
    for start, end in months:
        placed = books.placed(start, end)
        near = books.placed(start - ONE_DAY, end + ONE_DAY)
        by_utc = [o for o in near if start <= o.placed_at.astimezone(UTC).date() <= end]
        gone = _orders(o for o in placed if not books.counts(o))
        yield Claim(
            store.id, "account_health", start, end, "orders", _orders(by_utc),
            causes={"cancelled": gone, "time_zone": _orders(by_utc) - _orders(placed)},
        )  # fmt: skip
        gross = sum(line.gross for o in books.sold(start, end) for line in o.lines)
        yield Claim(
            store.id, "business_report", start, end, "ordered_product_sales", _major(gross, store), store.currency
        )
    yield from _ad_invoice(books, months)


def _ad_invoice(books: Books, months: Months) -> Iterator[Claim]:
    """The ad console's spend is the company's, but for the last month before the demo's birth: nobody knows why."""
    store, spent = books.store, Counter[date]()
    for ad in books.seen.history.ads:
        if ad.store == store.id:
            spent[ad.day.replace(day=1)] += ad.spend
    last = add_months(books.seen.span.born.replace(day=1), -1)
    for start, end in months:
        more = UNEXPLAINED if start == last else 0
        causes = {"unknown": _major(more, store)} if more else {}
        spend = _major(spent[start] + more, store)
        yield Claim(store.id, "ads_console", start, end, "ad_spend", spend, store.currency, causes)


def _with_tax(books: Books, months: Months) -> Iterator[Claim]:
    """In shops whose prices include tax, Amazon's sales do too."""
    store = books.store
    for start, end in months:
        orders = books.sold(start, end)
        gross = sum(line.gross for o in orders for line in o.lines)
        tax = sum(_tax_in(line.gross, o) for o in orders for line in o.lines)
        yield Claim(
            store.id, "business_report", start, end, "ordered_product_sales", _major(gross, store), store.currency,
            {"tax": _major(tax, store)},
        )  # fmt: skip


def _with_cancelled(books: Books, months: Months) -> Iterator[Claim]:
    """Shopify's gross sales count cancelled orders; its payments are converted at the rate of the month's end."""
    store, rates = books.store, _dollars(books.seen.span.start)
    for start, end in months:
        sold = [(o, _without_tax(o)) for o in books.sold(start, end)]
        gone = sum((_without_tax(o) for o in books.placed(start, end) if not books.counts(o)), Decimal(0))
        own = sum((amount for _, amount in sold), Decimal(0))
        yield Claim(
            store.id, "sales_over_time", start, end, "gross_sales", _cents(own + gone), store.currency,
            {"cancelled": gone, "unknown": _cents(own + gone) - own - gone},
        )  # fmt: skip
        by_day = sum((amount * rates(o.placed_at.date()) for o, amount in sold), Decimal(0))
        paid = own * rates(end)
        yield Claim(
            store.id, "payments_summary", start, end, "gross_sales", _cents(paid), "USD",
            {"fx": paid - by_day, "unknown": _cents(paid) - paid},
        )  # fmt: skip


def _by_order_day(books: Books, months: Months) -> Iterator[Claim]:
    """Rakuten's list takes a refund back on the day of its order."""
    store, seen = books.store, books.seen
    refunds = [r for r in seen.past(seen.history.refunds) if r.order.store == store.id and books.counts(r.order)]
    for start, end in months:
        own = sum(r.amount for r in refunds if start <= r.at.date() <= end)
        by_order = sum(r.amount for r in refunds if start <= r.order.placed_at.date() <= end)
        yield Claim(
            store.id, "sales_list", start, end, "refunds", _major(by_order, store), store.currency,
            {"refund_day": _major(by_order - own, store)},
        )  # fmt: skip
    yield from _of_the_mall(books, months)


def _of_the_mall(books: Books, months: Months) -> Iterator[Claim]:
    """A total of which nobody says that its days are those of UTC; the late orders are not in it either."""
    late = late_orders(books.seen)
    for start, end in months:
        near = books.sold(start - ONE_DAY, end + ONE_DAY)
        by_utc = [o for o in near if start <= o.placed_at.astimezone(UTC).date() <= end]
        shifted = _orders(by_utc) - _orders(books.sold(start, end))
        lacking = -_orders(o for o in by_utc if o.id in late)
        yield Claim(
            books.store.id, "mall_total", start, end, "orders", _orders(by_utc) + lacking,
            causes={"time_zone": shifted, "late_data": lacking},
        )  # fmt: skip


SPECIAL: Mapping[str, Callable[[Books, Months], Iterator[Claim]]] = {
    "amazon-us": _account_health,
    "amazon-de": _with_tax,
    "shopify-eu": _with_cancelled,
    "rakuten-jp": _by_order_day,
}
"""What a store's platform states besides orders, units and sessions."""


def _orders(orders: Iterable[Order]) -> Decimal:
    return Decimal(len(list(orders)))


def _units(orders: Iterable[Order]) -> Decimal:
    return Decimal(sum(line.quantity for order in orders for line in order.lines))


def _tax_in(amount: int, order: Order) -> int:
    rate = SALES_TAX[order.buyer.country]
    return part(amount, rate, 100 + rate)


def _without_tax(order: Order) -> Decimal:
    """Prices of an order less the share of its stated tax, as the export states both: by order, in cents."""
    paid = sum(line.paid for line in order.lines) + order.shipping
    tax = sum(line.tax for line in order.lines) + shipping_tax(order)
    value = sum(line.gross for line in order.lines)
    return EXACT.divide(Decimal(value) * (paid - tax), Decimal(100 * paid))


def _major(minor: int, store: Store) -> Decimal:
    return Decimal(minor).scaleb(-MINOR_DIGITS.get(store.currency, 2))


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _dollars(since: date) -> Callable[[date], Decimal]:
    """Dollars for a euro on a day, or on the last day before it that has a rate."""
    rates = embedded_rates(frozenset({"USD"}), since - timedelta(days=14))["USD"]
    days = sorted(rates)
    return lambda day: rates[days[bisect_right(days, day) - 1]]
