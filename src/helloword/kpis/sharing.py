"""Amounts of whole months, spread over days and shared among slices by what each day brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from sqlglot import exp

from helloword.kpis.components import Component, Need
from helloword.kpis.dimensions import NONE
from helloword.kpis.ground import Ground
from helloword.kpis.query import Slice
from helloword.money import EXACT
from helloword.period import Grain, Period, add_months

Shared = dict[tuple[int, Slice], Component]


def shared_amounts(ground: Ground, weights: Need, currency: str) -> Shared:
    """Overheads of each period and slice.

    Args:
        weights: the measure whose daily share decides, over the periods and slices asked.
    """
    if not weights.periods:
        return {}
    first, until = min(p.first for p in weights.periods), max(p.until for p in weights.periods)
    daily = daily_overheads(ground, currency, first, until)
    if not weights.dims and not weights.filters:
        return {(i, ()): _component(days) for i, p in enumerate(weights.periods) if (days := _within(daily, p))}
    return _by_share(ground, weights, currency, daily, first, until)


def daily_overheads(ground: Ground, currency: str, first: date, until: date) -> Mapping[date, Fraction | None]:
    """Each day's part of its month's overheads at that day's rate; None where a rate is missing."""
    rows = ground.engine.run(exp.select("month_start", "amount", "currency").from_("overheads"), {}).to_pylist()
    _, pairs = ground.rates(currency)
    days: dict[date, Fraction | None] = {}
    for row in rows:
        start: date = row["month_start"]
        end = add_months(start, 1)
        share = Fraction(row["amount"]) / (end - start).days
        for day in (start + timedelta(days=n) for n in range((end - start).days)):
            if first <= day <= until:
                rate = Decimal(1) if row["currency"] == currency else pairs[row["currency"]].on(day)
                before = days.get(day, Fraction(0))
                days[day] = None if rate is None or before is None else before + share * Fraction(rate)
    return days


def _within(daily: Mapping[date, Fraction | None], period: Period) -> list[Fraction | None]:
    return [amount for day, amount in daily.items() if period.first <= day <= period.until]


def _by_share(
    ground: Ground, weights: Need, currency: str, daily: Mapping[date, Fraction | None], first: date, until: date
) -> Shared:
    days = tuple(first + timedelta(days=n) for n in range((until - first).days + 1))
    as_days = tuple(Period(Grain.DAY, d, d, d, d, d) for d in days)
    sliced = replace(weights, periods=as_days)
    whole = replace(weights, periods=as_days, dims=(), filters=(), relation=weights.measure.relation or "")
    results = ground.run((sliced, whole), currency)
    totals = {days[i]: None if c.unrated else Fraction(c.value or 0) for (i, _), c in results[whole].items()}
    parts: dict[tuple[int, Slice], list[Fraction | None]] = {}
    for (i, at), component in results[sliced].items():
        total = totals.get(days[i])
        if total != 0:
            share = _share(daily.get(days[i], Fraction(0)), component, total)
            for index in _periods_of(days[i], weights.periods):
                parts.setdefault((index, at), []).append(share)
    if all(NONE in values for _, values in weights.filters):
        _add_unallocated(parts, weights, daily, totals)
    return {key: _component(amounts) for key, amounts in parts.items()}


def _share(amount: Fraction | None, part: Component, total: Fraction | None) -> Fraction | None:
    if amount == 0:
        return amount
    return None if amount is None or total is None else amount * Fraction(part.value or 0) / total


def _add_unallocated(
    parts: dict[tuple[int, Slice], list[Fraction | None]],
    weights: Need,
    daily: Mapping[date, Fraction | None],
    totals: Mapping[date, Fraction | None],
) -> None:
    """Days without sales belong to no slice; whether a day had any is not known where a rate is missing."""
    nowhere = (NONE,) * len(weights.dims)
    for day, amount in daily.items():
        total = totals.get(day, Fraction(0))
        unallocated = amount if total == 0 or amount == 0 else None
        if not total:
            for index in _periods_of(day, weights.periods):
                parts.setdefault((index, nowhere), []).append(unallocated)


def _periods_of(day: date, periods: tuple[Period, ...]) -> list[int]:
    return [i for i, p in enumerate(periods) if p.first <= day <= p.until]


def _component(amounts: list[Fraction | None]) -> Component:
    known = [a for a in amounts if a is not None]
    if len(known) < len(amounts):
        return Component(None, len(amounts) - len(known))
    total = sum(known, Fraction(0))
    return Component(EXACT.divide(Decimal(total.numerator), Decimal(total.denominator)))
