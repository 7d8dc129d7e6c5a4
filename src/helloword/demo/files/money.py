"""Fees, landed costs and overheads, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from helloword.demo.company import OVERHEADS, OVERHEADS_CURRENCY, OVERHEADS_GROWTH, WITHOUT_COST
from helloword.demo.costs import CURRENCY, Costs
from helloword.demo.files.seen import STORE, Seen
from helloword.demo.files.sheet import Sheet, amount
from helloword.demo.records import Fee
from helloword.period import add_months

FEES = ("store", "fee_id", "posted_at", "order_id", "type", "amount", "currency")
COSTS = ("sku", "effective_from", "purchase", "inbound", "duty", "currency")
OVERHEAD_COLUMNS = ("month", "type", "amount", "currency")


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file of fees of all stores, one of costs, one of overheads."""
    yield Sheet("all-stores/fees.csv", FEES, [_fee(fee) for fee in seen.past(seen.history.fees)])
    costs = [
        (row.sku, row.since.isoformat(), str(row.purchase), str(row.inbound), str(row.duty), CURRENCY)
        for row in Costs(seen.span.start).rows
        if row.sku not in WITHOUT_COST and row.since < seen.today
    ]
    yield Sheet("company/costs.csv", COSTS, costs)
    yield Sheet("company/overheads.csv", OVERHEAD_COLUMNS, list(_overheads(seen)), "gb18030")


def _fee(fee: Fee) -> tuple[str, ...]:
    currency = STORE[fee.store].currency
    return fee.store, fee.id, fee.at.isoformat(), fee.order, fee.type, amount(fee.amount, currency), currency


def _overheads(seen: Seen) -> Iterator[tuple[str, ...]]:
    """Each month's overheads, the running month's as budgeted."""
    month, growth = seen.span.start, Decimal(1)
    while month <= seen.span.last:
        for kind, base in OVERHEADS:
            yield f"{month:%Y-%m}", kind, str((base * growth).quantize(Decimal("0.01"))), OVERHEADS_CURRENCY
        month, growth = _next(month), growth * (1 + Decimal(str(OVERHEADS_GROWTH)))


def _next(month: date) -> date:
    return add_months(month, 1)
