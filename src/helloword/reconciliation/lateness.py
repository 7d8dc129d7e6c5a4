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


@dataclass
class Timeline:
    """Lake versions by the import of a figure; opened once each, and only where rows of the figure's tables changed."""

    workspace: Workspace
    ground: Ground
    _then: dict[int, Snapshot | None] = field(default_factory=dict)
    _first: dict[str, Mapping[str, date]] = field(default_factory=dict)

    def then(self, figure: Figure, kpi: str) -> tuple[int | None, str | None]:
        """The version to compare with; None when nothing can differ, with a code when that cannot be told."""
        version = self._versions.get(figure.import_id)
        if version is None or version >= self.now.version:
            return None, None
        taken = self._at(version)
        if taken is None:
            return None, "version_gone"
        facts = facts_of(kpi)
        if all(taken.tables.get(fact) == self.now.tables.get(fact) for fact in facts):
            return None, None
        reached = _reach(taken, facts, figure.store)
        if reached is None or reached < figure.end:
            return None, "report_came_first"
        return version, None

    def ground_at(self, version: int) -> Ground:
        """What questions about an earlier version are asked of."""
        return ground_of(self.workspace, version)

    def reach(self, facts: Iterable[str], store: str) -> date | None:
        """The last day that any row of `facts` proves in a store, now."""
        return _reach(self.now, facts, store)

    def first(self, facts: Iterable[str], store: str) -> date | None:
        """The first day with a row of `facts` in a store."""
        days = [day for fact in facts if (day := self._first_days(fact).get(store)) is not None]
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
