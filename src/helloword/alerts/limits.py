"""Limits that are a slice's own: the days until stock of a SKU can come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlglot import exp

from helloword.kpis.company import ground_of
from helloword.workspace import Workspace


@dataclass(frozen=True)
class _Order:
    ordered: date
    promised: date
    received: date | None


@dataclass(frozen=True)
class LeadTimes:
    """What is known of suppliers' times and of orders under way, by SKU."""

    days: Mapping[str, int]
    orders: Mapping[str, tuple[_Order, ...]]

    def until_stock(self, sku: str, day: date) -> Decimal | None:
        """Days until stock comes, as it looked on `day`: that of the next order under way, else the lead time.

        What is overdue comes nobody knows when. None for a SKU whose supplier's lead time is not known.
        """
        if sku not in self.days:
            return None
        due = [
            (order.promised - day).days
            for order in self.orders.get(sku, ())
            if order.ordered <= day <= order.promised and (order.received is None or order.received > day)
        ]
        return Decimal(min([self.days[sku], *due]))


def lead_times(workspace: Workspace) -> LeadTimes:
    """The lead times and purchase orders of the newest data."""
    engine = ground_of(workspace).engine
    by_supplier = {
        row["supplier"]: row["lead_time_days"]
        for row in engine.run(exp.select("supplier", "lead_time_days").from_("suppliers"), {}).to_pylist()
        if row["lead_time_days"] is not None
    }
    days = {
        row["sku"]: int(by_supplier[row["supplier"]])
        for row in engine.run(exp.select("sku", "supplier").from_("products"), {}).to_pylist()
        if row["supplier"] in by_supplier
    }
    orders: dict[str, list[_Order]] = {}
    columns = ("sku", "ordered_day", "promised_day", "received_day")
    for row in engine.run(exp.select(*columns).from_("purchase_orders"), {}).to_pylist():
        if row["promised_day"] is not None:
            order = _Order(row["ordered_day"], row["promised_day"], row["received_day"])
            orders.setdefault(row["sku"], []).append(order)
    return LeadTimes(days, {sku: tuple(each) for sku, each in orders.items()})
