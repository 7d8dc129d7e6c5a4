"""A company read from its files: rows, orders, costs and rates, ready to be asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

from tests.oracle.reference import facts as f
from tests.oracle.reference import reading
from tests.oracle.reference.fx import Rates

Row = TypeVar("Row")
OrderKey = tuple[str, str]
"""Order ids of two stores are different orders."""


@dataclass(frozen=True)
class World:
    """What the outside gives: settings, stores and the rows of each general kind in the order imported."""

    currency: str
    timezone: str
    stores: tuple[f.Store, ...]
    rows: Mapping[str, list[dict[str, str]]]


@dataclass(frozen=True)
class Order:
    """All lines of one order."""

    key: OrderKey
    lines: tuple[f.Line, ...]
    zone: ZoneInfo

    @cached_property
    def left_in(self) -> tuple[f.Line, ...]:
        """The lines that are neither cancelled nor pending."""
        return tuple(line for line in self.lines if line.left_in)

    @cached_property
    def day(self) -> date:
        """The day of its earliest line left in."""
        return min(line.ordered.day for line in self.left_in)

    @cached_property
    def placed(self) -> datetime:
        """When its earliest line left in was ordered."""
        return min(line.ordered.start(self.zone) for line in self.left_in)

    @cached_property
    def customer(self) -> str:
        """Who ordered, as the earliest line that knows says."""
        known = [line for line in self.left_in if line.customer]
        return min(known, key=lambda x: (x.ordered.start(self.zone), x.line_id)).customer if known else ""


@dataclass(frozen=True)
class Company:
    """All rows of a company."""

    currency: str
    stores: Mapping[str, f.Store]
    zones: Mapping[str, ZoneInfo]
    rates: Rates
    lines: list[f.Line]
    refunds: list[f.Refund]
    returns: list[f.Return]
    fees: list[f.Fee]
    costs: list[f.Cost]
    overheads: list[f.Overhead]
    sku_map: list[f.Mapped]
    products: Mapping[str, f.Product]
    ads: list[f.Ad]
    traffic: list[f.Visit]
    funnel: list[f.Step]
    inventory: list[f.Stock]
    feedback: list[f.Feedback]
    surveys: list[f.Answered]
    messages: list[f.Message]
    purchases: list[f.Purchase]
    keywords: list[f.Keyword]
    memo: dict[object, object] = field(default_factory=dict)

    @cached_property
    def orders(self) -> dict[OrderKey, Order]:
        """Every order, whatever its status."""
        lines: dict[OrderKey, list[f.Line]] = defaultdict(list)
        for line in self.lines:
            lines[line.store, line.order_id].append(line)
        return {key: Order(key, tuple(some), self.zones[key[0]]) for key, some in lines.items()}

    @cached_property
    def valid_orders(self) -> list[Order]:
        """Orders with at least one line left in."""
        return [order for order in self.orders.values() if order.left_in]

    @cached_property
    def orders_of(self) -> dict[str, list[Order]]:
        """The orders of every customer in all stores, first one first."""
        found: dict[str, list[Order]] = defaultdict(list)
        for order in sorted(self.valid_orders, key=lambda o: (o.placed, o.key)):
            if order.customer:
                found[order.customer].append(order)
        return found

    def left_out(self, store: str, order_id: str) -> bool:
        """Whether the order is in the data with nothing but cancelled or pending lines (edge 2)."""
        order = self.orders.get((store, order_id))
        return order is not None and not order.left_in

    def landed(self, sku: str, day: date) -> f.Cost | None:
        """The cost of a company SKU in force on `day`."""
        known = [cost for cost in self.costs if cost.sku == sku and cost.effective_from <= day]
        return max(known, key=lambda cost: cost.effective_from) if known else None


def company(world: World, embedded: Mapping[date, Mapping[str, Fraction]] | None = None) -> Company:
    """Reads a world's rows; `embedded` are the rates that come with the product."""
    home = ZoneInfo(world.timezone)
    zones = {"": home} | {store.id: ZoneInfo(store.timezone) for store in world.stores}

    def rows(kind: str, read: Callable[[f.Cells], Row]) -> list[Row]:
        return [read(row) for row in reading.current(kind, world.rows.get(kind, []), zones)]

    def local(kind: str, read: Callable[[f.Cells, ZoneInfo], Row]) -> list[Row]:
        return rows(kind, lambda row: read(row, zones[reading.cell(row, "store")]))

    return Company(
        currency=world.currency,
        stores={store.id: store for store in world.stores},
        zones=zones,
        rates=Rates(_imported(reading.current("fx", world.rows.get("fx", []), zones)), world.currency, embedded or {}),
        lines=local("orders", reading.line),
        refunds=local("refunds", reading.refund),
        returns=local("returns", reading.returned),
        fees=local("fees", reading.fee),
        costs=rows("costs", reading.cost),
        overheads=rows("overheads", reading.overhead),
        sku_map=rows("sku_map", reading.mapped),
        products={p.sku: p for p in rows("products", reading.product)},
        ads=rows("ads", reading.ad),
        traffic=rows("traffic", reading.visit),
        funnel=rows("funnel", reading.step),
        inventory=rows("inventory", reading.stock),
        feedback=local("feedback", reading.feedback),
        surveys=local("surveys", reading.answered),
        messages=local("messages", reading.message),
        purchases=rows("purchase_orders", lambda row: reading.purchase(row, home)),
        keywords=rows("keywords", reading.keyword),
    )


def _imported(rows: Iterable[f.Cells]) -> dict[tuple[date, str, str], Fraction]:
    return {
        (reading.day(row, "date"), reading.cell(row, "base"), reading.cell(row, "quote")): reading.amount(row, "rate")
        for row in rows
    }
