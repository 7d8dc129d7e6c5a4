"""Up to which day the sources behind a reading are complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from helloword.kpis.company import catalogue_of
from helloword.kpis.query import Query, Reading
from helloword.kpis.reaching import whole_days
from helloword.lake.freshness import Freshness
from helloword.server.definitions import asked_of
from helloword.server.readings import Json
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Sources:
    """How far every source reaches, and which of them each KPI is computed from."""

    known: tuple[Freshness, ...]
    facts: Mapping[str, tuple[str, ...]]
    stores: frozenset[str] | None

    @classmethod
    def of(cls, workspace: Workspace, query: Query) -> Sources:
        """The sources of a question's KPIs, of the stores it is filtered to."""
        catalogue = catalogue_of(workspace)
        facts = {id: asked_of(catalogue.kpis[id], catalogue).facts for id in query.kpis}
        stores = frozenset(query.where["store"]) if "store" in query.where else None
        return cls(whole_days(workspace, query.as_of), facts, stores)

    def behind(self, reading: Reading) -> list[Json]:
        """The sources of one reading, of its own store where it is a slice by store."""
        return self.of_kpi(reading.kpi, reading.slice.get("store"))

    def of_kpi(self, kpi: str, store: str | None = None) -> list[Json]:
        """The sources of a KPI, of one store where it is named."""
        facts = self.facts[kpi]
        stores = frozenset({store}) if store else self.stores
        return [
            {
                "source": source.table,
                "store": source.store,
                "complete_through": source.complete_through.isoformat() if source.complete_through else None,
            }
            for source in self.known
            if source.table in facts and (stores is None or source.store is None or source.store in stores)
        ]
