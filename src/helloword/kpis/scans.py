"""From measures, dimensions and periods to one query per scan of a relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

import pyarrow as pa
from sqlglot import exp

from helloword.kpis.columns import OF_PERIOD, tree_of
from helloword.kpis.definitions import Measure
from helloword.kpis.joins import Rows, rows_with
from helloword.kpis.relations import RELATIONS
from helloword.kpis.under_way import Cut
from helloword.period import ONE_DAY, Period

UNRATED = "__unrated"
Filters = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Scan:
    """One pass over a relation for all measures that can share it."""

    relation: str
    clock: str | None
    window: int | None
    dims: tuple[str, ...]
    filters: Filters
    periods: tuple[Period, ...]
    measures: tuple[Measure, ...]
    cuts: tuple[Cut, ...] = ()


@lru_cache(maxsize=1024)
def query_of(scan: Scan) -> exp.Select:
    """The SELECT whose rows are `period`, `d0`.., one column per measure and one more per amount that lacks a rate.

    It names relations, which `with_relations` puts in front of it.
    """
    rows = rows_with(scan.relation, scan.dims, scan.filters)
    return over(rows, scan, [part for measure in scan.measures for part in aggregates_of(measure)])


def over(rows: Rows, scan: Scan, aggregates: list[exp.Expr]) -> exp.Select:
    """The SELECT of `aggregates` over `rows`, which are called `t`, for each period and slice of a scan."""
    if scan.window is not None:
        return _over_window(rows, scan, aggregates)
    select = _per_period(rows, scan.clock, aggregates)
    return _cut(select, scan) if scan.cuts else select


def inputs_of(scan: Scan, rates: pa.Table) -> dict[str, pa.Table]:
    """The small tables the query reads: periods, the days of each, rates, and where periods are cut."""
    inputs = {"periods": _periods(scan.periods), "days": days_of(scan), "rates": rates}
    return {**inputs, "cuts": _cuts(scan.cuts)} if scan.cuts else inputs


def days_of(scan: Scan) -> pa.Table:
    """The days of each period of a scan."""
    return _days(scan.periods, scan.window)


def with_relations(query: exp.Query, ready: frozenset[str] = frozenset()) -> exp.Query:
    """`query` with every relation it leads to as a named query in front, less those that are `ready` as tables."""
    ordered: dict[str, None] = {}
    _collect(query, ordered, ready)
    query = query.copy()
    # A relation may begin with named queries of its own, which use the others and so stand behind them.
    own = query.args.pop("with_", None)
    for name in ordered:
        query = query.with_(name, as_=tree_of(name).copy(), copy=False)
    for part in own.expressions if own else ():
        query = query.with_(part.alias, as_=part.this, copy=False)
    return query


def relations_of(query: exp.Query) -> tuple[str, ...]:
    """Every relation that `query` leads to, those that others are made of first."""
    ordered: dict[str, None] = {}
    _collect(query, ordered, frozenset())
    return tuple(ordered)


@cache
def reaches_periods(relation: str) -> bool:
    """Whether a relation looks at the periods asked itself."""
    names = {table.name for table in tree_of(relation).find_all(exp.Table)}
    return "periods" in names or any(reaches_periods(name) for name in names if name in RELATIONS)


def _collect(tree: exp.Expr, ordered: dict[str, None], ready: frozenset[str]) -> None:
    for table in tree.find_all(exp.Table):
        if table.name in RELATIONS and table.name not in ordered and table.name not in ready:
            _collect(tree_of(table.name), ordered, ready)
            ordered[table.name] = None


def _per_period(rows: Rows, clock: str | None, aggregates: list[exp.Expr]) -> exp.Select:
    days = "days" if clock else "periods"
    on = exp.column(clock or "period", table="t").eq(exp.column("day" if clock else "period", table="p"))
    keys = [exp.column("period", table="p"), *(exp.column(d, table="t") for d in rows.dims)]
    return (
        exp.select(*(k.copy() for k in keys), *aggregates)
        .from_(rows.select.subquery("t"))
        .join(exp.to_table(days).as_("p"), on=on)
        .group_by(*keys)
    )


def _cut(select: exp.Select, scan: Scan) -> exp.Select:
    """Without what happened after the moment up to which a period counts a store; a row without a time has all its day."""
    at, day = exp.column("until", table="c"), exp.column("day", table="c")
    moment, clock = RELATIONS[scan.relation].moment or "", scan.clock or ""
    counted = (
        exp.case()
        .when(at.copy().is_(exp.null()), exp.true())
        .when(exp.column(moment, table="t").is_(exp.null()), exp.column(clock, table="t") <= day)
        .else_(exp.column(moment, table="t") <= at)
    )
    keys = (("period", "p"), ("store", "t"))
    on = exp.and_(*(exp.column(key, table="c").eq(exp.column(key, table=table)) for key, table in keys))
    return select.join(exp.to_table("cuts").as_("c"), on=on, join_type="left").where(counted)


def _over_window(rows: Rows, scan: Scan, aggregates: list[exp.Expr]) -> exp.Select:
    """Aggregate per day first, then sum the days of each period's window."""
    assert scan.clock is not None
    day = exp.column(scan.clock, table="t")
    first = min(p.last for p in scan.periods) - timedelta(days=(scan.window or 1) - 1)
    last = max(p.last for p in scan.periods)
    dims = [exp.column(d, table="t") for d in rows.dims]
    daily = (
        exp.select(day.copy().as_("day"), *(d.copy() for d in dims), *aggregates)
        .from_(rows.select.subquery("t"))
        .where(day.copy().between(exp.convert(first), exp.convert(last)))
        .group_by(day.copy(), *(d.copy() for d in dims))
    )
    keys = [exp.column("period", table="p"), *(exp.column(d, table="w") for d in rows.dims)]
    sums = [exp.Sum(this=exp.column(part.alias, table="w")).as_(part.alias) for part in aggregates]
    return (
        exp.select(*(k.copy() for k in keys), *sums)
        .from_(daily.subquery("w"))
        .join(exp.to_table("days").as_("p"), on=exp.column("day", table="w").eq(exp.column("day", table="p")))
        .group_by(*keys)
    )


