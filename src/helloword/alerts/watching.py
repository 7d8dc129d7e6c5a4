"""What a rule looks at: its values by slice and day, asked of the KPI room in as few questions as possible."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from helloword.alerts.judging import Judgement, Point, days_for, judge
from helloword.alerts.limits import LeadTimes, lead_times
from helloword.alerts.pacing import paces
from helloword.alerts.rhythm import Source, sources
from helloword.alerts.rule import Rule
from helloword.alerts.slices import At, at_of, nameless
from helloword.errors import UnknownNameError
from helloword.kpis.company import answer, catalogue_of
from helloword.kpis.definitions import Kpi
from helloword.kpis.query import Query, Reading
from helloword.period import ONE_DAY
from helloword.workspace import Workspace

Values = dict[At, dict[date, Point]]
MOST_LATE = 30
"""Days back for which it is looked whether a source was late."""


@dataclass(frozen=True)
class Watch:
    """The newest data with what every rule needs of it."""

    workspace: Workspace
    today: date
    sources: tuple[Source, ...]

    @classmethod
    def over(cls, workspace: Workspace, today: date) -> Watch:
        """A watch over the workspace as it is now."""
        return cls(workspace, today, sources(workspace))

    def last_day(self, rule: Rule) -> date | None:
        """The newest day that a rule can be evaluated on: it is over, and some source has brought it."""
        yesterday = self.today - ONE_DAY
        if rule.kind in ("missing_data", "pace") or rule.kpi not in catalogue_of(self.workspace).kpis:
            return yesterday
        facts = set(facts_of(self.workspace, rule))
        reached = [source.reach for source in self.sources if source.table in facts]
        return min(max(reached), yesterday) if reached else None

    def judgements(self, rule: Rule, days: Iterable[date]) -> dict[At, list[Judgement]]:
        """The verdicts of every slice on `days`, in order; days that a store has not brought yet are left out."""
        wanted = tuple(sorted(set(days)))
        if not wanted:
            return {}
        needed = tuple(sorted({each for day in wanted for each in days_for(rule, day)}))
        values = self._values(rule, needed)
        limits = self._limits(rule)
        facts = facts_of(self.workspace, rule)
        found: dict[At, list[Judgement]] = {}
        for at, points in sorted(values.items()):
            behind = self._behind(facts, at)
            found[at] = [
                self._late(behind, day) or judge(rule, day, points, limits(at, day))
                for day in wanted
                if not _awaited(behind, day)
            ]
        return found

    def _values(self, rule: Rule, days: tuple[date, ...]) -> Values:
        if rule.kind == "missing_data":
            return self._delays(days)
        if rule.kind == "pace":
            return self._paces(days)
        return kpi_values(self.workspace, rule, days)

    def _delays(self, days: tuple[date, ...]) -> Values:
        """Days that each source with a rhythm is later than is usual for it."""
        found: Values = {}
        for source in self.sources:
            if source.regular:
                at = (("store", source.store), ("fact", source.table)) if source.store else (("fact", source.table),)
                late = {day: (day - source.reach).days - source.patience for day in days}
                found[at] = {day: Point(Decimal(max(n, 0))) for day, n in late.items()}
        return found

    def _paces(self, days: tuple[date, ...]) -> Values:
        found: Values = {}
        for pace in paces(self.workspace, days):
            found.setdefault((("goal", pace.goal),), {})[pace.day] = Point(pace.share, reason=pace.reason)
        return found

    def _limits(self, rule: Rule) -> Callable[[At, date], Decimal | None]:
        if rule.limit:
            known: LeadTimes = lead_times(self.workspace)
            return lambda at, day: known.until_stock(dict(at)["sku"], day)
        limit = platform_limit(self.workspace, rule)
        return lambda at, day: limit

    def _behind(self, facts: Sequence[str], at: At) -> list[Source]:
        """The sources of a slice's own store."""
        store = dict(at).get("store")
        return [s for s in self.sources if store and s.store == store and s.table in facts]

    def _late(self, behind: Sequence[Source], day: date) -> Judgement | None:
        """The verdict on a day that a source should have brought and has not."""
        if day < self.today - MOST_LATE * ONE_DAY:
            return None
        late = any(day > s.reach + s.patience * ONE_DAY for s in behind)
        return Judgement(day, None, reason="source_late") if late else None


def _awaited(behind: Sequence[Source], day: date) -> bool:
    """Whether a store has not brought this day yet, without being late."""
    return any(s.reach < day <= s.reach + s.patience * ONE_DAY for s in behind if s.regular)


def facts_of(workspace: Workspace, rule: Rule) -> tuple[str, ...]:
    """The tables behind a rule."""
    from helloword.kpis.asking import Asked
    from helloword.scope import EVERYTHING

    catalogue = catalogue_of(workspace)
    if rule.kpi not in catalogue.kpis:
        return ()
    facts = Asked(catalogue.kpis[rule.kpi], catalogue, (), (), EVERYTHING).facts
    return (*facts, "purchase_orders", "suppliers", "products") if rule.limit else facts


def platform_limit(workspace: Workspace, rule: Rule) -> Decimal | None:
    """The limit that a platform sets to the rule's KPI."""
    kpi = catalogue_of(workspace).kpis.get(rule.kpi)
    limited = rule.kind == "platform_limit" and kpi is not None and kpi.threshold is not None
    return Decimal(kpi.threshold.value) if limited and kpi and kpi.threshold else None


def ripens(kpi: Kpi) -> bool:
    """Whether what happens later changes the values of earlier days, so that only those of their own day are fair."""
    return kpi.maturity_days > 0 and kpi.clock in ("ordered", "first_ordered")


def kpi_values(workspace: Workspace, rule: Rule, days: tuple[date, ...]) -> Values:
    """The rule's KPI over its window up to each of `days`, as it was known on that day."""
    known = catalogue_of(workspace).kpis
    if rule.kpi not in known:
        raise UnknownNameError("KPI", rule.kpi, known, code="unknown_kpi")
    kpi = known[rule.kpi]
    kpis = (rule.kpi, *((rule.sample.kpi,) if rule.sample and rule.sample.kpi else ()))
    where = dict(rule.where)
    if rule.kind == "platform_limit" and kpi.threshold:
        where["platform"] = (kpi.threshold.platform,)
    asked = Query(kpis, rule.by, where=where, trailing=rule.days)
    answered = (r for query in _queries(asked, days, each=ripens(kpi)) for r in answer(workspace, query).readings)
    readings = [(at, r) for r in answered if not nameless(at := at_of(r.slice, rule.by))]
    samples = {(at, r.period.end): _evidence(r) for at, r in readings if r.kpi == kpis[-1]}
    values: Values = {}
    for at, reading in readings:
        if reading.kpi == rule.kpi:
            trials = reading.denominator if kpi.unit == "ratio" else None
            point = Point(reading.value, samples.get((at, reading.period.end)), reading.reason, trials)
            values.setdefault(at, {})[reading.period.end] = point
    return values


def _queries(asked: Query, days: tuple[date, ...], *, each: bool) -> Iterable[Query]:
    from dataclasses import replace

    if each:
        return (replace(asked, start=day, end=day, known_on=day) for day in days)
    gaps: Mapping[int, None] = dict.fromkeys((days[-1] - day).days for day in days)
    every = 7 if all(gap % 7 == 0 for gap in gaps) else 1
    return (replace(asked, start=days[0], end=days[-1], every=every),)


def _evidence(reading: Reading) -> Decimal | None:
    return reading.denominator if reading.denominator is not None else reading.value
