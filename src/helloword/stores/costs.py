"""What each SKU costs to land, and which SKUs were sold without anyone having said what they cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlglot import exp

from helloword.kpis.company import answer, ground_of
from helloword.kpis.dimensions import NONE
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query, Reading
from helloword.lake.freshness import freshness
from helloword.lake.snapshot import snapshot
from helloword.money import EXACT, divide
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

DAYS = 90
"""How far back sales are looked at."""
_ZERO = Decimal(0)
_PLACES = Decimal("1e-12")
"""Sales without a cost come of a quotient: beyond these digits they are its rounding."""


@dataclass(frozen=True)
class Cost:
    """Landed cost of one unit from a day on."""

    effective_from: date
    purchase: Decimal
    inbound: Decimal
    duty: Decimal
    currency: str

    @property
    def unit(self) -> Decimal:
        """All of it together."""
        return self.purchase + self.inbound + self.duty


@dataclass(frozen=True)
class Sold:
    """What was sold of one SKU, or of all, in the days looked at; amounts are None where a rate is missing."""

    units: Decimal | None
    gross: Decimal | None
    coverage: Decimal | None

    @property
    def without(self) -> Decimal | None:
        """Gross sales on days on which no cost was in force."""
        if self.gross is None or self.coverage is None:
            return None
        return EXACT.multiply(self.gross, 1 - self.coverage).quantize(_PLACES)


@dataclass(frozen=True)
class SkuCost:
    """One SKU.

    Attributes:
        history: every cost it ever had, the newest first.
        now: the cost in force on the last day with sales; None when there is none.
        explains: the share of all gross sales that a cost of this SKU would explain.
    """

    sku: str
    title: str | None
    history: tuple[Cost, ...]
    now: Cost | None
    sold: Sold
    explains: Decimal | None

    @property
    def missing(self) -> bool:
        """Whether it was sold on days on which no cost was in force."""
        if self.sold.coverage is None:
            return bool(self.sold.units) and self.now is None
        return self.sold.coverage < 1


@dataclass(frozen=True)
class LandedCosts:
    """Every SKU that was sold in `first`..`until` or has a cost: those without one first, the dearest at the top.

    Attributes:
        first, until: the days looked at; None before any sale.
        since: the first day with sales at all; a cost from then on explains every margin.
        currency: of the sales.
        usual: the currency that costs are mostly in.
    """

    first: date | None
    until: date | None
    since: date | None
    currency: str
    usual: str
    sold: Sold
    skus: tuple[SkuCost, ...]


def landed_costs(workspace: Workspace) -> LandedCosts:
    """What is known of landed costs in the newest data."""
    ground = ground_of(workspace)
    history, titles = cost_history(ground), product_titles(ground)
    until = last_sales_day(workspace)
    first = until - timedelta(days=DAYS - 1) if until else None
    sold = _sold(workspace, first, until)
    whole = sold.pop(NONE, Sold(None, None, None))
    skus = [_sku(sku, titles.get(sku), history.get(sku, ()), sold.get(sku), whole, until) for sku in {*sold, *history}]
    currencies = Counter(cost.currency for costs in history.values() for cost in costs[:1])
    usual = currencies.most_common(1)[0][0] if currencies else ground.currency
    since = _first_sales_day(ground)
    return LandedCosts(first, until, since, ground.currency, usual, whole, tuple(sorted(skus, key=_order)))


def sold_skus(workspace: Workspace) -> tuple[str, ...]:
    """Every SKU that was ever sold."""
    readings = answer(workspace, Query(("units",), by=("sku",))).readings
    return tuple(reading.slice["sku"] for reading in readings if reading.slice.get("sku", NONE) != NONE)


def last_sales_day(workspace: Workspace, today: date | None = None) -> date | None:
    """Up to which day sales are known, or were on the morning of `today`; None before the first."""
    known = freshness(workspace, snapshot(workspace))
    days = [source.complete_through for source in known if source.table == "order_lines" and source.complete_through]
    last = max(days, default=None)
    return last if last is None or today is None else min(last, today - ONE_DAY)


def _first_sales_day(ground: Ground) -> date | None:
    rows = ground.engine.run(exp.select(exp.Min(this=exp.column("ordered_day")).as_("day")).from_("order_lines"), {})
    day: date | None = rows.to_pylist()[0]["day"]
    return day


def _sku(
    sku: str, title: str | None, history: tuple[Cost, ...], sold: Sold | None, whole: Sold, until: date | None
) -> SkuCost:
    now = next((cost for cost in history if until is None or cost.effective_from <= until), None)
    mine = sold or Sold(_ZERO, _ZERO, None)
    explains = divide(mine.without, whole.gross) if mine.without is not None and whole.gross else None
    return SkuCost(sku, title, history, now, mine, explains)


def _order(row: SkuCost) -> tuple[bool, Decimal, Decimal, str]:
    return (not row.missing, -(row.sold.without or _ZERO), -(row.sold.gross or _ZERO), row.sku)


def cost_history(ground: Ground) -> Mapping[str, tuple[Cost, ...]]:
    """Every cost of every SKU that has one, the newest first."""
    names = ("sku", "effective_from", "purchase", "inbound", "duty", "currency")
    query = exp.select(*names).from_("costs").order_by(exp.column("effective_from").desc())
    found: dict[str, tuple[Cost, ...]] = {}
    for row in ground.engine.run(query, {}).to_pylist():
        cost = Cost(row["effective_from"], row["purchase"], row["inbound"], row["duty"], row["currency"])
        found[row["sku"]] = (*found.get(row["sku"], ()), cost)
    return found


def product_titles(ground: Ground) -> Mapping[str, str]:
    """What each product is called, by SKU."""
    rows = ground.engine.run(exp.select("sku", "title").from_("products"), {}).to_pylist()
    return {row["sku"]: row["title"] for row in rows}


def _sold(workspace: Workspace, first: date | None, until: date | None) -> dict[str, Sold]:
    """What was sold by SKU; all of it together stands under `(none)`."""
    if first is None or until is None:
        return {}
    asked = Query(("cogs", "gross_sales", "units"), start=first, end=until)
    by_sku = Query(asked.kpis, by=("sku",), start=first, end=until)
    readings: dict[str, dict[str, Reading]] = {}
    for reading in (*answer(workspace, by_sku).readings, *answer(workspace, asked).readings):
        readings.setdefault(reading.slice.get("sku", NONE), {})[reading.kpi] = reading
    return {sku: _of(found) for sku, found in readings.items()}


def _of(found: Mapping[str, Reading]) -> Sold:
    values = {kpi: reading.value for kpi, reading in found.items()}
    coverage = found["cogs"].cost_coverage if "cogs" in found else None
    return Sold(values.get("units"), values.get("gross_sales"), coverage)
