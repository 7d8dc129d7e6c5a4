"""What a roll-up is, and the queries that fill it and that it answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from sqlglot import exp

from helloword.kpis.asking import is_told_by
from helloword.kpis.columns import OF_PERIOD
from helloword.kpis.definitions import Catalogue, Measure
from helloword.kpis.dimensions import NONE
from helloword.kpis.joins import relation_for, rows_of, rows_with
from helloword.kpis.relations import RELATIONS, Relation, Via
from helloword.kpis.rollups.grain import Grain
from helloword.kpis.scans import UNRATED, Scan, aggregates_of, over, reaches_periods

TABLE = "rolled"
"""What the rows of a roll-up are called in queries over it."""


@dataclass(frozen=True)
class RollUp:
    """Sums and counts of `measures` over the rows of a relation, by the day of `clock` and the dimensions of `grain`."""

    relation: str
    clock: str
    grain: Grain
    measures: tuple[Measure, ...]

    @cached_property
    def name(self) -> str:
        """What it is called, such as `sold_lines-day-store`."""
        return "-".join((self.relation, self.clock, "_".join(self.grain) or "all"))

    @cached_property
    def filling(self) -> exp.Select:
        """The SELECT whose rows it keeps: `day`, its dimensions (NULL where a row has none), its measures."""
        rows = rows_with(self.relation, self.grain, ())
        day = exp.column(self.clock, table="t")
        keys = [exp.column(alias, table="t") for alias in rows.dims]
        shown = [exp.Nullif(this=k.copy(), expression=exp.Literal.string(NONE)) for k in keys]
        named = [e.as_(dim) for e, dim in zip(shown, self.grain, strict=True)]
        aggregates = [part for measure in self.measures for part in aggregates_of(measure)]
        select = exp.select(day.copy().as_("day"), *named, *aggregates).from_(rows.select.subquery("t"))
        return select.where(day.copy().is_(exp.null()).not_()).group_by(day, *keys)

    @cached_property
    def sizing(self) -> exp.Select:
        """The SELECT of one row that tells how many rows it would have (`kept`) of how many (`rows`)."""
        rows = rows_with(self.relation, self.grain, ())
        keys = [exp.column(self.clock, table="t"), *(exp.column(alias, table="t") for alias in rows.dims)]
        grouped = exp.select(exp.Count(this=exp.Star()).as_("n")).from_(rows.select.subquery("t")).group_by(*keys)
        kept, of = exp.Count(this=exp.Star()).as_("kept"), exp.Sum(this=exp.column("n", table="g")).as_("rows")
        return exp.select(kept, of).from_(grouped.subquery("g"))

    def answering(self, scan: Scan) -> exp.Select:
        """The SELECT that answers `scan` from its rows, which are called `rolled`."""
        rows = rows_of(_as_relation(self.grain), scan.dims, scan.filters)
        return over(rows, replace(scan, clock="day"), [part for m in scan.measures for part in _sums(m)])


def rollup_of(catalogue: Catalogue, relation: str, clock: str, grain: Grain) -> RollUp:
    """The roll-up of everything that sums up over the rows of a relation."""
    measures = tuple(
        m
        for m in catalogue.measures.values()
        if m.relation and relation in read_by(m.relation) and (m.clock or RELATIONS[relation].clock) == clock
        if sums_up(m) and is_told_by(m, relation)
    )
    return RollUp(relation, clock, grain, tuple(sorted(measures, key=lambda m: m.id)))


def can_answer(scan: Scan) -> bool:
    """Whether roll-ups of the scan's relation hold what it asks: sums of whole days."""
    relation = RELATIONS[scan.relation]
    whole = scan.clock is not None and not scan.cuts and not relation.group and not reaches_periods(scan.relation)
    return whole and all(sums_up(m) for m in scan.measures)


def sums_up(measure: Measure) -> bool:
    """Whether the measure of two sets of rows is the sum of both: no distinct keys, no medians, nothing of the period."""
    tree = measure.expression
    if tree is None or measure.is_holistic or not isinstance(tree, exp.Sum | exp.Count):
        return False
    return not any(column.name in OF_PERIOD for column in tree.find_all(exp.Column))


def read_by(relation: str) -> tuple[str, ...]:
    """The relations that stand for one, depending on what is asked."""
    return (relation, relation_for(relation, ("sku",)), RELATIONS[relation].plain or relation)


def _as_relation(grain: Grain) -> Relation:
    via = (Via.STORE,) if "store" in grain else ()
    return Relation(name=TABLE, sql="", dims={dim: dim for dim in grain}, via=via)


def _sums(measure: Measure) -> Iterable[exp.Expr]:
    for name in (measure.id, *((measure.id + UNRATED,) if measure.unit == "money" else ())):
        yield exp.Sum(this=exp.column(name, table="t")).as_(name)
