"""Short companies and short questions for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from tests.oracle.reference.answering import Reading, answer
from tests.oracle.reference.company import Company, World, company
from tests.oracle.reference.facts import Store

EU = Store("eu", "shopify", "DE", "EUR", "Europe/Berlin", "Europe")
US = Store("us", "amazon", "US", "USD", "America/Los_Angeles", "America")

DEFAULTS: dict[str, dict[str, str]] = {
    "orders": {"store": "eu", "line_id": "1", "ordered_at": "2026-01-05", "status": "paid", "sku": "A",
               "quantity": "1", "unit_price": "10", "currency": "EUR"},
    "refunds": {"store": "eu", "refund_id": "r1", "refunded_at": "2026-01-08", "quantity": "1", "currency": "EUR"},
    "returns": {"store": "eu", "return_id": "t1", "sku": "A", "requested_at": "2026-01-08", "quantity": "1",
                "reason": "late"},
    "fees": {"store": "eu", "fee_id": "f1", "posted_at": "2026-01-06", "type": "referral", "currency": "EUR"},
    "costs": {"effective_from": "2025-01-01", "currency": "EUR"},
    "overheads": {"month": "2026-01", "type": "rent", "currency": "EUR"},
    "ads": {"store": "eu", "date": "2026-01-05", "channel": "web", "campaign_id": "1", "campaign": "Tea",
            "impressions": "0", "clicks": "0", "spend": "0", "attributed_orders": "0", "attributed_units": "0",
            "attributed_sales": "0", "currency": "EUR"},
    "traffic": {"store": "eu", "date": "2026-01-05", "source": "organic"},
    "funnel": {"store": "eu", "date": "2026-01-05", "sessions": "0", "product_views": "0", "cart_adds": "0",
               "checkouts": "0", "purchases": "0"},
    "inventory": {"store": "eu", "date": "2026-01-05", "sku": "A", "warehouse": "w1", "sellable": "0"},
    "feedback": {"store": "eu", "kind": "claim", "opened_at": "2026-01-07"},
    "surveys": {"store": "eu", "kind": "csat", "answered_at": "2026-01-07"},
    "messages": {"store": "eu", "conversation_id": "c1"},
    "purchase_orders": {"po_id": "p1", "supplier": "s1", "sku": "A", "ordered_at": "2026-01-02", "quantity": "10",
                        "unit_cost": "1", "currency": "EUR"},
    "keywords": {"date": "2026-01-05", "keyword": "tea"},
}  # fmt: skip
NUMBERED = {"orders": "order_id", "refunds": "refund_id", "returns": "return_id", "fees": "fee_id",
            "feedback": "feedback_id", "surveys": "response_id", "messages": "message_id",
            "purchase_orders": "line_id"}  # fmt: skip


def small(**tables: list[dict[str, str]]) -> Company:
    """A company with a German and an American store; columns that a case does not speak of have usual values."""
    rows = {kind: [_whole(kind, n, row) for n, row in enumerate(some, 1)] for kind, some in tables.items()}
    return company(World("EUR", "Europe/Berlin", (EU, US), rows))


def _whole(kind: str, number: int, row: Mapping[str, str]) -> dict[str, str]:
    names = {NUMBERED[kind]: f"{number}"} if kind in NUMBERED else {}
    return {**DEFAULTS.get(kind, {}), **names, **row}


def readings(firm: Company, kpi: str, *by: str, **where: str) -> list[Reading]:
    """All readings of the KPI in January 2026."""
    kept = {dim: [value] for dim, value in where.items()}
    return answer(firm, kpi, by, "month", date(2026, 1, 1), date(2026, 1, 31), kept)


def value(firm: Company, kpi: str, **where: str) -> Fraction | None:
    """The KPI's value in January 2026."""
    return readings(firm, kpi, **where)[0].value


def sliced(firm: Company, kpi: str, *by: str, **where: str) -> dict[str, Fraction | None]:
    """The value of every slice in January 2026."""
    return {"/".join(one.slice.values()): one.value for one in readings(firm, kpi, *by, **where)}
