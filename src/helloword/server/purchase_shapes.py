"""What the API gives of purchase orders and suppliers, as its schema says; amounts are decimal text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from helloword.server.shapes import Text

MOST_UNITS = 10_000_000
Units = Annotated[int, Field(ge=0, le=MOST_UNITS)]
LineNumber = Annotated[int, Field(ge=1, le=100_000)]


@dataclass(frozen=True)
class PurchaseLine:
    """One line of a purchase order and what has come of it; `short`: the rest is not waited for."""

    number: int
    sku: str
    title: str | None
    store: str | None
    quantity: int
    unit_cost: str
    amount: str
    promised_on: date
    reason: Text | None
    received: int
    received_on: date | None
    short: bool
    inspected: int | None
    passed: int | None


@dataclass(frozen=True)
class PurchaseEntry:
    """A purchase order as a list tells of it; amounts are in its own currency.

    Attributes:
        status: draft, sent, partly_received, received, inspected or cancelled.
        received: units that have come so far.
        action: the action that wrote it.
    """

    id: str
    supplier: str
    supplier_name: str
    currency: str
    status: str
    total: str
    units: int
    received: int
    made_at: datetime
    by: str
    sent_on: date | None
    promised_on: date | None
    note: str
    action: int | None


@dataclass(frozen=True)
class Purchases:
    """Purchase orders, the newest first, and how many there are of each status."""

    items: list[PurchaseEntry]
    next: str | None
    counts: dict[str, int]


@dataclass(frozen=True)
class SupplierContact:
    """Where a supplier's orders are mailed to, and in which language."""

    email: str
    locale: str


@dataclass(frozen=True)
class PurchaseDetail(PurchaseEntry):
    """A purchase order with its lines; `contact` is None when nobody has said where its supplier is reached."""

    lines: list[PurchaseLine]
    contact: SupplierContact | None
    today: date


@dataclass(frozen=True)
class Sending:
    """The day on which the supplier got it; the present one when none is given."""

    on: date | None = None


@dataclass(frozen=True)
class Receiving:
    """How many units of a line have come in all."""

    line: LineNumber
    quantity: Units
    on: date | None = None
    short: bool = False


@dataclass(frozen=True)
class Inspecting:
    """How many units of a line were looked at, and how many of them were good."""

    line: LineNumber
    inspected: Units
    passed: Units


@dataclass(frozen=True)
class Cancelling:
    """Why the order is called off."""

    reason: Annotated[str, Field(max_length=500)]


@dataclass(frozen=True)
class NewContact:
    """Where a supplier's orders are to be mailed to."""

    email: Annotated[str, Field(min_length=3, max_length=254)]
    locale: Literal["zh-CN", "en"]
