"""What replenishment goes by: demand, stock and orders on their way of each store's SKUs, and suppliers' lead times."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from statistics import mean, stdev

from sqlglot import exp, parse_one

from helloword.actions.reorder import Demand, LeadTime
from helloword.kpis.company import answer, ground_of
from helloword.kpis.dimensions import NONE
from helloword.kpis.query import Query, Reading
from helloword.money import EXACT, divide
from helloword.period import ONE_DAY, Grain
from helloword.stores.purchasing import coming
from helloword.workspace import Workspace

COVERED = 30
"""Days of sales in the denominator of days_of_cover; its numerator is sellable units times as many."""
LEAST_ORDERS = 5
"""Past order lines of a supplier that are needed to go by them instead of its word."""
LOOKED_BACK = 365
STOCK_WITHIN = 14
"""Days back to which the last count of a store's stock is looked for."""
SEASONS = (Decimal("0.5"), Decimal("2.5"))
"""How far last year's season is believed at most, either way."""
_ONE = Decimal(1)
At = tuple[str, str]
"""Store and SKU."""
_INBOUND = """
SELECT i.store, COALESCE(p.sku, i.sku) AS sku, i.date, SUM(i.inbound * COALESCE(p.quantity, 1)) AS inbound
FROM inventory AS i
LEFT JOIN sku_parts AS p ON p.store = i.store AND p.platform_sku = i.sku
WHERE i.inbound IS NOT NULL
GROUP BY i.store, COALESCE(p.sku, i.sku), i.date
"""


@dataclass(frozen=True)
class Held:
    """One SKU of one store.

    Attributes:
        coming: units on their way to it.
        out_days: days without stock among those looked at.
        profit: the gross profit of a unit; None where it is not known.
    """

    store: str
    sku: str
    demand: Demand
    sellable: int
    coming: int
    out_days: int
    profit: Decimal | None

    @property
    def there(self) -> int:
        """Units on the shelf and on their way."""
        return self.sellable + self.coming


def held(workspace: Workspace, until: date, days: int, ahead: int) -> Sequence[Held]:
    """Every SKU of every store that sold in the `days` up to `until`, with its demand for the `ahead` days to come."""
    first, by = until - (days - 1) * ONE_DAY, ("store", "sku")
    sold = _series(answer(workspace, Query(("units",), by, Grain.DAY, first, until)).readings)
    stock = answer(workspace, Query(("days_of_cover", "stockout_rate"), by, start=first, end=until)).readings
    sellable = {_at(r): int((r.numerator or 0) / COVERED) for r in stock if r.kpi == "days_of_cover"}
    out = {_at(r): int(r.numerator or 0) for r in stock if r.kpi == "stockout_rate"}
    season, profits, inbound = (
        _season(workspace, until, days, ahead),
        _profits(workspace, first, until),
        _inbound(workspace, until),
    )
    own = coming(workspace)
    return tuple(
        Held(
            *at, _demand(series, first, until, out.get(at, 0), season), sellable[at],
            max(inbound.get(at, 0), own.get(at, 0)), out.get(at, 0), profits.get(at[1]),
        )
        for at, series in sorted(sold.items()) if at in sellable
    )  # fmt: skip


def lead_times(workspace: Workspace, today: date, promises: Mapping[str, int | None]) -> Mapping[str, LeadTime]:
    """By supplier, as past orders show them, else as suppliers promise (`promises`, in days)."""
    columns = ("supplier", "ordered_day", "received_day")
    rows = ground_of(workspace).engine.run(exp.select(*columns).from_("purchase_orders"), {}).to_pylist()
    took: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if (
            row["received_day"] is not None
            and row["received_day"] <= today
            and row["ordered_day"] >= today - LOOKED_BACK * ONE_DAY
        ):
            took[row["supplier"]].append((row["received_day"] - row["ordered_day"]).days)
    promised = {s: LeadTime(Decimal(days), Decimal(0), 0) for s, days in promises.items() if days is not None}
    return {**promised, **{s: _lead(days) for s, days in took.items() if len(days) >= LEAST_ORDERS}}


