"""What the lake says of orders: whether all of it was delivered, and whether the buyer kept any of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

import pyarrow as pa
from sqlglot import exp, parse_one

from helloword.kpis.company import ground_of
from helloword.workspace import Workspace

At = tuple[str, str]
"""Store and order."""
_FACTS = """
WITH sold AS (
    SELECT l.store, l.order_id,
        COUNT(*) FILTER (WHERE l.status <> 'cancelled') AS live,
        COUNT(*) FILTER (WHERE l.status <> 'cancelled' AND l.delivered_day IS NULL) AS under_way,
        MAX(l.delivered_day) FILTER (WHERE l.status <> 'cancelled') AS delivered,
        SUM(l.quantity) FILTER (WHERE l.status <> 'cancelled') AS quantity,
        SUM(l.gross - l.discount) FILTER (WHERE l.status <> 'cancelled') AS worth,
        MAX(l.country) AS country, MAX(l.channel) AS channel, MAX(l.customer) AS customer
    FROM order_lines AS l JOIN asked AS a ON a.store = l.store AND a.order_id = l.order_id
    GROUP BY l.store, l.order_id
),
back AS (
    SELECT r.store, r.order_id, SUM(r.quantity) AS quantity
    FROM returns AS r JOIN asked AS a ON a.store = r.store AND a.order_id = r.order_id
    GROUP BY r.store, r.order_id
),
repaid AS (
    SELECT f.store, f.order_id, SUM(f.quantity) AS quantity, SUM(f.amount) AS amount
    FROM refunds AS f JOIN asked AS a ON a.store = f.store AND a.order_id = f.order_id
    GROUP BY f.store, f.order_id
)
SELECT s.*, b.quantity AS returned, p.quantity AS refunded, p.amount AS repaid
FROM sold AS s
LEFT JOIN back AS b ON b.store = s.store AND b.order_id = s.order_id
LEFT JOIN repaid AS p ON p.store = s.store AND p.order_id = s.order_id
"""
_ASKED = pa.schema([pa.field("store", pa.string()), pa.field("order_id", pa.string())])


@dataclass(frozen=True)
class Order:
    """One order.

    Attributes:
        delivered: the day, where the store is, on which the last of it came; None while any of it is under way.
        cancelled: none of it was sold in the end.
        undone: all of it went back, or all of its money.
    """

    delivered: date | None
    cancelled: bool
    undone: bool
    country: str | None
    channel: str | None
    customer: str | None


def orders(workspace: Workspace, asked: Iterable[At]) -> Mapping[At, Order]:
    """The orders among those asked for that the lake has."""
    rows = [{"store": store, "order_id": order} for store, order in asked]
    if not rows:
        return {}
    table = pa.Table.from_pylist(rows, schema=_ASKED)
    found = ground_of(workspace).engine.run(_facts().copy(), {"asked": table}).to_pylist()
    return {(row["store"], row["order_id"]): _order(row) for row in found}


@cache
def _facts() -> exp.Query:
    tree = parse_one(_FACTS, dialect="duckdb")
    assert isinstance(tree, exp.Query)
    return tree


def _order(row: Mapping[str, object]) -> Order:
    delivered = row["delivered"] if row["live"] and not row["under_way"] else None
    assert delivered is None or isinstance(delivered, date)
    sold, worth = _number(row["quantity"]), _number(row["worth"])
    back = max(_number(row["returned"]), _number(row["refunded"]))
    undone = (sold > 0 and back >= sold) or (worth > 0 and _number(row["repaid"]) >= worth)
    return Order(
        delivered, not row["live"], undone, _text(row["country"]), _text(row["channel"]), _text(row["customer"])
    )


def _number(value: object) -> Decimal:
    return Decimal(str(value)) if value is not None else Decimal(0)


def _text(value: object) -> str | None:
    return str(value) if value else None
