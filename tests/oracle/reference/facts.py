"""The rows of the general kinds, read from their strings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.oracle.reference.moments import Moment

Cells = Mapping[str, str]
"""One row of a file: column to text; a missing column is the same as an empty one."""


@dataclass(frozen=True)
class Store:
    """A store as the company has added it."""

    id: str
    platform: str
    marketplace: str
    currency: str
    timezone: str
    region: str = ""
    opened: str = ""
    prices: str = "tax-excluded"


@dataclass(frozen=True)
class Line:
    """A line of an order."""

    store: str
    order_id: str
    line_id: str
    ordered: Moment
    status: str
    sku: str
    quantity: int
    unit_price: Fraction
    discount: Fraction
    shipping: Fraction
    currency: str
    customer: str
    channel: str
    country: str
    fulfilment: str
    ship_by: Moment | None
    shipped: Moment | None
    promised: Moment | None
    delivered: Moment | None
    carrier: str
    cancelled_by: str

    @property
    def left_in(self) -> bool:
        """Whether the line counts outside of cancel_rate."""
        return self.status not in ("cancelled", "pending")

    @property
    def gross(self) -> Fraction:
        """Price before discounts."""
        return self.unit_price * self.quantity


@dataclass(frozen=True)
class Refund:
    """Money given back for an item."""

    store: str
    order_id: str
    line_id: str
    sku: str
    refunded: Moment
    quantity: int
    amount: Fraction
    currency: str
    reason: str


@dataclass(frozen=True)
class Return:
    """An item that a buyer asked to send back."""

    store: str
    order_id: str
    sku: str
    requested: Moment
    received: Moment | None
    quantity: int
    reason: str


@dataclass(frozen=True)
class Fee:
    """A fee or a credit."""

    store: str
    posted: Moment
    order_id: str
    sku: str
    type: str
    amount: Fraction
    currency: str


@dataclass(frozen=True)
class Cost:
    """What a unit of a SKU costs landed, from a day on."""

    sku: str
    effective_from: date
    landed: Fraction
    currency: str


@dataclass(frozen=True)
class Overhead:
    """A month's overhead of one type."""

    month: date
    type: str
    amount: Fraction
    currency: str


@dataclass(frozen=True)
class Mapped:
    """One company SKU that a platform SKU stands for."""

    store: str
    platform_sku: str
    sku: str
    quantity: int


@dataclass(frozen=True)
class Product:
    """A company SKU's attributes."""

    sku: str
    brand: str
    line: str
    supplier: str


@dataclass(frozen=True)
class Ad:
    """An ad day of a campaign."""

    store: str
    date: date
    channel: str
    campaign: str
    sku: str
    keyword: str
    impressions: int
    clicks: int
    spend: Fraction
    attributed_sales: Fraction
    new_customers: int | None
    currency: str


@dataclass(frozen=True)
class Visit:
    """A traffic day of a source."""

    store: str
    date: date
    source: str
    channel: str
    sku: str
    sessions: int


@dataclass(frozen=True)
class Step:
    """A funnel day."""

    store: str
    date: date
    channel: str
    device: str
    counts: Mapping[str, int | None]


@dataclass(frozen=True)
class Stock:
    """A SKU in a warehouse at the end of a day."""

    store: str
    date: date
    sku: str
    warehouse: str
    sellable: int
    reserved: int


@dataclass(frozen=True)
class Feedback:
    """A negative feedback, claim or chargeback."""

    store: str
    order_id: str
    kind: str
    opened: Moment
    outcome: str

    @property
    def counts(self) -> bool:
        """Whether it is a defect: a removed one never is, nor a claim that was denied."""
        return self.outcome != "removed" and not (self.kind == "claim" and self.outcome == "denied")


@dataclass(frozen=True)
class Answered:
    """An answer to a survey."""

    store: str
    kind: str
    answered: Moment
    score: int
    order_id: str
    language: str


@dataclass(frozen=True)
class Message:
    """A message of a conversation."""

    store: str
    message_id: str
    conversation_id: str
    at: Moment
    direction: str
    automatic: bool


@dataclass(frozen=True)
class Purchase:
    """A line of a purchase order."""

    po_id: str
    line_id: str
    supplier: str
    sku: str
    ordered: Moment
    promised: Moment | None
    received: Moment | None
    inspected: int | None
    passed: int | None


@dataclass(frozen=True)
class Keyword:
    """A keyword's position and volume on a day."""

    date: date
    keyword: str
    sku: str
    rank: int | None
    volume: int
    branded: bool
