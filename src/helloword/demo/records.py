"""What happens in the demo company's world, one record for each thing; money is in minor units of the store's currency."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Buyer:
    """An invented person; what the platforms' exports know of them."""

    name: str
    email: str
    phone: str
    street: str
    city: str
    province: str
    postcode: str
    country: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Something a store sells under its platform's SKU: a product, or a bundle of several."""

    sku: str
    title: str
    brand: str
    asin: str
    line: str
    parts: tuple[tuple[str, int], ...]
    price: int


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line; `discount` is of the whole line, prices as the buyer sees them, `tax` on what is left to pay."""

    listing: Listing
    quantity: int
    discount: int
    tax: int

    @property
    def gross(self) -> int:
        """Shown price of the whole line."""
        return self.listing.price * self.quantity

    @property
    def paid(self) -> int:
        """Shown price less discount."""
        return self.gross - self.discount


@dataclass(frozen=True, slots=True)
class Order:
    """An order and, once it is known what becomes of it, all its instants (aware, in the store's zone)."""

    store: str
    id: str
    number: int
    placed_at: datetime
    paid_at: datetime
    channel: str
    campaign: str
    buyer: Buyer
    first: bool
    lines: tuple[OrderLine, ...]
    by_platform: bool
    shipping: int
    coupon: str
    ship_by: datetime
    shipped_at: datetime
    promised_by: datetime
    delivered_at: datetime
    carrier: str
    cancelled_at: datetime | None
    cancelled_by: str

    def status(self, at: datetime) -> str:
        """Its status as seen at an instant."""
        if self.cancelled_at is not None and self.cancelled_at < at:
            return "cancelled"
        if self.paid_at >= at:
            return "pending"
        if self.shipped_at >= at:
            return "paid"
        return "shipped" if self.delivered_at >= at else "delivered"

    @property
    def paid(self) -> int:
        """What the buyer pays for the goods."""
        return sum(line.paid for line in self.lines)


@dataclass(frozen=True, slots=True)
class Return:
    """One line sent back, wholly or in part."""

    id: str
    order: Order
    line: OrderLine
    quantity: int
    reason: str
    comment: str
    requested_at: datetime
    received_at: datetime | None


@dataclass(frozen=True, slots=True)
class Refund:
    """Money given back for one line; `amount` as the buyer sees it, tax included where prices are."""

    id: str
    order: Order
    line: OrderLine
    quantity: int
    amount: int
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Fee:
    """A fee charged by a platform or carrier, without tax; a credit is negative."""

    id: str
    store: str
    at: datetime
    order: str
    type: str
    amount: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """A negative feedback, claim or chargeback; `settled_at` is when its outcome is known."""

    id: str
    order: Order
    kind: str
    at: datetime
    settled_at: datetime
    outcome: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A buyer's answer to a survey."""

    id: str
    order: Order
    kind: str
    at: datetime
    score: int
    comment: str
    language: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation."""

    id: str
    conversation: str
    order: Order
    at: datetime
    direction: str
    automatic: bool


@dataclass(frozen=True, slots=True)
class AdDay:
    """A campaign's day."""

    store: str
    day: date
    channel: str
    campaign_id: str
    campaign: str
    impressions: int
    clicks: int
    spend: int
    orders: int
    units: int
    sales: int
    new_customers: int


@dataclass(frozen=True, slots=True)
class Visits:
    """Sessions of a day that came the same way."""

    store: str
    day: date
    source: str
    channel: str
    sessions: int
    page_views: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far the sessions of a day, channel and device went: sessions, product views, carts, checkouts, shipping, payment."""

    store: str
    day: date
    channel: str
    device: str
    stages: tuple[int, ...]
    purchases: int


@dataclass(frozen=True, slots=True)
class StockDay:
    """Stock of one product in a store's warehouse at the end of a day."""

    store: str
    day: date
    sku: str
    sellable: int
    reserved: int
    inbound: int
    unsellable: int


@dataclass(frozen=True, slots=True)
class PurchaseLine:
    """A line of a purchase order; `unit_cost` is in hundredths of CNY."""

    po: str
    number: int
    supplier: str
    store: str
    sku: str
    ordered: date
    promised: date
    received: date
    quantity: int
    received_quantity: int
    inspected: int
    passed: int
    unit_cost: int


@dataclass(frozen=True, slots=True)
class KeywordDay:
    """Rank and demand of a search word on a day."""

    day: date
    keyword: str
    sku: str
    organic: int | None
    sponsored: int | None
    volume: int
    branded: bool


@dataclass(slots=True)
class History:
    """Everything that has happened, and what has been set in motion, in the order it was decided."""

    orders: list[Order] = field(default_factory=list)
    returns: list[Return] = field(default_factory=list)
    refunds: list[Refund] = field(default_factory=list)
    fees: list[Fee] = field(default_factory=list)
    feedback: list[Feedback] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    ads: list[AdDay] = field(default_factory=list)
    visits: list[Visits] = field(default_factory=list)
    funnel: list[Funnel] = field(default_factory=list)
    stock: list[StockDay] = field(default_factory=list)
    purchases: list[PurchaseLine] = field(default_factory=list)
    keywords: list[KeywordDay] = field(default_factory=list)
