"""What the data says about goals: monthly history, totals to date and the last complete day, asked in as few questions as possible."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from threading import Lock
from typing import Literal

from helloword.goals.goal import Goal, Where
from helloword.kpis.asking import Asked
from helloword.kpis.company import answer, ground_of
from helloword.kpis.definitions import Kpi
from helloword.kpis.ground import Ground
from helloword.kpis.query import Query, Reading
from helloword.lake.freshness import Freshness, freshness
from helloword.lake.snapshot import snapshot
from helloword.period import ONE_DAY, Grain, add_months
from helloword.scope import EVERYTHING, Scope
from helloword.text import Text
from helloword.workspace import Workspace

Kind = Literal["additive", "ratio", "level"]
"""How a KPI moves through a period: it adds up, it is a ratio of sums, or it stands at a level (trailing, median, stock)."""
HISTORY_MONTHS = 25
LONGEST_MATURITY = 31
"""Days of late events that are waited for; a cohort that takes longer is measured as it stands."""
SILENT = timedelta(days=31)
"""A source this far behind the newest one of its fact has stopped, and holds nobody up."""

Scoped = tuple[str, Where, str | None]
"""A KPI in a slice and a currency."""


_MOST_KEPT = 8
_kept: OrderedDict[tuple[int, date, Scope], Evidence] = OrderedDict()
_lock = Lock()


@dataclass
class Evidence:
    """Readings of one lake version, shared by whoever asks about it; what was read is added whole, never half.

    Attributes:
        today: the present day; a day counts once it is over and the data has reached its end.
    """

    workspace: Workspace
    ground: Ground
    today: date
    sources: tuple[Freshness, ...]
    as_of: int | None = None
    _months: dict[Scoped, dict[date, Reading]] = field(default_factory=dict)
    _totals: dict[tuple[Scoped, date, date], Reading | None] = field(default_factory=dict)
    _asked: dict[str, Asked] = field(default_factory=dict)

    @staticmethod
    def of(workspace: Workspace, today: date, as_of: int | None = None) -> Evidence:
        """The evidence of the newest lake version, or of an earlier one; what was read of it before is not read again."""
        ground = ground_of(workspace, as_of)
        key = (id(ground), today, workspace.scope)
        with _lock:
            kept = _kept.get(key)
        if kept is None or kept.ground is not ground:
            sources = freshness(workspace, snapshot(workspace, ground.provenance.lake))
            kept = Evidence(workspace, ground, today, sources, as_of)
        with _lock:
            _kept[key] = kept
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
        return kept

    @property
    def kpis(self) -> Mapping[str, Kpi]:
        """The catalogue's KPIs."""
        return self.ground.catalogue.kpis

    def kpi(self, goal: Goal) -> Kpi | None:
        """The goal's KPI, if the catalogue has it and it can be sliced as the goal does."""
        found = self.kpis.get(goal.kpi)
        return found if found and all(name in self.slices(goal.kpi) for name, _ in goal.where) else None

    def name(self, kpi: str) -> Text:
        """What a KPI is called; its id where the catalogue has none of that id."""
        return self.kpis[kpi].name if kpi in self.kpis else Text(kpi, kpi)

    def slices(self, kpi: str) -> tuple[str, ...]:
        """The dimensions a KPI can be sliced by."""
        return self.asked(kpi).slices

    def asked(self, kpi: str) -> Asked:
        """A KPI with its measures and facts."""
        if kpi not in self._asked:
            catalogue = self.ground.catalogue
            self._asked[kpi] = Asked(catalogue.kpis[kpi], catalogue, (), (), EVERYTHING)
        return self._asked[kpi]

    def kind(self, kpi: str) -> Kind:
        """How a KPI moves through a period."""
        asked = self.asked(kpi)
        trailing = any(m.window is not None or m.is_median for m in asked.measures)
        if trailing or "period_days" in asked.kpi.formula_text:
            return "level"
        return {"additive": "additive", "distinct": "additive", "ratio": "ratio"}.get(asked.kpi.additivity, "level")  # type: ignore[return-value]

    def currency(self, goal: Goal) -> str | None:
        """The currency of the goal's amounts; None where they are no money."""
        kpi = self.kpis.get(goal.kpi)
        return (goal.currency or self.ground.currency) if kpi and kpi.unit == "money" else None

    def reached(self, goal: Goal) -> date | None:
        """The last day that is complete in every source of the goal's KPI and slice; None without any data."""
        facts = self.asked(goal.kpi).facts
        stores = self._stores(goal)
        days = [reach for fact in facts if (reach := self._reach(fact, stores)) is not None]
        return min(*days, self.today - ONE_DAY) if days else None

    def measured_to(self, goal: Goal) -> date | None:
        """The last complete day less those on which late events are still to come."""
        reached = self.reached(goal)
        wait = self.kpis[goal.kpi].maturity_days
        if reached is None or self.kind(goal.kpi) == "level" or wait > LONGEST_MATURITY:
            return reached
        return reached - timedelta(days=wait)

    def prepare(self, goals: Iterable[Goal]) -> None:
        """Ask for the monthly history of many goals at once."""
        wanted: dict[tuple[Where, str | None], list[str]] = {}
        for goal in goals:
            if self.kpi(goal) is not None and _scoped(goal) not in self._months:
                wanted.setdefault((goal.where, goal.currency), []).append(goal.kpi)
        for (where, currency), kpis in wanted.items():
            start = add_months(self.today.replace(day=1), -HISTORY_MONTHS)
            query = Query(tuple(kpis), (), Grain.MONTH, start, self.today, dict(where), currency, as_of=self.as_of)
            found: dict[Scoped, dict[date, Reading]] = {(kpi, where, currency): {} for kpi in kpis}
            for reading in answer(self.workspace, query).readings:
                found[reading.kpi, where, currency][reading.period.start] = reading
            self._months.update(found)

    def months(self, goal: Goal) -> Mapping[date, Reading]:
        """The goal's KPI by month, over the last two years, by the month's first day."""
        self.prepare((goal,))
        return self._months.get(_scoped(goal), {})

    def ask(self, spans: Iterable[tuple[Goal, date, date]]) -> None:
        """Ask for the totals of many goals at once."""
        wanted: dict[tuple[Where, str | None, date, date], list[str]] = {}
        for goal, first, until in spans:
            if self.kpi(goal) is not None and first <= until and (_scoped(goal), first, until) not in self._totals:
                wanted.setdefault((goal.where, goal.currency, first, until), []).append(goal.kpi)
        for (where, currency, first, until), kpis in wanted.items():
            query = Query(tuple(kpis), (), Grain.TOTAL, first, until, dict(where), currency, as_of=self.as_of)
            found = {reading.kpi: reading for reading in answer(self.workspace, query).readings}
            self._totals.update({((kpi, where, currency), first, until): found.get(kpi) for kpi in kpis})

    def total(self, goal: Goal, first: date, until: date) -> Reading | None:
        """The goal's KPI over some days; None where it cannot be asked or nothing is there to tell."""
        self.ask([(goal, first, until)])
        return self._totals.get((_scoped(goal), first, until))

    def stores_of(self, where: Where) -> frozenset[str]:
        """The stores that a slice lets through."""
        kept = dict(where)
        return frozenset(
            s.id
            for s in self.workspace.stores()
            if all(
                name not in kept or value in kept[name]
                for name, value in (
                    ("store", s.id), ("platform", s.platform), ("marketplace", s.marketplace), ("region", s.region),
                )
            )
        )  # fmt: skip

    def _stores(self, goal: Goal) -> frozenset[str]:
        return self.stores_of(goal.where)

    def _reach(self, fact: str, stores: frozenset[str]) -> date | None:
        days = [
            s.complete_through
            for s in self.sources
            if s.table == fact and s.complete_through and (s.store is None or s.store in stores)
        ]
        newest = max(days, default=None)
        return min(day for day in days if day > newest - SILENT) if newest else None


def _scoped(goal: Goal) -> Scoped:
    return (goal.kpi, goal.where, goal.currency)
