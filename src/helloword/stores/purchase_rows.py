"""Purchase orders between their rows and their values."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.money import full_text
from helloword.stores.purchase import Ordered, Purchase, PurchaseLine, Status
from helloword.stores.tables import PurchaseLineRow, PurchaseRow
from helloword.text import Text


def purchase_from(session: Session, row: PurchaseRow) -> Purchase:
    """The order with its lines."""
    return Purchase(
        row.id, row.key, row.supplier, row.currency, Status(row.status), row.made_at, row.by, row.sent_on, row.note,
        lines_of(session, row.id),
    )  # fmt: skip


def lines_of(session: Session, purchase: str) -> tuple[PurchaseLine, ...]:
    """The lines of an order by number."""
    query = select(PurchaseLineRow).where(PurchaseLineRow.purchase == purchase).order_by(PurchaseLineRow.number)
    return tuple(_line(row) for row in session.scalars(query))


def line_row(purchase: str, line: PurchaseLine) -> PurchaseLineRow:
    """A line as it is kept."""
    ordered = line.ordered
    return PurchaseLineRow(
        purchase=purchase, number=line.number, sku=ordered.sku, store=ordered.store, quantity=ordered.quantity,
        unit_cost=full_text(ordered.unit_cost), promised_on=ordered.promised_on,
        reason=ordered.reason.kept(), received=line.received,
        received_on=line.received_on, short=line.short, inspected=line.inspected, passed=line.passed,
    )  # fmt: skip


def _line(row: PurchaseLineRow) -> PurchaseLine:
    ordered = Ordered(
        row.sku, row.quantity, Decimal(row.unit_cost), row.promised_on, Text.read(row.reason), row.store
    )  # fmt: skip
    return PurchaseLine(row.number, ordered, row.received, row.received_on, row.short, row.inspected, row.passed)
