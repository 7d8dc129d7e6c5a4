"""Currencies that a cost can be in: those that can be turned into the company's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal

from sqlglot import exp

from helloword.connectors.ecb.embedded import embedded_rates
from helloword.kpis.company import ground_of
from helloword.workspace import Workspace

# Of a currency that the European Central Bank no longer quotes, new costs would have no rate.
_QUOTED_WITHIN = timedelta(days=400)


def convertible(workspace: Workspace, codes: Iterable[str], today: date) -> frozenset[str]:
    """Those of `codes` that have a rate: the company's own, those of imported rates, the European Central Bank's."""
    ground = ground_of(workspace)
    rows = ground.engine.run(exp.select("base", "quote").distinct().from_("fx"), {}).to_pylist()
    imported = {code for row in rows for code in (row["base"], row["quote"])}
    quoted = embedded_rates(frozenset(codes), today - _QUOTED_WITHIN)
    return frozenset(codes) & {ground.currency, "EUR", *imported, *quoted}


def rates_on(workspace: Workspace, day: date) -> dict[str, Decimal]:
    """What one unit of each currency is in the company's on a day; currencies without a rate are missing."""
    ground = ground_of(workspace)
    pairs = ground.rates(ground.currency)[1]
    found = {currency: rate for currency, pair in pairs.items() if (rate := pair.on(day)) is not None}
    return {**found, ground.currency: Decimal(1)}
