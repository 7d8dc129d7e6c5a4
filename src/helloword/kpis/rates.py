"""Exchange rates of every day: imported ones first, then the European Central Bank's, then the day before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pyarrow as pa

from helloword.money import EXACT, divide

_PLACES = Decimal("1e-16")
"""Digits kept of a rate: an amount of 12 digits keeps all of them even in currencies of many units."""
ONE = Decimal(1)
EURO = "EUR"


@dataclass(frozen=True)
class Quotes:
    """Rates as they are known, per day.

    Attributes:
        imported: (base, quote) -> day -> units of quote for one base.
        per_euro: currency -> day -> units for one euro, as the ECB publishes.
    """

    imported: Mapping[tuple[str, str], Mapping[date, Decimal]]
    per_euro: Mapping[str, Mapping[date, Decimal]]


@dataclass(frozen=True)
class PairRates:
    """The rate of one pair on every day from the first known one."""

    days: tuple[date, ...]
    rates: tuple[Decimal, ...]

    def on(self, day: date) -> Decimal | None:
        """The rate of `day`, or of the last day before it that has one."""
        index = bisect_right(self.days, day)
        return self.rates[index - 1] if index else None


def pair_rates(quotes: Quotes, base: str, quote: str, company: str) -> PairRates:
    """Rates of base in quote on the days that have one by any of the four ways, in the contract's order."""
    ways = (
        _imported(quotes, base, quote),
        _through_company(quotes, base, quote, company),
        _through_euro(quotes, base, quote),
    )
    found: dict[date, Decimal] = {}
    for way in reversed(ways):
        found.update(way)
    days = tuple(sorted(found))
    return PairRates(days, tuple(found[d] for d in days))


def rates_table(pairs: Mapping[str, PairRates], target: str, first: date, last: date) -> pa.Table:
    """`currency`, `day`, `rate` into `target` for each day of `first`..`last`; days without a rate are left out."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    rows: list[tuple[str, date, Decimal]] = [(target, day, ONE) for day in days]
    for currency, rates in pairs.items():
        rows.extend(
            (currency, day, rate.quantize(_PLACES, context=EXACT))
            for day in days
            if (rate := rates.on(day)) is not None
        )
    return pa.table(
        {
            "currency": pa.array([c for c, _, _ in rows], pa.string()),
            "day": pa.array([d for _, d, _ in rows], pa.date32()),
            "rate": pa.array([r for _, _, r in rows], pa.decimal128(22, 16)),
        }
    )


def _imported(quotes: Quotes, base: str, quote: str) -> dict[date, Decimal]:
    inverse = _inverted(quotes.imported.get((quote, base), {}))
    return {**inverse, **quotes.imported.get((base, quote), {})}


def _through_company(quotes: Quotes, base: str, quote: str, company: str) -> dict[date, Decimal]:
    if company in (base, quote):
        return {}
    there, onward = _imported(quotes, base, company), _imported(quotes, company, quote)
    return {day: EXACT.multiply(there[day], onward[day]) for day in there.keys() & onward.keys()}


def _through_euro(quotes: Quotes, base: str, quote: str) -> dict[date, Decimal]:
    of_base, of_quote = quotes.per_euro.get(base, {}), quotes.per_euro.get(quote, {})
    if base == EURO:
        return dict(of_quote)
    if quote == EURO:
        return _inverted(of_base)
    return {day: EXACT.divide(of_quote[day], of_base[day]) for day in of_base.keys() & of_quote.keys()}


def _inverted(rates: Mapping[date, Decimal]) -> dict[date, Decimal]:
    inverses: Iterable[tuple[date, Decimal | None]] = ((day, divide(ONE, rate)) for day, rate in rates.items())
    return {day: inverse for day, inverse in inverses if inverse is not None}
