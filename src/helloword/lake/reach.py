"""How far each table reaches: the last store-local day that its rows prove, by store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb
from sqlglot import exp

from helloword.model import Table

Days = dict[str, date]
"""Last day by store; the store is "" in tables of the company."""


@dataclass(frozen=True)
class Loaded:
    """What an import brought to a table, for one store ("" in tables of the company)."""

    table: str
    store: str
    rows: int
    first: date | None
    last: date | None


def loaded(db: duckdb.DuckDBPyConnection, table: Table, view: str) -> tuple[Loaded, ...]:
    """Rows of `view`, counted by store."""
    first = exp.func("min", _day(table.clock)) if table.clock else exp.null()
    query = exp.select(_store(table), "count(*)", first, _last(table)).from_(view).group_by("1").order_by("1")
    return tuple(Loaded(table.name, *row) for row in db.execute(query.sql("duckdb")).fetchall())


def last_days(db: duckdb.DuckDBPyConnection, table: Table, view: str) -> Days:
    """Last day that the rows of `view` prove; nothing for tables that prove none."""
    if not table.events:
        return {}
    query = exp.select(_store(table), _last(table)).from_(view).group_by("1")
    return {store: day for store, day in db.execute(query.sql("duckdb")).fetchall() if day is not None}


def reach_after(before: Days, added: Days, removed: Days) -> Days | None:
    """Last days once rows came and went; None when only a look at all rows can tell.

    >>> reach_after({"eu": date(2026, 1, 5)}, {"eu": date(2026, 1, 7)}, {"eu": date(2026, 1, 5)})
    {'eu': datetime.date(2026, 1, 7)}
    >>> reach_after({"eu": date(2026, 1, 5)}, {}, {"eu": date(2026, 1, 5)})
    """
    after = dict(before)
    for store, day in added.items():
        after[store] = max(day, after.get(store, day))
    lost = [store for store, day in removed.items() if day >= after.get(store, date.min)]
    known = all(store in added and added[store] >= after[store] for store in lost)
    return after if known else None


def _store(table: Table) -> exp.Expr:
    return exp.column("store") if table.of_store else exp.Literal.string("")


def _last(table: Table) -> exp.Expr:
    days = table.events or ((table.clock,) if table.clock else ())
    if not days:
        return exp.null()
    return exp.func("max", exp.func("greatest", *map(_day, days)) if len(days) > 1 else _day(days[0]))


def _day(name: str) -> exp.Expr:
    return exp.column(name, quoted=True)
