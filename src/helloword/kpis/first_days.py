"""The first day of each SKU: when it was launched, first sold or first held in stock, whichever came first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from helloword.kpis.asking import where_of
from helloword.kpis.company import ground_of
from helloword.kpis.dimensions import NONE
from helloword.kpis.joins import dims_of, rows_with
from helloword.workspace import Workspace

_KNOWN = (("sold_parts", None), ("stock_rows", "sellable"))
"""Relations whose days tell of a SKU, and the column that has to be more than nothing."""


@dataclass(frozen=True)
class FirstDays:
    """First days by SKU, within what is asked and seen; `known_since` is the first day that anything is known of."""

    by_sku: Mapping[str, date]
    known_since: date | None


def first_days(workspace: Workspace, where: Mapping[str, tuple[str, ...]], as_of: int | None = None) -> FirstDays:
    """The first day of every SKU that was sold or held; a launch day after that is not believed."""
    ground = ground_of(workspace, as_of)
    rates, _ = ground.rates(ground.currency)
    kept = (*where_of(where), *workspace.scope.filters)
    found: dict[str, date] = {}
    for relation, more_than_none in _KNOWN:
        if any(dim not in dims_of(relation) for dim, _ in kept):
            continue
        rows = rows_with(relation, ("sku",), kept).select.subquery("t")
        first = exp.select(exp.column("d0", table="t"), exp.Min(this=exp.column("day", table="t")).as_("day")).from_(
            rows
        )
        if more_than_none:
            first = first.where(exp.column(more_than_none, table="t") > 0)
        table = ground.relations.run(first.group_by(exp.column("d0", table="t")), {"rates": rates}, ground.currency)
        for row in table.to_pylist():
            found[row["d0"]] = min(row["day"], found.get(row["d0"], row["day"]))
    found.pop(NONE, None)
    since = min(found.values(), default=None)
    launched = (
        exp.select("sku", "launched_on").from_("products").where(exp.column("launched_on").is_(exp.null()).not_())
    )
    given = {row["sku"]: row["launched_on"] for row in ground.engine.run(launched, {}).to_pylist()}
    return FirstDays({sku: min(given.get(sku) or day, day) for sku, day in found.items()}, since)
