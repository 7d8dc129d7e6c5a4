"""A purchase order as a value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from helloword.text import Text

UNSAID = Text("", "")


class Status(StrEnum):
    """How far a purchase order has come."""

    DRAFT = "draft"
    SENT = "sent"
    PARTLY_RECEIVED = "partly_received"
    RECEIVED = "received"
    INSPECTED = "inspected"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Ordered:
    """What is ordered in one line; `reason` says why so much, `store` whose stock it is for."""

    sku: str
    quantity: int
    unit_cost: Decimal
    promised_on: date
    reason: Text = UNSAID
    store: str | None = None


@dataclass(frozen=True)
class PurchaseLine:
    """One line with what came of it.

    Attributes:
        received: units that have come so far.
        received_on: the day on which the last of them came.
        short: the rest will not come and is not waited for.
        inspected, passed: units looked at and found good; None before the inspection.
    """

    number: int
    ordered: Ordered
    received: int = 0
    received_on: date | None = None
    short: bool = False
    inspected: int | None = None
    passed: int | None = None

    @property
    def complete(self) -> bool:
        """Whether nothing more is waited for."""
        return self.received_on is not None and (self.short or self.received >= self.ordered.quantity)


@dataclass(frozen=True)
class Purchase:
    """A purchase order to one supplier, in one currency."""

    id: str
    key: str
    supplier: str
    currency: str
    status: Status
    made_at: datetime
    by: str
    sent_on: date | None
    note: str
    lines: Sequence[PurchaseLine]

    @property
    def total(self) -> Decimal:
        """What it costs."""
        return sum((line.ordered.unit_cost * line.ordered.quantity for line in self.lines), Decimal(0))


def progress(lines: Sequence[PurchaseLine]) -> Status:
    """How far a sent order has come, by its lines."""
    if all(line.complete for line in lines):
        done = all(line.inspected is not None for line in lines)
        return Status.INSPECTED if done else Status.RECEIVED
    return Status.PARTLY_RECEIVED if any(line.received for line in lines) else Status.SENT
