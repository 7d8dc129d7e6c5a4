"""The rows behind a number, down to the file and the line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlglot import exp

from helloword.errors import InputError
from helloword.kpis.answering import asked_of, periods_of
from helloword.kpis.columns import OF_PERIOD
from helloword.kpis.components import Need, scans_for
from helloword.kpis.definitions import Measure
from helloword.kpis.expressions import names_in
from helloword.kpis.ground import Ground
from helloword.kpis.joins import rows_with
from helloword.kpis.query import Query
from helloword.kpis.relations import RELATIONS
from helloword.kpis.scans import Scan, inputs_of, qualified, query_of, reaches_periods, with_relations
from helloword.kpis.seeing import COST_COLUMNS
from helloword.kpis.sharing import shared_amounts
from helloword.model import TABLES
from helloword.money import currency_code
from helloword.scope import EVERYTHING, Scope

_ROW = ("_import", "_row")
_HIDDEN = frozenset({"month", "year", "_key", "_hash", "_updated_at", "customer"})
Cell = str | int | Decimal | bool | None


@dataclass(frozen=True)
class TracedMeasure:
    """One measure of the number, the model rows it was taken over, and the SQL that took it.

    Attributes:
        rows: at most the asked count, newest day first; `_import` and `_row` say which import and line each came from,
            and `contribution` what the row added to the value, where rows are added up one by one.
        rows_total: how many there are in all.
    """

    measure: Measure
    value: Decimal | None
    fact: str
    columns: tuple[str, ...]
    rows: tuple[Mapping[str, Cell], ...]
    rows_total: int
    sql: str


def trace_on(ground: Ground, query: Query, scope: Scope = EVERYTHING, limit: int = 100) -> tuple[TracedMeasure, ...]:
    """What one KPI of one period and slice is made of; `query` asks for exactly one KPI and no dimension."""
    if len(query.kpis) != 1 or query.by:
        raise InputError("A trace follows one number: give one KPI, and --where instead of --by.", code="trace_one")
    asked = asked_of(ground, query, scope, query.kpis[0])
    periods = periods_of(ground, query, asked)
    if len(periods) != 1:
        raise InputError(
            f"A trace follows one number, and this range has {len(periods)} periods; narrow --from and --to, or use "
            "--grain total.",
            code="trace_one",
        )
    currency = currency_code(query.currency) if query.currency else ground.currency
    needs = [(m, asked.need(m, periods)) for m in asked.measures]
    return tuple(
        _traced(ground, m, need, scope, currency, limit)
        if m.relation
        else _traced_spread(ground, m, need, scope, currency, limit)
        for m, need in needs
        if need is not None
    )


def _traced(ground: Ground, measure: Measure, need: Need, scope: Scope, currency: str, limit: int) -> TracedMeasure:
    need = Need(measure, need.relation, (), need.filters, need.periods)
    value = ground.run([need], currency)[need].get((0, ()))
    relation = RELATIONS[need.relation]
    (scan,) = scans_for([need], {name: r.clock for name, r in RELATIONS.items()})
    fact = relation.rows or relation.facts[0]
    rows, total = _rows(ground, scan, fact, currency, limit)
    hidden = frozenset() if scope.costs else COST_COLUMNS.get(fact, frozenset())
    return TracedMeasure(
        measure=measure,
        value=value.value if value else None,
        fact=fact,
        columns=tuple(c.name for c in TABLES[fact].columns if c.name not in hidden),
        rows=tuple({name: cell for name, cell in row.items() if name not in hidden} for row in rows),
        rows_total=total,
        sql=with_relations(query_of(scan)).sql(dialect="duckdb", pretty=True),
    )


def _traced_spread(
    ground: Ground, measure: Measure, need: Need, scope: Scope, currency: str, limit: int
) -> TracedMeasure:
    """Overheads: the months that the period touches, whose rows are shown to those who see the whole company."""
    period = need.periods[0]
    value = shared_amounts(ground, need, currency).get((0, ()))
    month = exp.column("month_start")
    query = (
        exp.select("*")
        .from_("overheads")
        .where(month.between(exp.convert(period.first.replace(day=1)), exp.convert(period.until)))
    )
    rows = ground.engine.run(query.order_by("month_start", "type"), {}).to_pylist()
    return TracedMeasure(
        measure=measure, value=value.value if value else None, fact="overheads",
        columns=tuple(c.name for c in TABLES["overheads"].columns), rows=tuple(_shown(row) for row in (rows[:limit] if scope.whole else ())),
        rows_total=len(rows), sql=query.sql(dialect="duckdb", pretty=True),
    )  # fmt: skip


def _rows(
    ground: Ground, scan: Scan, fact: str, currency: str, limit: int
) -> tuple[tuple[Mapping[str, Cell], ...], int]:
    keys = RELATIONS[scan.relation].row_keys
    found = _keys_of(scan, keys)
    contribution = [exp.column("contribution", table="k")] if "contribution" in found.named_selects else []
    on = exp.and_(*(exp.column(k, table="k").eq(exp.column(k, table="f")) for k in keys))
    rates, _ = ground.rates(currency)
    inputs = inputs_of(scan, rates)
    behind = exp.select("f.*", *contribution).from_(exp.to_table(fact).as_("f")).join(found.subquery("k"), on=on)
    counted = exp.select(exp.Count(this=exp.Star()).as_("n")).from_(behind.subquery("b"))
    total = ground.relations.run(counted, inputs, currency).column("n")[0].as_py()
    clock = TABLES[fact].clock or "_row"
    order = [exp.column(clock, table="f").desc(), exp.column("_import", table="f"), exp.column("_row", table="f")]
    shown = ground.relations.run(behind.order_by(*order).limit(limit), inputs, currency)
    return tuple(_shown(row) for row in shown.to_pylist()), int(total)


def _keys_of(scan: Scan, keys: tuple[str, ...]) -> exp.Select:
    """The keys of the rows that a scan takes its measure over, and what each row adds where they are added up."""
    relation = RELATIONS[scan.relation]
    rows = rows_with(scan.relation, (), scan.filters, ungrouped=True)
    shown = [exp.column(k, table="t") for k in keys]
    select = exp.select(*shown).from_(rows.select.subquery("t")).group_by(*(k.copy() for k in shown))
    (measure,) = scan.measures
    if isinstance(measure.expression, exp.Sum) and keys == _ROW and not relation.group and not _of_period(measure):
        select = select.select(qualified(measure.expression).as_("contribution"))
    if scan.clock is None or (relation.group and reaches_periods(scan.relation)):
        return select
    return select.where(exp.column(scan.clock, table="t").isin(query=exp.select("day").from_("days")))


def _of_period(measure: Measure) -> bool:
    return measure.expression is not None and bool(set(names_in(measure.expression)) & set(OF_PERIOD))


def _shown(row: Mapping[str, object]) -> Mapping[str, Cell]:
    return {name: _cell(value) for name, value in row.items() if name not in _HIDDEN}


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, (str, int, Decimal, bool)):
        return value
    return str(value)
