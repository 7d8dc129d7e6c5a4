"""How regularly each source brings days: what is late is told by what is usual for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from sqlglot import exp

from helloword.kpis.company import ground_of
from helloword.kpis.reaching import whole_days
from helloword.lake import manifest
from helloword.lake.record import Record
from helloword.model import TABLES
from helloword.workspace import Workspace

LOOKED_BACK = timedelta(days=180)
LEAST_GAPS = 4
"""Gaps that are needed to say what is usual."""
SPARSE = 2
"""A source whose longest gaps are more than so many times its usual one has no rhythm."""


@dataclass(frozen=True)
class Source:
    """A table of a store ("" in tables of the company).

    Attributes:
        reach: the last day that its rows prove.
        gap: days that usually pass at most between one day with rows and the next.
        pause: days that usually pass at most until an import brings new days; 0 when that is not known yet.
        regular: whether it has a rhythm at all.
    """

    table: str
    store: str
    reach: date
    gap: int
    pause: int
    regular: bool

    @property
    def patience(self) -> int:
        """Days behind that are nothing unusual."""
        usual = self.gap if self.regular else self.gap * 2
        return max(usual, self.pause)


def sources(workspace: Workspace) -> tuple[Source, ...]:
    """Every source with days, by table and store."""
    pauses = _pauses(workspace)
    days: dict[str, dict[str, list[date]]] = {}
    found = []
    for known in whole_days(workspace):
        if known.complete_through is None:
            continue
        table, store = known.table, known.store or ""
        if table not in days:
            days[table] = _days(workspace, table, known.complete_through)
        gap, regular = usual_gap(days[table].get(store, []))
        found.append(Source(table, store, known.complete_through, gap, pauses.get((table, store), 0), regular))
    return tuple(found)


def usual_gap(days: Sequence[date]) -> tuple[int, bool]:
    """The gap that 19 in 20 stay within, and whether the gaps are regular; a day without enough to go by.

    >>> usual_gap([date(2026, 1, 1) + timedelta(days=7 * n) for n in range(9)])
    (7, True)
    >>> usual_gap([date(2026, 1, day) for day in (1, 2, 3, 4, 5, 20, 21, 31)])
    (15, False)
    """
    gaps = sorted((after - before).days for before, after in pairwise(sorted(days)))
    if len(gaps) < LEAST_GAPS:
        return 1, False
    longest = gaps[min(len(gaps) * 19 // 20, len(gaps) - 1)]
    return longest, longest <= SPARSE * median(gaps)


def _days(workspace: Workspace, table: str, reach: date) -> dict[str, list[date]]:
    """The days with rows of every store, in the months before `reach`."""
    shape = TABLES[table]
    if shape.clock is None:
        return {}
    clock = exp.column(shape.clock, quoted=True)
    store = exp.column("store") if shape.of_store else exp.Literal.string("")
    query = (
        exp.select(store.as_("at"), clock.copy().as_("day"))
        .distinct()
        .from_(table)
        .where(clock.copy().between(exp.convert(reach - LOOKED_BACK), exp.convert(reach)))
    )
    found: dict[str, list[date]] = {}
    for row in ground_of(workspace).engine.run(query, {}).to_pylist():
        found.setdefault(str(row["at"]), []).append(row["day"])
    return found


def _pauses(workspace: Workspace) -> dict[tuple[str, str], int]:
    """How long it usually takes until an import brings new days of a source."""
    moments: dict[tuple[str, str], list[date]] = {}
    reached: dict[tuple[str, str], date] = {}
    for change in manifest.since(workspace.lake, 0):
        for table, stores in Record.read(change.detail).reach.items():
            for store, day in stores.items():
                if day > reached.get((table, store), date.min):
                    reached[table, store] = day
                    moments.setdefault((table, store), []).append(change.at.date())
    return {
        key: usual_gap(sorted(set(days)))[0] for key, days in moments.items() if len(set(days)) > LEAST_GAPS
    }  # fmt: skip
