"""Returns, refunds and complaints of all stores, in the general formats."""

from __future__ import annotations

from collections.abc import Iterator

from helloword.demo.company import STORES, Store
from helloword.demo.files.seen import STORE, Seen
from helloword.demo.files.sheet import Sheet, amount, happened
from helloword.demo.records import Feedback, Refund, Return

RETURNS = ("return_id", "order_id", "sku", "requested_at", "received_at", "quantity", "reason", "comment")
REFUNDS = ("refund_id", "order_id", "line_id", "sku", "refunded_at", "quantity", "amount", "currency", "reason")
FEEDBACK = ("store", "feedback_id", "order_id", "kind", "opened_at", "outcome", "updated_at")

SPREADSHEETS = {"amazon-de": ("utf-8-sig", ";"), "rakuten-jp": ("cp932", ",")}
"""Encoding and separator in which the people of a store save their lists."""


def sheets(seen: Seen) -> Iterator[Sheet]:
    """One file of returns and one of refunds per store, one of complaints for all."""
    for store in STORES:
        encoding, separator = SPREADSHEETS.get(store.id, ("utf-8", ","))
        returns = [
            _return(seen, row)
            for row in seen.history.returns
            if row.order.store == store.id and row.requested_at.date() < seen.today
        ]
        yield Sheet(f"{store.id}/returns.csv", RETURNS, returns, encoding, separator)
        refunds = [_refund(store, row) for row in seen.past(seen.history.refunds) if row.order.store == store.id]
        yield Sheet(f"{store.id}/refunds.csv", REFUNDS, refunds, encoding, separator)
    feedback = [_feedback(seen, row) for row in seen.past(seen.history.feedback)]
    yield Sheet("all-stores/feedback.csv", FEEDBACK, feedback)


def without_tax(refund: Refund) -> int:
    """The refund less the share of tax in it, where prices include tax."""
    line = refund.line
    if not STORE[refund.order.store].prices_include_tax or line.paid == 0:
        return refund.amount
    return (2 * refund.amount * (line.paid - line.tax) + line.paid) // (2 * line.paid)


def _return(seen: Seen, row: Return) -> tuple[str, ...]:
    return (
        row.id, row.order.id, row.line.listing.sku, row.requested_at.isoformat(),
        happened(row.received_at, seen.today), str(row.quantity), row.reason, row.comment,
    )  # fmt: skip


def _refund(store: Store, row: Refund) -> tuple[str, ...]:
    line = str(row.order.lines.index(row.line) + 1) if store.platform == "rakuten" else ""
    return (
        row.id, row.order.id, line, row.line.listing.sku, row.at.isoformat(), str(row.quantity),
        amount(without_tax(row), store.currency), store.currency, row.reason,
    )  # fmt: skip


def _feedback(seen: Seen, row: Feedback) -> tuple[str, ...]:
    settled = row.settled_at.date() < seen.today
    changed = row.settled_at if settled else row.at
    return (
        row.order.store, row.id, row.order.id, row.kind, row.at.isoformat(),
        row.outcome if settled else "open", changed.isoformat(),
    )  # fmt: skip
