"""Answering a question: every KPI asked, in every period and slice, with its proof."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helloword.errors import InputError, UnknownNameError
from helloword.kpis.asking import Asked, where_of
from helloword.kpis.comparing import compared
from helloword.kpis.components import Need
from helloword.kpis.definitions import Measure
from helloword.kpis.ground import Ground, Results
from helloword.kpis.imported import Imported
from helloword.kpis.query import Answer, Comparison, Query, Reading, Slice
from helloword.kpis.seeing import check_seen
from helloword.kpis.settling import Found, Settled, Settling
from helloword.kpis.sharing import shared_amounts
from helloword.kpis.under_way import Cut, Moments, cuts, moved, within
from helloword.kpis.warnings import Notes
from helloword.model import TABLES
from helloword.money import EXACT, currency_code, divide
from helloword.period import Period, calendar, trailing
from helloword.scope import EVERYTHING, Scope

Cells = dict[tuple[int, Slice], Settled]


@dataclass(frozen=True)
class Plan:
    """A question made ready to be computed.

    Attributes:
        currency: of its amounts.
        both: by KPI its periods, and behind them as many that they are compared with where the question compares.
        needs: by KPI what each of its measures needs; None where a measure has no rows of the slices asked.
    """

    query: Query
    currency: str
    asked: Sequence[Asked]
    both: Mapping[str, tuple[Period, ...]]
    needs: Mapping[str, Mapping[Measure, Need | None]]

    @property
    def wanted(self) -> list[Need]:
        """Everything to be computed for it; what is spread over slices is computed where they are known."""
        return [n for of_kpi in self.needs.values() for m, n in of_kpi.items() if n is not None and not m.spread_by]


def answer_on(ground: Ground, query: Query, scope: Scope = EVERYTHING) -> Answer:
    """All readings of `query`; raises InputError, UnknownNameError or SliceError for what cannot be asked."""
    return next(answers_on(ground, (query,), scope))


def answers_on(ground: Ground, queries: Iterable[Query], scope: Scope = EVERYTHING) -> Iterator[Answer]:
    """What `answer_on` says of each query; rows that several of them stand on are made once."""
    plans = []
    for query in queries:
        asked = [asked_of(ground, query, scope, id) for id in dict.fromkeys(query.kpis)]
        plans.append(_plan(ground, query, asked, {a.kpi.id: periods_of(ground, query, a) for a in asked}))
    results = {
        currency: ground.run((n for plan in plans if plan.currency == currency for n in plan.wanted), currency)
        for currency in dict.fromkeys(plan.currency for plan in plans)
    }
    return (_answer(ground, plan, results[plan.currency]) for plan in plans)


def answers(ground: Ground, query: Query, asked: Sequence[Asked], periods: Mapping[str, tuple[Period, ...]]) -> Answer:
    """All readings of KPIs that are asked already, each over its own `periods`; `query` says what they are compared with."""
    plan = _plan(ground, query, asked, periods)
    return _answer(ground, plan, ground.run(plan.wanted, plan.currency))


def _plan(ground: Ground, query: Query, asked: Sequence[Asked], periods: Mapping[str, tuple[Period, ...]]) -> Plan:
    currency = currency_code(query.currency) if query.currency else ground.currency
    # The periods compared with are asked in the same pass, behind those asked for.
    others = {id: _moved(query, ps) for id, ps in periods.items()}
    both = {id: ps + others[id] for id, ps in periods.items()}
    cut = {id: _cuts(ground, query, ps, others[id]) for id, ps in periods.items()}
    needs = {
        a.kpi.id: {m: a.need(m, both[a.kpi.id], cut[a.kpi.id]) for m in (*a.measures, *a.extras)}
        if both[a.kpi.id]
        else {}
        for a in asked
    }
    return Plan(query, currency, asked, both, needs)


def _answer(ground: Ground, plan: Plan, results: Results) -> Answer:
    cells = _settle(ground, plan, results)
    readings = [r for a in plan.asked for r in _readings(ground, plan, a, cells[a.kpi.id])]
    return Answer(tuple(readings), plan.currency, ground.provenance)


def asked_of(ground: Ground, query: Query, scope: Scope, id: str) -> Asked:
    """The KPI `id` with the slices and filters of `query`; raises UnknownNameError or SliceError."""
    if id not in ground.catalogue.kpis:
        raise UnknownNameError("KPI", id, ground.catalogue.kpis, code="unknown_kpi")
    asked = Asked(
        ground.catalogue.kpis[id], ground.catalogue, tuple(dict.fromkeys(query.by)), where_of(query.where), scope
    )
    check_seen(asked)
    asked.check_slices()
    return asked


def periods_of(ground: Ground, query: Query, asked: Asked) -> tuple[Period, ...]:
    """The periods asked, cut to the range asked or else to the days that have data."""
    span = ground.span(asked.facts) or ground.span(TABLES)
    if span is None and (query.start is None or query.end is None):
        return ()
    start, end = query.start or (span or _never())[0], query.end or (span or _never())[1]
    if start > end:
        if query.start and query.end:
            raise InputError(f"--from {start} is after --to {end}; swap them.", code="bad_range")
        return ()
    last = span[1] if span else start
    if query.trailing:
        return trailing(query.trailing, start, end, last, query.every)
    return calendar(query.grain, start, end, last)


def _never() -> tuple[date, date]:
    raise InputError("There is no data yet; import a file first.", code="no_data")


def _moved(query: Query, periods: tuple[Period, ...]) -> tuple[Period, ...]:
    return compared(query.compare, query.event, periods, query.start) if query.compare else ()


def _cuts(ground: Ground, query: Query, periods: tuple[Period, ...], others: tuple[Period, ...]) -> tuple[Cut, ...]:
    so_far = dict(query.so_far)
    own = (Cut(i, *at) for i, period in enumerate(periods if so_far else ()) for at in within(so_far, period.until))
    return (*own, *cuts(ground.known_until, periods, others))


def _under_way(ground: Ground, query: Query, periods: Sequence[Period]) -> list[Moments]:
    """Of each period the stores for which its last day is under way."""
    known = dict(query.so_far) or ground.known_until
    return [within(known, min(period.until, period.last)) for period in periods] if known else [()] * len(periods)


def _so_far(ground: Ground, asked: Asked, at: Mapping[str, str], moments: Moments) -> Moments:
    """The stores of a reading for which the last day of its period is under way."""
    if not moments:
        return ()
    kept = (*asked.where, *asked.scope.filters, *((dim, (value,)) for dim, value in at.items()))
    return tuple((store, moment) for store, moment in moments if ground.keeps(store, kept))


def _settle(ground: Ground, plan: Plan, results: Results) -> dict[str, Cells]:
    settled: dict[str, Cells] = {}
    for a in plan.asked:
        needs, periods = plan.needs[a.kpi.id], plan.both[a.kpi.id]
        found = {m.id: _found(ground, m, n, results, plan.currency) for m, n in needs.items()}
        loaded, compared = Imported(ground, a).leading, plan.query.compare is not None
        settling = Settling(a, periods, ground.span(a.facts), loaded, found, compared=compared)
        settled[a.kpi.id] = settling.settle() if needs else {}
    return settled


def _found(
    ground: Ground, measure: Measure, need: Need | None, results: Results, currency: str
) -> tuple[Need, Found] | None:
    if need is None:
        return None
    if measure.spread_by:
        return need, shared_amounts(ground, need, currency)
    return need, results[need]


def _readings(ground: Ground, plan: Plan, asked: Asked, cells: Cells) -> Iterator[Reading]:
    query, currency, both = plan.query, plan.currency, plan.both[asked.kpi.id]
    count = len(both) // 2 if query.compare else len(both)
    periods, before = both[:count], both[count:]
    span = ground.span(asked.facts)
    notes = Notes(ground, asked, currency)
    under_way = _under_way(ground, query, periods)
    for (index, at), settled in cells.items():
        if index < len(periods):
            period = periods[index]
            other = before[index] if before else None
            # Days that have not all come, such as those since an event of last week, are nothing to compare with.
            there = other is not None and span is not None and other.until <= span[1]
            earlier = cells.get((index + count, at)) if there else None
            sliced = dict(zip(asked.by, at, strict=True))
            so_far = _so_far(ground, asked, sliced, under_way[index])
            yield Reading(
                kpi=asked.kpi.id,
                period=period,
                slice=sliced,
                value=settled.value,
                unit=asked.kpi.unit,
                currency=currency if asked.kpi.unit == "money" else None,
                numerator=settled.numerator,
                denominator=settled.denominator,
                reason=settled.reason,
                comparison=_comparison(query, other, settled, earlier, moved(so_far, period, other)) if other else None,
                cost_coverage=settled.coverage,
                warnings=notes.of(period, settled, cut=bool(so_far and other)),
                provenance=ground.provenance,
                so_far=so_far,
            )


def _comparison(query: Query, period: Period, now: Settled, before: Settled | None, so_far: Moments) -> Comparison:
    value = before.value if before else None
    change: Decimal | None = None
    ratio: Decimal | None = None
    if now.value is not None and value is not None:
        change = EXACT.subtract(now.value, value)
        ratio = divide(change, abs(value))
    assert query.compare is not None
    return Comparison(query.compare, period.first, period.until, value, change, ratio, so_far)
