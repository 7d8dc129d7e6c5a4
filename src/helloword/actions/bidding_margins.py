"""What a store's SKUs earn before ads, and how long they last: by what bids of their ads are judged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlglot import exp

from helloword.actions.bidding import Stock, stock_of
from helloword.actions.supplying import Held, held, lead_times
from helloword.kpis.company import answer, ground_of
from helloword.kpis.dimensions import NONE
from helloword.kpis.query import Query, Reading
from helloword.lake.freshness import freshness
from helloword.lake.snapshot import snapshot
from helloword.money import EXACT
from helloword.period import ONE_DAY
from helloword.stores.suppliers import supplier_of_skus, suppliers
from helloword.workspace import Workspace

SOLD_DAYS = 28
"""Days of sales that say how long stock lasts."""
STOCK_DAYS = 3
"""Days after which a count of stock no longer says anything."""
_KPIS = ("gross_sales", "discounts", "contribution_profit", "ad_spend", "units")
_ZERO = Decimal(0)
At = tuple[str, str]
"""Store and the company's SKU."""


@dataclass(frozen=True)
class Earned:
    """What a SKU of a store sold after discounts, without tax, and what of it was left before ads; units sold."""

    sold: Decimal
    left: Decimal
    units: Decimal
    known: bool


@dataclass(frozen=True)
class BreakEven:
    """The ACoS at which ads earn nothing; `of_store` where it is the whole store's, for want of its own SKUs'."""

    acos: Decimal
    of_store: bool


class Margins:
    """Break-even and stock of any set of a store's SKUs."""

    def __init__(
        self,
        earned: Mapping[At, Earned],
        lasts: Mapping[At, tuple[Decimal, Decimal]],
        parts: Mapping[At, tuple[str, ...]],
    ) -> None:
        self._earned, self._lasts, self._parts = earned, lasts, parts
        self._skus: dict[str, list[str]] = defaultdict(list)
        for store, sku in earned:
            self._skus[store].append(sku)
        self._break_evens: dict[tuple[str, ...], BreakEven | None] = {}
        self._stocks: dict[tuple[str, ...], Stock | None] = {}

    def skus(self, store: str, listed: Iterable[str]) -> tuple[str, ...]:
        """The company's SKUs behind a platform's."""
        return tuple(dict.fromkeys(sku for each in listed for sku in self._parts.get((store, each), (each,))))

    def break_even(self, store: str, skus: tuple[str, ...]) -> BreakEven | None:
        """The break-even ACoS of SKUs together, a ratio of sums; None where no cost is known at all."""
        if (store, *skus) not in self._break_evens:
            self._break_evens[store, *skus] = self._break_even(store, skus)
        return self._break_evens[store, *skus]

    def stock(self, store: str, skus: tuple[str, ...]) -> Stock | None:
        """How long SKUs last together, the whole store's when none are given; None where nobody knows."""
        if (store, *skus) not in self._stocks:
            self._stocks[store, *skus] = self._stock(store, skus)
        return self._stocks[store, *skus]

    def _break_even(self, store: str, skus: tuple[str, ...]) -> BreakEven | None:
        of_store = False
        known = [of for sku in skus if (of := self._earned.get((store, sku))) and of.known and of.sold > 0]
        if not known:
            of_store = True
            known = [of for sku in self._skus[store] if (of := self._earned[store, sku]).known and of.sold > 0]
        sold = sum((of.sold for of in known), _ZERO)
        if not sold:
            return None
        return BreakEven(EXACT.divide(sum((of.left for of in known), _ZERO), sold), of_store)

    def _stock(self, store: str, skus: tuple[str, ...]) -> Stock | None:
        named = skus or tuple(self._skus[store])
        found = []
        for sku in named:
            of, lasting = self._earned.get((store, sku)), self._lasts.get((store, sku))
            units = of.units if of else _ZERO
            found.append((units, *(lasting or (None, _ZERO))))
        return stock_of(found)