def _lead(days: Sequence[int]) -> LeadTime:
    exact = [Decimal(each) for each in days]
    return LeadTime(_tenths(mean(exact)), _tenths(stdev(exact)), len(days))


def _demand(sold: Mapping[date, Decimal], first: date, until: date, out: int, season: Decimal) -> Demand:
    """Units a day from the first sale on; where it is sold out nobody can buy, and that is no demand of 0."""
    begun = max(first, min(sold))
    series = [sold.get(begun + n * ONE_DAY, Decimal(0)) for n in range((until - begun).days + 1)]
    open = max(1, len(series) - out)
    deviation = stdev(series) if len(series) > 1 else Decimal(0)
    return Demand(_hundredths(EXACT.divide(sum(series, Decimal(0)), Decimal(open))), _hundredths(deviation), season)


def _inbound(workspace: Workspace, until: date) -> dict[At, int]:
    """Units on their way as each store's last count of stock says, for stores that say it."""
    ground = ground_of(workspace)
    rates, _ = ground.rates(ground.currency)
    recent = exp.column("date", table="i").between(exp.convert(until - STOCK_WITHIN * ONE_DAY), exp.convert(until))
    rows = ground.relations.run(_inbound_tree().copy().where(recent), {"rates": rates}, ground.currency).to_pylist()
    last: dict[str, date] = {}
    for row in rows:
        last[row["store"]] = max(row["date"], last.get(row["store"], row["date"]))
    return {(row["store"], row["sku"]): int(row["inbound"]) for row in rows if row["date"] == last[row["store"]]}


@cache
def _inbound_tree() -> exp.Select:
    tree = parse_one(_INBOUND, dialect="duckdb")
    assert isinstance(tree, exp.Select)
    return tree


def _season(workspace: Workspace, until: date, days: int, ahead: int) -> Decimal:
    """Sales a day of all SKUs in the coming days a year ago against those in the days looked at a year ago."""
    now = until - 52 * 7 * ONE_DAY
    first, last = now - (days - 1) * ONE_DAY, now + ahead * ONE_DAY
    readings = answer(workspace, Query(("units",), grain=Grain.DAY, start=first, end=last)).readings
    units = {reading.period.start: reading.value for reading in readings if reading.value is not None}
    before = [value for day, value in units.items() if day <= now]
    after = [value for day, value in units.items() if day > now]
    if len(before) < days or len(after) < ahead:
        return _ONE
    ratio = divide(sum(after, Decimal(0)) * len(before), sum(before, Decimal(0)) * len(after))
    return _ONE if ratio is None else _hundredths(max(SEASONS[0], min(SEASONS[1], ratio)))


def _profits(workspace: Workspace, first: date, until: date) -> dict[str, Decimal]:
    readings = answer(workspace, Query(("units", "gross_profit"), ("sku",), start=first, end=until)).readings
    values: dict[str, dict[str, Reading]] = defaultdict(dict)
    for reading in readings:
        values[reading.slice["sku"]][reading.kpi] = reading
    found = {}
    for sku, of in values.items():
        profit, units = of.get("gross_profit"), of.get("units")
        if profit and units and profit.value is not None and units.value and profit.cost_coverage == 1:
            found[sku] = EXACT.divide(profit.value, units.value)
    return found


def _series(readings: Sequence[Reading]) -> dict[At, dict[date, Decimal]]:
    found: dict[At, dict[date, Decimal]] = defaultdict(dict)
    for reading in readings:
        if reading.value and reading.slice["sku"] != NONE:
            found[_at(reading)][reading.period.start] = reading.value
    return found


def _at(reading: Reading) -> At:
    return reading.slice["store"], reading.slice["sku"]


def _hundredths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def _tenths(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.1"))
