"""The numbers that a review is made of, asked in as few questions as possible: in all, by store, by slice and by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from helloword.alerts.rhythm import Source, sources
from helloword.kpis.answering import answer_on
from helloword.kpis.asking import Asked
from helloword.kpis.company import ground_of
from helloword.kpis.definitions import Kpi
from helloword.kpis.ground import Ground
from helloword.kpis.parts import Cell, Pair
from helloword.kpis.query import Query, Reading
from helloword.period import Grain
from helloword.reviews.spans import AGAINST, Against, Span
from helloword.reviews.treatment import treatment_of
from helloword.scope import EVERYTHING
from helloword.workspace import Workspace

NOWHERE = ""
"""Stands in for the store of a KPI that has none."""
STAGES = (
    "cvr", "cart_abandonment", "cart_abandonment_checkout", "cart_abandonment_shipping", "cart_abandonment_payment",
)  # fmt: skip
FACTORS = ("sessions", "orders", "aov", "refunds", "discounts")
"""KPIs that a sum of sales is taken apart by, store by store."""
Key = tuple[str, str]
"""A store and the value of another dimension."""
Slices = dict[Key, dict[date, Reading]]


@dataclass
class Ledger:
    """Everything asked about one week or month of one lake version; what was read is kept."""

    workspace: Workspace
    ground: Ground
    span: Span
    sources: tuple[Source, ...]
    _totals: dict[str, dict[date, Reading]] = field(default_factory=dict)
    _slices: dict[tuple[str, str], Slices] = field(default_factory=dict)
    _days: dict[str, dict[str, dict[date, Cell]]] = field(default_factory=dict)
    _kinds: dict[str, Asked] = field(default_factory=dict)

    @classmethod
    def of(cls, workspace: Workspace, span: Span, as_of: int | None = None) -> Ledger:
        """The ledger of the newest lake version, or of an earlier one."""
        ground = ground_of(workspace, as_of)
        return cls(workspace, ground, span, _sources(workspace, ground.provenance.lake))

    def kpi(self, id: str) -> Kpi:
        """A KPI of the catalogue."""
        return self.ground.catalogue.kpis[id]

    def asked(self, id: str) -> Asked:
        """A KPI with its measures, facts and dimensions."""
        if id not in self._kinds:
            self._kinds[id] = Asked(self.kpi(id), self.ground.catalogue, (), (), EVERYTHING)
        return self._kinds[id]

    def prepare(self, kpis: Iterable[str], named: Iterable[str] = ()) -> None:
        """Ask all there is to ask about some KPIs, and what those `named` come to; each question for all that share it."""
        wanted = tuple(dict.fromkeys(kpis))
        beside = tuple(k for k in (*STAGES, *FACTORS) if k in self.ground.catalogue.kpis)
        self.totals((*wanted, *beside, *named))
        stored = tuple(k for k in dict.fromkeys((*wanted, *beside)) if "store" in self.asked(k).slices)
        self._ask("store", stored, both=True)
        self._ask_days(wanted)
        for dimension in dict.fromkeys(d for k in wanted for d in treatment_of(k).drill):
            asking = tuple(
                k for k in wanted if dimension in treatment_of(k).drill and dimension in self.asked(k).slices
            )
            self._ask(dimension, asking, both=False)

    def totals(self, kpis: Iterable[str]) -> None:
        """Ask what KPIs come to in all."""
        missing = tuple(k for k in dict.fromkeys(kpis) if k not in self._totals)
        if missing:
            self._totals.update({kpi: {} for kpi in missing})
            for query in self._queries(missing, ()):
                for reading in self._answer(query):
                    self._totals[reading.kpi][reading.period.start] = reading

    def total(self, kpi: str, against: Against | None = None) -> Reading | None:
        """What a KPI came to in the period, or in the one it is held against."""
        self.totals((kpi,))
        return self._totals[kpi].get(self._start(against))

    def whole(self, kpi: str, against: Against) -> Pair | None:
        """A KPI in both periods; None where either has no value."""
        then, now = self.total(kpi, against), self.total(kpi)
        if then is None or now is None or then.value is None or now.value is None:
            return None
        return Pair(Cell.of(then), Cell.of(now))

    def slices(self, kpi: str, dimension: str, against: Against) -> dict[Key, Pair]:
        """A KPI by store and another dimension, or by store alone; of a year before only the latter is asked."""
        asked = dimension == "store" or against == "previous"
        found = self._slices.get((kpi, dimension), {}) if asked else {}
        starts = self._start(against), self._start(None)
        pairs = {key: Pair(*(Cell.of(by_start.get(s)) for s in starts)) for key, by_start in found.items()}
        return {key: pair for key, pair in pairs.items() if pair != Pair()}

    def readings(self, kpi: str, dimension: str, against: Against) -> dict[Key, tuple[Reading | None, Reading | None]]:
        """The same as readings, before and now."""
        then, now = self._start(against), self._start(None)
        return {key: (by.get(then), by.get(now)) for key, by in self._slices.get((kpi, dimension), {}).items()}

    def days(self, kpi: str) -> Mapping[str, Mapping[date, Cell]]:
        """A KPI by store and day, as far as days add up to it."""
        return self._days.get(kpi, {})

    def _start(self, against: Against | None) -> date:
        return self.span.start if against is None else self.span.before(against).start

    def _ask(self, dimension: str, kpis: tuple[str, ...], *, both: bool) -> None:
        missing = [k for k in kpis if (k, dimension) not in self._slices]
        for stored in (True, False):
            asking = tuple(k for k in missing if ("store" in self.asked(k).slices) is stored)
            if not asking:
                continue
            self._slices.update({(kpi, dimension): {} for kpi in asking})
            by = ("store",) if dimension == "store" else ("store", dimension) if stored else (dimension,)
            for query in self._queries(asking, by, both=both):
                for r in self._answer(query):
                    key = (r.slice.get("store", NOWHERE), r.slice.get(dimension, "") if dimension != "store" else "")
                    self._slices[r.kpi, dimension].setdefault(key, {})[r.period.start] = r

    def _ask_days(self, kpis: tuple[str, ...]) -> None:
        asking = [k for k in kpis if k not in self._days and not any(m.window for m in self.asked(k).measures)]
        self._days.update({kpi: {} for kpi in asking})
        # A year of weeks has the same weekdays and hardly other sales; what no store sells knows neither.
        both = self.span.grain is Grain.MONTH
        stored = tuple(k for k in asking if "store" in self.asked(k).slices)
        for query in self._queries(stored, ("store",), both=both, grain=Grain.DAY) if stored else ():
            for r in self._answer(query):
                self._days[r.kpi].setdefault(r.slice.get("store", NOWHERE), {})[r.period.start] = Cell.of(r)

    def _queries(
        self, kpis: tuple[str, ...], by: tuple[str, ...], *, both: bool = True, grain: Grain | None = None
    ) -> list[Query]:
        """Questions for the period and the one before, which lie together, and for a year before."""
        previous, year = (self.span.before(against) for against in AGAINST)
        runs = [(previous.start, self.span.end)] + ([(year.start, year.end)] if both else [])
        return [Query(kpis, by, grain or self.span.grain, start, end) for start, end in runs]

    def _answer(self, query: Query) -> tuple[Reading, ...]:
        return answer_on(self.ground, query, EVERYTHING).readings


_kept_sources: dict[tuple[Path, int], tuple[Source, ...]] = {}


def _sources(workspace: Workspace, lake: int) -> tuple[Source, ...]:
    """The rhythm of every source, kept for reviews that are written one after the other."""
    key = (workspace.folder, lake)
    found = _kept_sources.get(key) or sources(workspace)
    _kept_sources.clear()
    _kept_sources[key] = found
    return found
