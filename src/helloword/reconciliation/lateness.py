"""What our figure was when the platform's came: rows that arrived or changed since are late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from sqlglot import exp

from helloword.errors import InputError
from helloword.kpis.company import ground_of
from helloword.kpis.ground import Ground
from helloword.lake.importing import list_imports
from helloword.lake.snapshot import Snapshot, snapshot
from helloword.model import TABLES
from helloword.reconciliation.counterparts import facts_of
from helloword.reconciliation.figure import Figure
from helloword.workspace import Workspace

_DATED = tuple(name for name, table in TABLES.items() if table.of_store and table.clock and name != "official")
"""Tables that show from when on a store's data is there."""


@dataclass(frozen=True)
class Then:
    """The version in which a figure came; None when our rows are the same since.

    Attributes:
        doubt: a code for why the figure of that version may not be what the platform could know.
    """

    version: int | None
    doubt: str | None = None


NOTHING_SINCE = Then(None)


@dataclass
class Timeline:
    """Lake versions by the import of a figure; opened once each, and only where rows of the figure's tables changed."""

    workspace: Workspace
    ground: Ground
    _then: dict[int, Snapshot | None] = field(default_factory=dict)
    _first: dict[str, Mapping[str, date]] = field(default_factory=dict)

    def then(self, figure: Figure, kpi: str) -> Then:
        """What there is to compare with."""
        version = self._versions.get(figure.import_id)
        if version is None or version >= self.now.version:
            return NOTHING_SINCE
        taken = self._at(version)
        if taken is None:
            return Then(None, "version_gone")
        facts = facts_of(kpi)
        if all(taken.tables.get(fact) == self.now.tables.get(fact) for fact in facts):
            return NOTHING_SINCE
        reached = _reach(taken, facts, figure.store)
        return Then(version, None if reached is not None and reached >= figure.end else "report_came_first")

    def ground_at(self, version: int) -> Ground:
        """What questions about an earlier version are asked of."""
        return ground_of(self.workspace, version)

    def reach(self, facts: Iterable[str], store: str) -> date | None:
        """The last day that any row of `facts` proves in a store, now."""
        return _reach(self.now, facts, store)

    def first(self, store: str) -> date | None:
        """The first day on which anything happened in a store."""
        days = [day for fact in _DATED if (day := self._first_days(fact).get(store)) is not None]
        return min(days, default=None)

    @cached_property
    def now(self) -> Snapshot:
        """The version that is reconciled."""
        return snapshot(self.workspace, self.ground.provenance.lake)

    @cached_property
    def _versions(self) -> Mapping[int, int]:
        return {done.id: done.version for done in list_imports(self.workspace)}

    def _at(self, version: int) -> Snapshot | None:
        if version not in self._then:
            try:
                self._then[version] = snapshot(self.workspace, version)
            except InputError:
                self._then[version] = None
        return self._then[version]

    def _first_days(self, fact: str) -> Mapping[str, date]:
        if fact not in self._first:
            clock = exp.column(TABLES[fact].clock or "", quoted=True)
            query = exp.select("store", exp.Min(this=clock).as_("day")).from_(fact).group_by("store")
            self._first[fact] = {row["store"]: row["day"] for row in self.ground.engine.run(query, {}).to_pylist()}
        return self._first[fact]


def _reach(taken: Snapshot, facts: Iterable[str], store: str) -> date | None:
    reached = taken.record.reach if taken.record else {}
    return max((day for fact in facts if (day := reached.get(fact, {}).get(store)) is not None), default=None)
