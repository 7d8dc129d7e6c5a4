"""Tables of purchase orders and of how suppliers are reached."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class PurchaseRow(Base):
    """A purchase order; `version` counts its changes, `told` the one that the lake knows."""

    __tablename__ = "purchases"
    __table_args__ = (
        CheckConstraint(
            "status IN ('draft', 'sent', 'partly_received', 'received', 'inspected', 'cancelled')",
            name="purchase_status_known",
        ),
        Index("purchases_by_status", "status"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    supplier: Mapped[str]
    currency: Mapped[str]
    status: Mapped[str]
    made_at: Mapped[datetime]
    by: Mapped[str]
    sent_on: Mapped[date | None]
    note: Mapped[str]
    version: Mapped[int]
    told: Mapped[int]
    changed_at: Mapped[datetime]


class PurchaseLineRow(Base):
    """A line of a purchase order with its receipt and inspection."""

    __tablename__ = "purchase_lines"

    purchase: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    sku: Mapped[str]
    store: Mapped[str | None]
    quantity: Mapped[int]
    unit_cost: Mapped[str]
    promised_on: Mapped[date]
    reason: Mapped[str]
    received: Mapped[int]
    received_on: Mapped[date | None]
    short: Mapped[bool]
    inspected: Mapped[int | None]
    passed: Mapped[int | None]


class SupplierContactRow(Base):
    """Where a supplier's orders are mailed to; the address is encrypted with the company's key."""

    __tablename__ = "supplier_contacts"

    supplier: Mapped[str] = mapped_column(primary_key=True)
    email: Mapped[str]
    locale: Mapped[str]
    at: Mapped[datetime]
