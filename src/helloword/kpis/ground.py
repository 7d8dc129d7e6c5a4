"""What questions are asked of: one lake version, one catalogue version, the stores and the rates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cached_property

import pyarrow as pa
from sqlglot import exp

from helloword.connectors.ecb.embedded import embedded_rates
from helloword.kpis.components import Component, Need, components_of, scans_for
from helloword.kpis.definitions import Catalogue
from helloword.kpis.dimensions import NONE, OF_STORES
from helloword.kpis.engines.engine import Engine
from helloword.kpis.extents import ORDERS, Extent, Span, extents_of, joined, kept_extents
from helloword.kpis.materializing import Materialized
from helloword.kpis.query import Provenance, Slice
from helloword.kpis.rates import PairRates, Quotes, pair_rates, rates_table
from helloword.kpis.relations import RELATIONS
from helloword.kpis.rollups.keeping import Place, RollUps
from helloword.kpis.rollups.sources import Sources
from helloword.kpis.scans import Scan, inputs_of
from helloword.kpis.together import groups_of, rows_of, statement_of
from helloword.kpis.under_way import known_until
from helloword.model import TABLES

Results = dict[Need, dict[tuple[int, Slice], Component]]


@dataclass
class Ground:
    """Holds still while questions are asked of it; the caches only save repeating the same work.

    Attributes:
        rows: how many each model table has, in a ground of an earlier day also those that came later.
        imported: when orders of each store were last imported; empty for a ground of an earlier day, which is over.
        place: where roll-ups are kept; None where none are used.
        whole: of a ground as it was known on an earlier day, the one that knows all: rates of days before are the same in it.
    """

    engine: Engine
    catalogue: Catalogue
    provenance: Provenance
    currency: str
    rows: Mapping[str, int]
    imported: Mapping[str, datetime] = field(default_factory=dict)
    place: Place | None = None
    whole: Ground | None = None
    _rates: dict[str, tuple[pa.Table, dict[str, PairRates]]] = field(default_factory=dict)

    def span(self, tables: Iterable[str]) -> Span | None:
        """First and last day on which something happened in any of `tables`."""
        spans = [span for name in tables if (span := self.extents[name].days) is not None]
        return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None

    def run(self, needs: Iterable[Need], currency: str) -> Results:
        """What every need comes to, amounts in `currency`."""
        asked = tuple(needs)
        results: Results = {need: {} for need in asked}
        for rows, group in self.scanned((need for need in asked if self._has_rows(need.relation)), currency):
            results.update(components_of(rows, group))
        return results

    def scanned(self, needs: Iterable[Need], currency: str) -> Iterator[tuple[pa.Table, tuple[Need, ...]]]:
        """The rows of each pass that the needs take together, from roll-ups where they hold what is asked."""
        rates, _ = self.rates(currency)
        clocks = {name: relation.clock for name, relation in RELATIONS.items()}
        scans = scans_for(needs, clocks)
        from_facts: list[Scan] = []
        for scan, group in scans.items():
            rows = self.rollups.rows(scan, rates, currency) if self.rollups else None
            if rows is not None:
                yield rows, group
            else:
                from_facts.append(scan)
        for together in groups_of(from_facts, self.relations.holds):
            answered = self.relations.run(statement_of(together), inputs_of(together[0], rates), currency)
            for scan, rows in zip(together, rows_of(answered, together), strict=True):
                yield rows, scans[scan]

    def _has_rows(self, relation: str) -> bool:
        """False where it is known without asking that a relation has no rows."""
        facts = RELATIONS[relation].facts[:1]
        return not facts or self.extents[facts[0]].days is not None

    def rates(self, target: str) -> tuple[pa.Table, dict[str, PairRates]]:
        """Rates into `target` for every day that has data, and the quotes behind them."""
        if self.whole is not None:
            return self.whole.rates(target)
        if target not in self._rates:
            first, last = self.span(TABLES) or (date(2000, 1, 1), date(2000, 1, 1))
            quotes = self._quotes(target, last)
            pairs = {c: pair_rates(quotes, c, target, self.currency) for c in self.currencies if c != target}
            self._rates[target] = (rates_table(pairs, target, first, last), pairs)
        return self._rates[target]

    @cached_property
    def currencies(self) -> tuple[str, ...]:
        """Every currency that an amount in the lake is in."""
        return tuple(sorted(joined(self.extents.values()).currencies))

    @cached_property
    def extents(self) -> Mapping[str, Extent]:
        """How far the rows of every table reach."""
        if self.place is None:
            return extents_of(self.engine)
        return kept_extents(self.engine, self.place.files, self.place.folder)

    @cached_property
    def relations(self) -> Materialized:
        """Where queries over relations are asked."""
        return Materialized(self.engine, self.rows)

    @cached_property
    def rollups(self) -> RollUps | None:
        """What large facts came to by day; None where none are kept."""
        if self.place is None:
            return None
        stores = self.engine.run(exp.select("*").from_("stores").order_by("store"), {})
        return RollUps(self.place, Sources(self.place.files, stores), self.catalogue, self.relations)

    @cached_property
    def stores(self) -> Mapping[str, Mapping[str, str]]:
        """The company's stores with what they are, by id."""
        rows = self.engine.run(exp.select("*").from_("stores"), {}).to_pylist()
        return {row["store"]: row for row in rows}

    def keeps(self, store: str, filters: Iterable[tuple[str, Sequence[str]]]) -> bool:
        """Whether a store is one of those that `filters` keep; filters of other dimensions say nothing of it."""
        return all(str(self.stores[store][dim] or NONE) in values for dim, values in filters if dim in OF_STORES)

    @cached_property
    def known_until(self) -> Mapping[str, datetime]:
        """The moment up to which each store's orders are known, in its own zone."""
        if not self.imported:
            return {}
        zones = {id: store["timezone"] for id, store in self.stores.items()}
        return known_until(self.imported, self.extents[ORDERS].newest, zones)

    def _quotes(self, target: str, last: date) -> Quotes:
        imported: dict[tuple[str, str], dict[date, Decimal]] = {}
        rows = self.engine.run(exp.select("date", "base", "quote", "rate").from_("fx"), {})
        for row in rows.to_pylist():
            imported.setdefault((row["base"], row["quote"]), {})[row["date"]] = row["rate"]
        wanted = {*self.currencies, target}
        first = (self.span(TABLES) or (last, last))[0] - timedelta(days=14)
        return Quotes(imported, embedded_rates(frozenset(wanted), first) if len(wanted) > 1 else {})
