"""A board's filters as they stand in its address, and the days that a period means when data reaches so far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from helloword.kpis.comparing import against_from
from helloword.kpis.dimensions import dimension
from helloword.money import currency_code
from helloword.period import Grain, add_months, end_of, start_of
from helloword.subscriptions.refusals import refused

PERIODS = ("1d", "7d", "28d", "90d", "month", "last-month", "quarter", "year", "all")
USUAL = ("28d", "previous")
"""Period and comparison of a board whose address says neither."""
_DAYS = {"1d": 1, "7d": 7, "28d": 28, "90d": 90}
_CUSTOM = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Span:
    """Days that are asked for as one value: a calendar period, or just these days."""

    grain: Grain
    first: date | None
    until: date | None


@dataclass(frozen=True)
class View:
    """What a board is looked at with; the web app keeps the same in a board's address."""

    period: str = USUAL[0]
    compare: str = USUAL[1]
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    currency: str | None = None

    def checked(self) -> View:
        """The same once it can be asked; raises InputError otherwise."""
        if self.period not in PERIODS and _custom(self.period) is None:
            raise refused("subscription_period", period=self.period)
        if self.compare != "none":
            against_from(self.compare)
        where = {dimension(name).id: tuple(values) for name, values in sorted(self.where.items()) if values}
        return View(self.period, self.compare, where, currency_code(self.currency) if self.currency else None)

    def span(self, last: date) -> Span:
        """The days that the period means when data reaches `last`."""
        custom = _custom(self.period)
        if custom is not None:
            return Span(Grain.TOTAL, *custom)
        if self.period in _DAYS:
            return Span(Grain.TOTAL, last - timedelta(days=_DAYS[self.period] - 1), last)
        if self.period == "last-month":
            first = add_months(start_of(Grain.MONTH, last), -1)
            return Span(Grain.MONTH, first, end_of(Grain.MONTH, first))
        if self.period == "all":
            return Span(Grain.TOTAL, None, None)
        grain = Grain(self.period)
        return Span(grain, start_of(grain, last), last)

    def search(self) -> str:
        """What stands behind a board's address; what is usual stays out of it.

        >>> View("7d", "none", {"store": ("eu", "us")}).search()
        '?period=7d&compare=none&where=store%3Aeu%2Cus'
        >>> View().search()
        ''
        """
        told = [("period", self.period)] if self.period != USUAL[0] else []
        told += [("compare", self.compare)] if self.compare != USUAL[1] else []
        told += [("where", clause) for clause in self.clauses()]
        told += [("currency", self.currency)] if self.currency else []
        return f"?{urlencode(told)}" if told else ""

    def clauses(self) -> list[str]:
        """Filters as they stand in an address.

        >>> View(where={"campaign": ("Summer, 20 %", "Autumn")}).clauses()
        ['campaign:"Summer, 20 %",Autumn']
        """
        return [f"{name}:{','.join(map(_quoted, values))}" for name, values in self.where.items()]


def _quoted(value: str) -> str:
    doubled = value.replace('"', '""')
    return f'"{doubled}"' if "," in value or '"' in value else value


def _custom(period: str) -> tuple[date, date] | None:
    match = _CUSTOM.fullmatch(period)
    try:
        days = (date.fromisoformat(match[1]), date.fromisoformat(match[2])) if match else None
    except ValueError:
        return None
    return days if days and days[0] <= days[1] else None
