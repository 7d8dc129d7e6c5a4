"""Roll-ups of one lake version: filled when a question first needs them, anew only where what they are made from changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from threading import Lock

import pyarrow as pa
from sqlglot import exp

from helloword.kpis.definitions import Catalogue
from helloword.kpis.engines.engine import Statement
from helloword.kpis.materializing import MOST_ROWS, Materialized
from helloword.kpis.rollups import pieces, sizes
from helloword.kpis.rollups.grain import Grain, counts_once, covers, grains_of
from helloword.kpis.rollups.pieces import WHOLE, Pieces
from helloword.kpis.rollups.rollup import TABLE, RollUp, can_answer, rollup_of
from helloword.kpis.rollups.sizes import Size
from helloword.kpis.rollups.sources import Sources
from helloword.kpis.scans import Scan, days_of
from helloword.period import add_months

Keys = dict[str, str]
"""Of each piece of a roll-up, the key of what it is made from."""


@dataclass(frozen=True)
class Place:
    """Where roll-ups of a lake version are kept.

    Attributes:
        folder: where their files are; derived, so that nothing is lost with it.
        files: Parquet files of every model table.
        least: rows of facts behind a relation from which on roll-ups are kept; fewer are held in memory as they are.
    """

    folder: Path
    files: Mapping[str, tuple[str, ...]]
    least: int = MOST_ROWS + 1


@dataclass
class RollUps:
    """Answers scans from roll-ups where one holds what they ask; from several threads at once."""

    place: Place
    sources: Sources
    catalogue: Catalogue
    relations: Materialized
    _rows: dict[str, pa.Table | None] = field(default_factory=dict)
    _filling: dict[str, Lock] = field(default_factory=dict)

    def rows(self, scan: Scan, rates: pa.Table, currency: str) -> pa.Table | None:
        """The rows that answer `scan`, amounts in `currency`; None when no roll-up can or is worth it."""
        if self.relations.rows_behind(scan.relation) < self.place.least or not can_answer(scan):
            return None
        not_worth_it: list[Grain] = []
        for rollup in self._holding(scan):
            if any(set(coarser) <= set(rollup.grain) for coarser in not_worth_it):
                continue  # it has at least as many rows
            kept = self.kept(rollup, rates, currency)
            if kept is not None:
                return self.relations.run_plain(_answering(rollup, scan), {"days": days_of(scan), TABLE: kept})
            not_worth_it.append(rollup.grain)
        return None

    def _holding(self, scan: Scan) -> Iterator[RollUp]:
        """The roll-ups that hold what a scan asks, the coarsest first."""
        asked = frozenset((*scan.dims, *(dim for dim, _ in scan.filters)))
        for grain in grains_of(scan.relation):
            if covers(grain, asked) and counts_once(scan.relation, grain, scan.dims, scan.filters):
                rollup = self.rollup(scan.relation, scan.clock or "", grain)
                if set(scan.measures) <= set(rollup.measures):
                    yield rollup

    def rollup(self, relation: str, clock: str, grain: Grain) -> RollUp:
        """The roll-up of a relation's measures that stand on the day of `clock`, by `grain`."""
        return rollup_of(self.catalogue, relation, clock, grain)

    def kept(self, rollup: RollUp, rates: pa.Table, currency: str) -> pa.Table | None:
        """The rows of a roll-up as they are now; None when it is not worth keeping."""
        name, known = name_of(rollup, currency), self._rows
        with self._filling.setdefault(name, Lock()):
            if name not in known:
                keys = self.sources.keys(rollup, rates)
                worth_it = self._size(rollup, keys, rates, currency).is_worth_it
                known[name] = self._filled(rollup, keys, rates, currency) if worth_it else None
            return known[name]

    def forget(self) -> None:
        """Read what is kept anew."""
        self._rows = {}

    def _size(self, rollup: RollUp, keys: Keys, rates: pa.Table, currency: str) -> Size:
        name, facts = name_of(rollup, currency), self.relations.rows_behind(rollup.relation)
        known = sizes.read(self.place.folder, name)
        if known is not None and known.holds_for(facts):
            return known
        months = [piece for piece in keys if piece != WHOLE]
        # The last month may have begun only yesterday; the one before it is like those to come.
        sample = months[-2:-1] or months
        query = _within(rollup.sizing, rollup.clock, sample) if sample else rollup.sizing
        row = self.relations.run(query, {"rates": rates}, currency).to_pylist()[0]
        size = Size(int(row["kept"] or 0), int(row["rows"] or 0), facts)
        sizes.write(self.place.folder, name, size)
        return size

    def _filled(self, rollup: RollUp, keys: Keys, rates: pa.Table, currency: str) -> pa.Table:
        name = name_of(rollup, currency)
        before = pieces.read(self.place.folder, name) or Pieces.none()
        same = before.kept(keys)
        made = [self._made(rollup, run, rates, currency) for run in _runs([p for p in keys if p not in same.keys])]
        if made and same.keys and same.rows.schema != made[0].schema:
            pieces.remove(self.place.folder, name)  # another engine's types
            return self._filled(rollup, keys, rates, currency)
        rows = pa.concat_tables([*([same.rows] if same.keys else []), *made]).combine_chunks()
        if dict(before.keys) != keys:
            pieces.write(self.place.folder, name, Pieces(rows, keys))
        return rows

    def _made(self, rollup: RollUp, months: tuple[str, ...], rates: pa.Table, currency: str) -> pa.Table:
        query = rollup.filling if months == (WHOLE,) else _within(rollup.filling, rollup.clock, months)
        return self.relations.run(query, {"rates": rates}, currency)


def name_of(rollup: RollUp, currency: str) -> str:
    """What the files of a roll-up are called."""
    return f"{rollup.name}-{currency}"


@lru_cache(maxsize=1024)
def _answering(rollup: RollUp, scan: Scan) -> Statement:
    return Statement(rollup.answering(scan))


def _within(query: exp.Select, clock: str, months: Iterable[str]) -> exp.Select:
    """`query` over the days of `months`, which follow each other; its rows, or those it groups, are called `t`."""
    ordered = sorted(months)
    first = date.fromisoformat(f"{ordered[0]}-01")
    last = add_months(date.fromisoformat(f"{ordered[-1]}-01"), 1) - timedelta(days=1)
    limited = query.copy()
    for select in limited.find_all(exp.Select):
        source = select.args.get("from_")
        if source is not None and source.this.alias == "t":
            select.where(exp.column(clock, table="t").between(exp.convert(first), exp.convert(last)), copy=False)
    return limited


def _runs(missing: list[str]) -> Iterator[tuple[str, ...]]:
    """Months in runs that follow each other, which one query each fills."""
    if WHOLE in missing:
        yield (WHOLE,)
        return
    run = missing[:1]
    for before, month in pairwise(missing):
        if add_months(date.fromisoformat(f"{before}-01"), 1) != date.fromisoformat(f"{month}-01"):
            yield tuple(run)
            run = []
        run.append(month)
    if run:
        yield tuple(run)