def aggregates_of(measure: Measure) -> Iterable[exp.Expr]:
    """What a measure takes of the rows `t`: its value and, of an amount, how many rows lack a rate."""
    assert measure.expression is not None
    yield qualified(measure.expression).as_(measure.id)
    if measure.unit == "money":
        flag = exp.column(measure.unrated, table="t")
        yield exp.Sum(this=exp.case().when(flag, exp.Literal.number(1)).else_(exp.Literal.number(0))).as_(
            measure.id + UNRATED
        )


def qualified(expression: exp.Expr) -> exp.Expr:
    """The expression with each column said to be of the rows (`t`) or of their period (`p`)."""

    def place(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column):
            if node.name in OF_PERIOD:
                return exp.column(node.name.removeprefix("period_"), table="p")
            return exp.column(node.name, table="t")
        return node

    return expression.transform(place)


@lru_cache(maxsize=64)
def _periods(periods: tuple[Period, ...]) -> pa.Table:
    return _table(
        {
            "period": range(len(periods)),
            "first": [p.first for p in periods],
            "until": [p.until for p in periods],
            "last": [p.last for p in periods],
        }
    )


def _cuts(cuts: tuple[Cut, ...]) -> pa.Table:
    return pa.table(
        {
            "period": pa.array([cut.period for cut in cuts], pa.int32()),
            "store": pa.array([cut.store for cut in cuts], pa.string()),
            "day": pa.array([cut.until.date() for cut in cuts], pa.date32()),
            "until": pa.array([cut.until for cut in cuts], pa.timestamp("us", "UTC")),
        }
    )


@lru_cache(maxsize=64)
def _days(periods: tuple[Period, ...], window: int | None) -> pa.Table:
    rows = [
        (start + ONE_DAY * n, index, p)
        for index, p in enumerate(periods)
        for start, count in [_extent(p, window)]
        for n in range(count)
    ]
    return _table(
        {
            "day": [day for day, _, _ in rows],
            "period": [index for _, index, _ in rows],
            "first": [p.first for _, _, p in rows],
            "until": [p.until for _, _, p in rows],
            "last": [p.last for _, _, p in rows],
        }
    )


def _extent(period: Period, window: int | None) -> tuple[date, int]:
    if window is not None:
        return period.last - timedelta(days=window - 1), window if period.days else 0
    return period.first, (period.until - period.first).days + 1


def _table(columns: Mapping[str, Iterable[object]]) -> pa.Table:
    types = {"period": pa.int32()}
    return pa.table({name: pa.array(list(values), types.get(name, pa.date32())) for name, values in columns.items()})
