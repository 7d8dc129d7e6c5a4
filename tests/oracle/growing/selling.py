"""Orders and what comes after them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from tests.oracle.growing.chances import CHANNELS, CUSTOMERS, PLATFORM_SKUS, Chances, Row
from tests.oracle.reference.facts import Store


def rows(chances: Chances) -> dict[str, list[Row]]:
    """Everything that hangs on an order."""
    lines: list[Row] = []
    for number in range(1, 5 + chances.count(14)):
        lines += _order(chances, chances.store(), f"o{number if chances.often() else 1}", lines)
    return {
        "orders": lines + _restated(chances, lines),
        "refunds": [_refund(chances, n, lines) for n in chances.many(8)],
        "returns": [_return(chances, n, lines) for n in chances.many(8)],
        "fees": [_fee(chances, n, lines) for n in chances.many(8)],
        "feedback": [_feedback(chances, n, lines) for n in chances.many(6)],
        "surveys": [_survey(chances, n, lines) for n in chances.many(8)],
        "messages": [row for n in chances.many(4) for row in _talk(chances, n)],
    }


def _order(chances: Chances, store: Store, order_id: str, before: list[Row]) -> list[Row]:
    if any(row["store"] == store.id and row["order_id"] == order_id for row in before):
        return []
    day, customer = chances.day(), chances.one(*CUSTOMERS)
    if before and chances.rarely():
        day = date.fromisoformat(before[0]["ordered_at"][:10]) + timedelta(days=chances.one(364, 365, 366))
    return [_line(chances, store, order_id, n, day, customer) for n in range(1, chances.one(2, 2, 3, 4))]


def _line(chances: Chances, store: Store, order_id: str, number: int, day: date, customer: str) -> Row:
    ordered = day if chances.often() else chances.near(day)
    status = chances.one("paid", "shipped", "shipped", "delivered", "delivered", "delivered", "pending", "cancelled")
    row = {
        "store": store.id,
        "order_id": order_id,
        "line_id": str(number),
        "ordered_at": chances.at(ordered, store.timezone),
        "status": status,
        "sku": chances.one(*PLATFORM_SKUS),
        "quantity": str(chances.one(1, 1, 2, 3)),
        "unit_price": chances.money(60),
        "discount": chances.one("", chances.money(5)),
        "tax": chances.one("", "3.21"),
        "shipping_charged": chances.one("", chances.money(6)),
        "currency": chances.currency(store),
        "customer": customer if chances.often() else "",
        "channel": chances.one(*CHANNELS),
        "country": chances.one("DE", "FR", "US", ""),
        "carrier": chances.one("DHL", "UPS", ""),
        "cancelled_by": chances.one("buyer", "seller", "") if status == "cancelled" else "",
    }
    return row | _promises(chances, store, ordered)


def _promises(chances: Chances, store: Store, ordered: date) -> Row:
    def perhaps(day: date) -> str:
        return chances.at(day, store.timezone) if chances.often() else ""

    due, arrival = chances.near(ordered, 0, 3), chances.near(ordered, 0, 9)
    shipped = max(ordered, chances.near(due, 1, 1))
    return {
        "fulfilment": chances.one("merchant", "merchant", "platform", ""),
        "ship_by": perhaps(due),
        "shipped_at": perhaps(shipped),
        "promised_by": perhaps(arrival),
        "delivered_at": perhaps(max(shipped, chances.near(arrival, 2, 2))),
    }


def _restated(chances: Chances, lines: list[Row]) -> list[Row]:
    """Later versions of some lines; one with an older `updated_at` than the row it repeats does not win."""
    again = []
    for row in lines:
        if chances.rarely():
            row["updated_at"] = chances.one("", "2025-06-01T10:00:00Z")
            changed = {"status": chances.one("delivered", "cancelled"), "quantity": "5"}
            again.append(row | changed | {"updated_at": chances.one("", "2025-05-31", "2025-06-02T00:00:00+09:00")})
    return again


def _order_of(chances: Chances, lines: list[Row]) -> tuple[Store, Row]:
    """An order that is there, or one that is not."""
    row = chances.one(*lines)
    store = next(store for store in chances.stores if store.id == row["store"])
    return store, (row if not chances.rarely() else row | {"order_id": "gone", "line_id": "1"})


def _when(chances: Chances, store: Store, line: Row) -> str:
    start = date.fromisoformat(line["ordered_at"][:10])
    return chances.at(start + timedelta(days=chances.one(0, 1, 3, 30, 45)), store.timezone)


def _reason(chances: Chances) -> str:
    return chances.one("late", "defective", "no idea", "other")


def _refund(chances: Chances, number: int, lines: list[Row]) -> Row:
    store, line = _order_of(chances, lines)
    return {
        "store": store.id,
        "refund_id": f"r{number // 2}",
        "order_id": line["order_id"],
        "line_id": chances.one("", line["line_id"], line["line_id"], "9") if number % 2 else "",
        "sku": chances.one("", line["sku"]),
        "refunded_at": _when(chances, store, line),
        "quantity": "1",
        "amount": chances.money(30),
        "currency": chances.currency(store),
        "reason": chances.one("", _reason(chances)),
    }


def _return(chances: Chances, number: int, lines: list[Row]) -> Row:
    store, line = _order_of(chances, lines)
    return {
        "store": store.id,
        "return_id": f"t{number}",
        "order_id": line["order_id"],
        "sku": line["sku"] if chances.often() else chances.one(*PLATFORM_SKUS),
        "requested_at": _when(chances, store, line),
        "received_at": chances.one("", _when(chances, store, line)),
        "quantity": str(chances.one(1, 1, 2)),
        "reason": _reason(chances),
    }


def _fee(chances: Chances, number: int, lines: list[Row]) -> Row:
    store, line = _order_of(chances, lines)
    return {
        "store": store.id,
        "fee_id": f"f{number}",
        "posted_at": _when(chances, store, line),
        "order_id": chances.one("", line["order_id"]),
        "sku": chances.one("", line["sku"]),
        "type": chances.one("referral", "storage", "reimbursement", "other"),
        "amount": chances.one("", "-") + chances.money(9) if chances.rarely() else chances.money(9),
        "currency": chances.currency(store),
    }


def _feedback(chances: Chances, number: int, lines: list[Row]) -> Row:
    store, line = _order_of(chances, lines)
    return {
        "store": store.id,
        "feedback_id": f"b{number}",
        "order_id": line["order_id"],
        "kind": chances.one("negative_feedback", "claim", "chargeback"),
        "opened_at": _when(chances, store, line),
        "outcome": chances.one("", "open", "upheld", "denied", "removed"),
    }


def _survey(chances: Chances, number: int, lines: list[Row]) -> Row:
    store, line = _order_of(chances, lines)
    kind = chances.one("csat", "nps")
    return {
        "store": store.id,
        "response_id": f"s{number}",
        "kind": kind,
        "answered_at": _when(chances, store, line),
        "score": str(chances.one(1, 3, 4, 5) if kind == "csat" else chances.one(0, 6, 7, 8, 9, 10)),
        "order_id": chances.one("", line["order_id"], line["order_id"]),
        "language": chances.one("", "de", "ja"),
    }


def _talk(chances: Chances, number: int) -> list[Row]:
    store, day = chances.store(), chances.day()
    found: dict[str, Row] = {}
    for n in range(1 + chances.count(6)):
        day = day + timedelta(days=chances.one(0, 0, 1))
        at = chances.at(day, store.timezone, bare=False)
        said = {"direction": chances.one("in", "in", "out"), "automatic": chances.one("", "true", "false")}
        whose = {"store": store.id, "message_id": f"m{number}.{n}", "conversation_id": f"c{number}", "at": at}
        found.setdefault(_instant(at), whose | said)
    return list(found.values())


def _instant(at: str) -> str:
    return datetime.fromisoformat(at).astimezone(UTC).isoformat()
