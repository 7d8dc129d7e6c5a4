"""From cells to rows: one function a kind; the same key again replaces."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

from tests.oracle.reference import facts as f
from tests.oracle.reference.facts import Cells
from tests.oracle.reference.moments import Moment, moment

KEYS: dict[str, tuple[str, ...]] = {
    "orders": ("store", "order_id", "line_id"),
    "refunds": ("store", "refund_id", "line_id", "sku"),
    "returns": ("store", "return_id", "sku"),
    "fees": ("store", "fee_id"),
    "costs": ("sku", "effective_from"),
    "overheads": ("month", "type"),
    "sku_map": ("store", "platform_sku", "sku"),
    "products": ("sku",),
    "ads": ("store", "date", "channel", "campaign_id", "campaign", "sku", "keyword", "currency"),
    "traffic": ("store", "date", "source", "channel", "sku"),
    "funnel": ("store", "date", "channel", "device"),
    "inventory": ("store", "date", "sku", "warehouse"),
    "feedback": ("store", "feedback_id"),
    "surveys": ("store", "response_id"),
    "messages": ("store", "message_id"),
    "purchase_orders": ("po_id", "line_id"),
    "keywords": ("date", "keyword", "sku"),
    "fx": ("date", "base", "quote"),
}
FUNNEL = ("sessions", "product_views", "cart_adds", "checkouts", "shipping_entered", "payment_entered", "purchases")


def current(kind: str, rows: Iterable[Cells], zones: dict[str, ZoneInfo]) -> list[Cells]:
    """The rows that hold after all imports: per key the later `updated_at` where both give one, else the later row."""
    kept: dict[tuple[str, ...], Cells] = {}
    for row in rows:
        key = tuple(cell(row, column) for column in KEYS[kind])
        if key not in kept or not _older(row, kept[key], zones):
            kept[key] = row
    return list(kept.values())


def _older(new: Cells, old: Cells, zones: dict[str, ZoneInfo]) -> bool:
    zone = zones[cell(new, "store")]
    ours, theirs = moment(cell(new, "updated_at"), zone), moment(cell(old, "updated_at"), zone)
    return ours is not None and theirs is not None and ours.start(zone) < theirs.start(zone)


def cell(row: Cells, column: str) -> str:
    """The text of a column, "" when there is none."""
    return row.get(column, "").strip()


def amount(row: Cells, column: str) -> Fraction:
    """An exact number, zero when empty."""
    return Fraction(cell(row, column) or "0")


def count(row: Cells, column: str) -> int | None:
    """A whole number, None when empty."""
    text = cell(row, column)
    return int(text) if text else None


def number(row: Cells, column: str) -> int:
    """A whole number, zero when empty."""
    return count(row, column) or 0


def day(row: Cells, column: str) -> date:
    """A bare date."""
    return date.fromisoformat(cell(row, column))


def yes(row: Cells, column: str) -> bool:
    """A flag, false when empty."""
    return cell(row, column).lower() in ("true", "1", "yes")


def required(row: Cells, column: str, zone: ZoneInfo) -> Moment:
    """A moment that must be there."""
    read = moment(cell(row, column), zone)
    return read or Moment(date.min, datetime.min.replace(tzinfo=UTC))


def line(row: Cells, zone: ZoneInfo) -> f.Line:
    """A row of general.orders."""
    return f.Line(
        store=cell(row, "store"),
        order_id=cell(row, "order_id"),
        line_id=cell(row, "line_id"),
        ordered=required(row, "ordered_at", zone),
        status=cell(row, "status"),
        sku=cell(row, "sku"),
        quantity=number(row, "quantity"),
        unit_price=amount(row, "unit_price"),
        discount=amount(row, "discount"),
        shipping=amount(row, "shipping_charged"),
        currency=cell(row, "currency"),
        customer=cell(row, "customer"),
        channel=cell(row, "channel"),
        country=cell(row, "country"),
        fulfilment=cell(row, "fulfilment"),
        ship_by=moment(cell(row, "ship_by"), zone),
        shipped=moment(cell(row, "shipped_at"), zone),
        promised=moment(cell(row, "promised_by"), zone),
        delivered=moment(cell(row, "delivered_at"), zone),
        carrier=cell(row, "carrier"),
        cancelled_by=cell(row, "cancelled_by"),
    )


def refund(row: Cells, zone: ZoneInfo) -> f.Refund:
    """A row of general.refunds."""
    return f.Refund(
        cell(row, "store"), cell(row, "order_id"), cell(row, "line_id"), cell(row, "sku"),
        required(row, "refunded_at", zone), number(row, "quantity"), amount(row, "amount"), cell(row, "currency"),
        cell(row, "reason"),
    )  # fmt: skip


def returned(row: Cells, zone: ZoneInfo) -> f.Return:
    """A row of general.returns."""
    return f.Return(
        cell(row, "store"), cell(row, "order_id"), cell(row, "sku"), required(row, "requested_at", zone),
        moment(cell(row, "received_at"), zone), number(row, "quantity"), cell(row, "reason"),
    )  # fmt: skip


def fee(row: Cells, zone: ZoneInfo) -> f.Fee:
    """A row of general.fees."""
    return f.Fee(
        cell(row, "store"), required(row, "posted_at", zone), cell(row, "order_id"), cell(row, "sku"),
        cell(row, "type"), amount(row, "amount"), cell(row, "currency"),
    )  # fmt: skip


def cost(row: Cells) -> f.Cost:
    """A row of general.costs."""
    landed = amount(row, "purchase") + amount(row, "inbound") + amount(row, "duty")
    return f.Cost(cell(row, "sku"), day(row, "effective_from"), landed, cell(row, "currency"))


def overhead(row: Cells) -> f.Overhead:
    """A row of general.overheads."""
    month = date.fromisoformat(cell(row, "month") + "-01")
    return f.Overhead(month, cell(row, "type"), amount(row, "amount"), cell(row, "currency"))


def mapped(row: Cells) -> f.Mapped:
    """A row of general.sku_map."""
    return f.Mapped(cell(row, "store"), cell(row, "platform_sku"), cell(row, "sku"), number(row, "quantity"))


def product(row: Cells) -> f.Product:
    """A row of general.products."""
    return f.Product(cell(row, "sku"), cell(row, "brand"), cell(row, "line"), cell(row, "supplier"))


def ad(row: Cells) -> f.Ad:
    """A row of general.ads."""
    return f.Ad(
        cell(row, "store"), day(row, "date"), cell(row, "channel"), cell(row, "campaign"), cell(row, "sku"),
        cell(row, "keyword"), number(row, "impressions"), number(row, "clicks"), amount(row, "spend"),
        amount(row, "attributed_sales"), count(row, "new_customers"), cell(row, "currency"),
    )  # fmt: skip


def visit(row: Cells) -> f.Visit:
    """A row of general.traffic."""
    return f.Visit(
        cell(row, "store"), day(row, "date"), cell(row, "source"), cell(row, "channel"), cell(row, "sku"),
        number(row, "sessions"),
    )  # fmt: skip


def step(row: Cells) -> f.Step:
    """A row of general.funnel."""
    counts = {column: count(row, column) for column in FUNNEL}
    return f.Step(cell(row, "store"), day(row, "date"), cell(row, "channel"), cell(row, "device"), counts)


def stock(row: Cells) -> f.Stock:
    """A row of general.inventory."""
    return f.Stock(
        cell(row, "store"), day(row, "date"), cell(row, "sku"), cell(row, "warehouse"),
        number(row, "sellable"), number(row, "reserved"),
    )  # fmt: skip


def feedback(row: Cells, zone: ZoneInfo) -> f.Feedback:
    """A row of general.feedback."""
    return f.Feedback(
        cell(row, "store"), cell(row, "order_id"), cell(row, "kind"), required(row, "opened_at", zone),
        cell(row, "outcome"),
    )  # fmt: skip


def answered(row: Cells, zone: ZoneInfo) -> f.Answered:
    """A row of general.surveys."""
    return f.Answered(
        cell(row, "store"), cell(row, "kind"), required(row, "answered_at", zone), number(row, "score"),
        cell(row, "order_id"), cell(row, "language"),
    )  # fmt: skip


def message(row: Cells, zone: ZoneInfo) -> f.Message:
    """A row of general.messages."""
    return f.Message(
        cell(row, "store"), cell(row, "message_id"), cell(row, "conversation_id"), required(row, "at", zone),
        cell(row, "direction"), yes(row, "automatic"),
    )  # fmt: skip


def purchase(row: Cells, zone: ZoneInfo) -> f.Purchase:
    """A row of general.purchase_orders."""
    return f.Purchase(
        cell(row, "po_id"), cell(row, "line_id"), cell(row, "supplier"), cell(row, "sku"),
        required(row, "ordered_at", zone), moment(cell(row, "promised_at"), zone),
        moment(cell(row, "received_at"), zone), count(row, "inspected"), count(row, "passed"),
    )  # fmt: skip


def keyword(row: Cells) -> f.Keyword:
    """A row of general.keywords."""
    return f.Keyword(
        day(row, "date"), cell(row, "keyword"), cell(row, "sku"), count(row, "organic_rank"),
        number(row, "search_volume"), yes(row, "branded"),
    )  # fmt: skip
