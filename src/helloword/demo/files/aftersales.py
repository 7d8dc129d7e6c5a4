"""Returns, refunds and complaints of all stores, in the general formats."""

from __future__ import annotations

from collections.abc import Container, Iterator

from helloword.demo.company import STORES
from helloword.demo.files.seen import STORE, Seen
from helloword.demo.files.sheet import Sheet, amount, happened
from helloword.demo.records import Feedback, Refund, Return

RETURNS = ("store", "return_id", "order_id", "sku", "requested_at", "received_at", "quantity", "reason", "comment")
REFUNDS = (
    "store", "refund_id", "order_id", "line_id", "sku", "refunded_at", "quantity", "amount", "currency", "reason",
)  # fmt: skip
FEEDBACK = ("store", "feedback_id", "order_id", "kind", "opened_at", "outcome", "updated_at")

SPREADSHEETS = {"amazon-de": ("utf-8-sig", ";"), "rakuten-jp": ("cp932", ",")}
"""Encoding and separator of the lists that the people of a store keep for themselves; the others share theirs."""


def sheets(seen: Seen) -> Iterator[Sheet]:
    """Files of returns and refunds for all stores but those with their own, one of complaints for all."""
    yield from _lists(seen, "all-stores", {store.id for store in STORES} - set(SPREADSHEETS), "utf-8", ",")
    for store, (encoding, separator) in SPREADSHEETS.items():
        yield from _lists(seen, store, {store}, encoding, separator)
    feedback = [_feedback(seen, row) for row in seen.past(seen.history.feedback)]
    yield Sheet("all-stores/feedback.csv", FEEDBACK, feedback)


def without_tax(refund: Refund) -> int:
    """The refund less the share of tax in it, where prices include tax."""
    line = refund.line
    if not STORE[refund.order.store].prices_include_tax or line.paid == 0:
        return refund.amount
    return (2 * refund.amount * (line.paid - line.tax) + line.paid) // (2 * line.paid)


def _lists(seen: Seen, folder: str, stores: Container[str], encoding: str, separator: str) -> Iterator[Sheet]:
    returns = [
        _return(seen, row)
        for row in seen.history.returns
        if row.order.store in stores and row.requested_at.date() < seen.today
    ]
    yield Sheet(f"{folder}/returns.csv", RETURNS, returns, encoding, separator)
    refunds = [_refund(row) for row in seen.past(seen.history.refunds) if row.order.store in stores]
    yield Sheet(f"{folder}/refunds.csv", REFUNDS, refunds, encoding, separator)


def _return(seen: Seen, row: Return) -> tuple[str, ...]:
    return (
        row.order.store, row.id, row.order.id, row.line.listing.sku, row.requested_at.isoformat(),
        happened(row.received_at, seen.today), str(row.quantity), row.reason, row.comment,
    )  # fmt: skip


def _refund(row: Refund) -> tuple[str, ...]:
    store = STORE[row.order.store]
    line = str(row.order.lines.index(row.line) + 1) if store.platform == "rakuten" else ""
    return (
        store.id, row.id, row.order.id, line, row.line.listing.sku, row.at.isoformat(), str(row.quantity),
        amount(without_tax(row), store.currency), store.currency, row.reason,
    )  # fmt: skip


def _feedback(seen: Seen, row: Feedback) -> tuple[str, ...]:
    settled = row.settled_at.date() < seen.today
    changed = row.settled_at if settled else row.at
    return (
        row.order.store, row.id, row.order.id, row.kind, row.at.isoformat(),
        row.outcome if settled else "open", changed.isoformat(),
    )  # fmt: skip
