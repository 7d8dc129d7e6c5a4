"""Exchange rates: imported, their inverse, crossed through the company's currency, embedded, else the day before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction


class MissingRateError(Exception):
    """There is no rate for a pair on a day or on any day before it."""


@dataclass(frozen=True)
class Rates:
    """All known rates.

    Attributes:
        imported: (day, base, quote) to units of quote for one base.
        home: the company's currency.
        embedded: day to currency to units for one euro, as the central bank publishes.
    """

    imported: Mapping[tuple[date, str, str], Fraction]
    home: str
    embedded: Mapping[date, Mapping[str, Fraction]] = field(default_factory=dict)
    _known: dict[tuple[date, str, str], Fraction | None] = field(default_factory=dict)

    def convert(self, amount: Fraction, currency: str, day: date, to: str) -> Fraction:
        """`amount` in currency `to` at the rate of `day`, or the last one before it."""
        return amount * self.rate(day, currency, to)

    def rate(self, day: date, base: str, quote: str) -> Fraction:
        """Units of `quote` for one `base`; MissingRateError when no day has one."""
        if base == quote:
            return Fraction(1)
        key = (day, base, quote)
        if key not in self._known:
            self._known[key] = self._search(day, base, quote)
        found = self._known[key]
        if found is None:
            raise MissingRateError(f"{base} to {quote} on {day}")
        return found

    def _search(self, day: date, base: str, quote: str) -> Fraction | None:
        days = [at for at, _, _ in self.imported] + list(self.embedded)
        earliest = min(days, default=day + timedelta(days=1))
        while day >= earliest:
            found = self._on(day, base, quote)
            if found is not None:
                return found
            day -= timedelta(days=1)
        return None

    def _on(self, day: date, base: str, quote: str) -> Fraction | None:
        direct = self._pair(day, base, quote)
        if direct is not None:
            return direct
        first, second = self._pair(day, base, self.home), self._pair(day, self.home, quote)
        if first is not None and second is not None:
            return first * second
        return self._central_bank(day, base, quote)

    def _pair(self, day: date, base: str, quote: str) -> Fraction | None:
        if (day, base, quote) in self.imported:
            return self.imported[day, base, quote]
        if (day, quote, base) in self.imported:
            return 1 / self.imported[day, quote, base]
        return None

    def _central_bank(self, day: date, base: str, quote: str) -> Fraction | None:
        per_euro = {**self.embedded.get(day, {}), "EUR": Fraction(1)}
        if day not in self.embedded or base not in per_euro or quote not in per_euro:
            return None
        return per_euro[quote] / per_euro[base]
