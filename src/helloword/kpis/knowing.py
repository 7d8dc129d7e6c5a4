"""The commerce model as it was known on an earlier day: what came later had not happened yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlglot import exp, parse_one

from helloword.model import Table


def known(table: Table, rows: exp.Select, day: date) -> exp.Select:
    """`rows` of `table` with only what had happened by the end of `day`, in each store's own days.

    What a row said before its last update is known for the columns the model tells (`Table.revised`); other restated
    values are taken as they are now.
    """
    known_rows = exp.select(exp.Star(replace=list(_as_known(table, day)))).from_(rows.subquery("r"))
    if table.events and table.clock:
        return known_rows.where(exp.column(table.clock, quoted=True) <= exp.convert(day))
    return known_rows


def _as_known(table: Table, day: date) -> Iterator[exp.Expr]:
    for event, others in table.later.items():
        happened = exp.column(event, quoted=True) <= exp.convert(day)
        for name in (event, f"{event.removesuffix('_day')}_at", *others):
            yield exp.alias_(exp.case().when(happened.copy(), exp.column(name, quoted=True)), name, quoted=True)
    updated_later = exp.cast(exp.column("_updated_at"), "DATE") > exp.convert(day)
    for name, before in table.revised.items():
        now = exp.column(name, quoted=True)
        said = exp.case().when(updated_later.copy(), parse_one(before, dialect="duckdb")).else_(now)
        yield exp.alias_(said, name, quoted=True)