def margins_of(workspace: Workspace, today: date, until: date, days: int, lead_days: Decimal) -> Margins:
    """What can be said on `today`, with sales known up to `until`; `lead_days` where a supplier's is not known."""
    query = Query(_KPIS, ("store", "sku"), start=until - (days - 1) * ONE_DAY, end=until)
    readings: dict[At, dict[str, Reading]] = defaultdict(dict)
    for reading in answer(workspace, query).readings:
        if reading.slice["sku"] != NONE:
            readings[reading.slice["store"], reading.slice["sku"]][reading.kpi] = reading
    earned = {at: _earned(of) for at, of in readings.items()}
    return Margins(earned, _lasting(workspace, today, until, lead_days), _parts(workspace))


def _earned(of: Mapping[str, Reading]) -> Earned:
    values = {kpi: (of[kpi].value if kpi in of else None) or _ZERO for kpi in _KPIS}
    profit = of.get("contribution_profit")
    known = profit is not None and profit.value is not None and profit.cost_coverage == 1
    left = values["contribution_profit"] + values["ad_spend"]
    return Earned(values["gross_sales"] - values["discounts"], left, values["units"], known)


def _lasting(workspace: Workspace, today: date, until: date, lead_days: Decimal) -> dict[At, tuple[Decimal, Decimal]]:
    """Days that stock lasts, and days until more comes; only for stores whose stock was counted lately."""
    counted = {
        each.store for each in freshness(workspace, snapshot(workspace))
        if each.table == "inventory" and each.complete_through and each.complete_through >= today - STOCK_DAYS * ONE_DAY
    }  # fmt: skip
    if not counted:
        return {}
    known, of_skus, due = suppliers(workspace), supplier_of_skus(workspace), _due(workspace, today)
    leads = lead_times(workspace, today, {id: s.lead_time_days for id, s in known.items()})

    def lead_of(sku: str) -> Decimal:
        lead = leads.get(of_skus.get(sku, ""))
        return lead.mean if lead else lead_days

    found = {}
    for of in held(workspace, until, SOLD_DAYS, SOLD_DAYS):
        if of.store in counted and of.demand.mean > 0:
            more = _until_more(of, due, today, lead_of(of.sku))
            found[of.store, of.sku] = (EXACT.divide(Decimal(of.sellable), of.demand.mean), more)
    for (store, sku), units in _on_the_shelf(workspace, until).items():
        if store in counted and (store, sku) not in found:
            found[store, sku] = (lead_of(sku) if units else _ZERO, lead_of(sku))
    return found


def _on_the_shelf(workspace: Workspace, until: date) -> dict[At, Decimal]:
    """Units of every SKU that is counted, those included that did not sell, because nobody wanted or could buy them."""
    query = Query(("days_of_cover",), ("store", "sku"), start=until - (SOLD_DAYS - 1) * ONE_DAY, end=until)
    readings = answer(workspace, query).readings
    return {(r.slice["store"], r.slice["sku"]): r.numerator for r in readings if r.numerator is not None}


def _until_more(of: Held, due: Mapping[str, date], today: date, lead: Decimal) -> Decimal:
    """Days until the next delivery: the one promised where some is on its way, else one ordered now."""
    coming = due.get(of.sku) if of.coming else None
    return min(lead, Decimal((coming - today).days)) if coming else lead


def _due(workspace: Workspace, today: date) -> dict[str, date]:
    """The next day on which a supplier promised units of each SKU; what is overdue may come on any day or none."""
    promised, came = exp.column("promised_day"), exp.column("received_day")
    query = (
        exp.select("sku", exp.Min(this=promised).as_("day")).from_("purchase_orders")
        .where(exp.or_(came.is_(exp.null()), came > exp.convert(today)), promised.copy() >= exp.convert(today))
        .group_by("sku")
    )  # fmt: skip
    return {row["sku"]: row["day"] for row in ground_of(workspace).engine.run(query, {}).to_pylist()}


def _parts(workspace: Workspace) -> dict[At, tuple[str, ...]]:
    ground = ground_of(workspace)
    rates, _ = ground.rates(ground.currency)
    query = exp.select("store", "platform_sku", "sku").from_("sku_parts").order_by("sku")
    found: dict[At, list[str]] = defaultdict(list)
    for row in ground.relations.run(query, {"rates": rates}, ground.currency).to_pylist():
        found[row["store"], row["platform_sku"]].append(row["sku"])
    return {at: tuple(skus) for at, skus in found.items()}
