"""Our figure once more from the rows of the lake, under whatever definitions are asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pyarrow as pa
from sqlglot import exp

from helloword.kpis.ground import Ground
from helloword.money import EXACT
from helloword.period import ONE_DAY
from helloword.reconciliation.counterparts import PARTS
from helloword.reconciliation.definition import OF_STORE, OURS, RATES, Definition
from helloword.reconciliation.families import tree_of

AROUND = timedelta(days=2)
"""Zones are at most 26 hours apart."""
_DAYS: Mapping[str, pa.DataType] = {"figure": pa.int64(), "store": pa.string(), "day": pa.date32()}
_FLATS: Mapping[str, pa.DataType] = {"figure": pa.int64(), "currency": pa.string(), "rate": pa.decimal128(22, 16)}
_PLACES = Decimal("1e-16")


@dataclass(frozen=True)
class Count:
    """A figure to take: a KPI of a store and period (and platform SKU), under a definition with its zone settled.

    Attributes:
        target: the currency of the answer.
    """

    kpi: str
    store: str
    start: date
    end: date
    sku: str | None
    target: str
    definition: Definition


@dataclass(frozen=True)
class Counted:
    """What a figure came to; None when an amount has no exchange rate."""

    value: Decimal | None
    rows: int


def recount(ground: Ground, counts: Sequence[Count]) -> tuple[Counted, ...]:
    """Every count's value, from one pass over each kind of row."""
    totals: dict[int, Decimal] = dict.fromkeys(range(len(counts)), Decimal(0))
    unrated: set[int] = set()
    rows = [0] * len(counts)
    for family in dict.fromkeys(part.family for count in counts for part in PARTS[count.kpi]):
        for at, amount, lacking, number in _summed(ground, family, counts):
            totals[at] = EXACT.add(totals[at], amount or Decimal(0))
            rows[at] += number
            if lacking:
                unrated.add(at)
    return tuple(Counted(None if at in unrated else totals[at], rows[at]) for at in range(len(counts)))


def rows_of(ground: Ground, count: Count) -> pa.Table:
    """The rows that a count is the sum of, with what each adds: fact, key, order_id, sku, day, _import, _row, amount."""
    families = dict.fromkeys(part.family for part in PARTS[count.kpi])
    found = [ground.engine.run(_grouped(family), _inputs(ground, family, [count])) for family in families]
    return pa.concat_tables(found, promote_options="permissive")


def _summed(ground: Ground, family: str, counts: Sequence[Count]) -> Iterable[tuple[int, Decimal | None, int, int]]:
    lacking = exp.Sum(this=exp.case().when(exp.column("no_rate"), exp.convert(1)).else_(exp.convert(0)))
    query = (
        exp.select("figure", exp.Sum(this=exp.column("amount")).as_("amount"), lacking.as_("lacking"))
        .select(exp.Count(this=exp.Star()).as_("number"))
        .from_(tree_of(family).copy().subquery("c"))
        .group_by("figure")
    )
    found = ground.engine.run(query, _inputs(ground, family, counts)).to_pylist()
    return ((row["figure"], row["amount"], int(row["lacking"]), row["number"]) for row in found)


def _grouped(family: str) -> exp.Select:
    """Rows of which several amounts enter, such as price and discount of one line, once."""
    keys = ("fact", "key", "order_id", "sku", "day", "_import", "_row")
    return (
        exp.select(*keys, exp.Sum(this=exp.column("amount")).as_("amount"))
        .from_(tree_of(family).copy().subquery("c"))
        .group_by(*keys)
    )


def _inputs(ground: Ground, family: str, counts: Sequence[Count]) -> Mapping[str, pa.Table]:
    wanted = [(at, count) for at, count in enumerate(counts) if any(p.family == family for p in PARTS[count.kpi])]
    return {
        "asked": _asked(family, wanted),
        "days": _days(wanted),
        "rates": _rates(ground, {count.target for _, count in wanted}),
        "flats": _flats(ground, wanted),
    }


def _asked(family: str, wanted: Iterable[tuple[int, Count]]) -> pa.Table:
    rows = [
        {
            "figure": at, "value": part.value, "negative": part.negative, "counted": part.counted,
            "store": c.store, "since": c.start, "until": c.end, "sku": c.sku, "target": c.target,
            "cancelled": c.definition.cancelled == "counted", "by_order": c.definition.refund_day == "ordered",
            "zone": None if c.definition.zone == OF_STORE else c.definition.zone, "tax": c.definition.tax == "with",
            "on_price": c.definition.tax_stated_on == "price", "flat": c.definition.rate != OURS.rate,
        }
        for at, c in wanted for part in PARTS[c.kpi] if part.family == family
    ]  # fmt: skip
    texts: dict[str, pa.DataType] = {name: pa.string() for name in ("value", "store", "sku", "target", "zone")}
    flags: dict[str, pa.DataType] = {
        name: pa.bool_() for name in ("negative", "counted", "cancelled", "by_order", "tax", "on_price", "flat")
    }
    numbers: dict[str, pa.DataType] = {"figure": pa.int64(), "since": pa.date32(), "until": pa.date32()}
    return pa.Table.from_pylist(rows, schema=pa.schema({**numbers, **texts, **flags}))


def _days(wanted: Iterable[tuple[int, Count]]) -> pa.Table:
    rows = [
        {"figure": at, "store": count.store, "day": count.start - AROUND + ONE_DAY * n}
        for at, count in wanted
        for n in range((count.end - count.start + 2 * AROUND).days + 1)
    ]
    return pa.Table.from_pylist(
        rows,
        schema=pa.schema(_DAYS),
    )


def _rates(ground: Ground, targets: Iterable[str]) -> pa.Table:
    tables = []
    for target in sorted(targets):
        rates, _ = ground.rates(target)
        tables.append(rates.append_column("target", pa.array([target] * rates.num_rows, pa.string())))
    return pa.concat_tables(tables)


def _flats(ground: Ground, wanted: Iterable[tuple[int, Count]]) -> pa.Table:
    rows = [
        {"figure": at, "currency": currency, "rate": rate.quantize(_PLACES, context=EXACT)}
        for at, count in wanted
        if count.definition.rate != OURS.rate
        for currency in ground.currencies
        if (rate := _flat(ground, count, currency)) is not None
    ]
    return pa.Table.from_pylist(rows, schema=pa.schema(_FLATS))


def _flat(ground: Ground, count: Count, currency: str) -> Decimal | None:
    """The one rate by which a platform converts all amounts of a period."""
    if currency == count.target:
        return Decimal(1)
    rule = count.definition.rate
    if rule not in RATES:
        return Decimal(rule)
    _, pairs = ground.rates(count.target)
    if currency not in pairs:
        return None
    days = [count.start + ONE_DAY * n for n in range((count.end - count.start).days + 1)]
    of = {"start": days[:1], "end": days[-1:]}.get(rule, days)
    found = [rate for day in of if (rate := pairs[currency].on(day)) is not None]
    return EXACT.divide(sum(found, Decimal(0)), Decimal(len(found))) if len(found) == len(of) else None
