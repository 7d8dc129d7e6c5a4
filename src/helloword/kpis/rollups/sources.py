"""What a roll-up is made from, as one key a piece: whatever changes it, the piece is made anew."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import cast

import pyarrow as pa

from helloword.kpis.dependence import tables_borrowed, tables_of
from helloword.kpis.relations import RELATIONS
from helloword.kpis.rollups.pieces import WHOLE
from helloword.kpis.rollups.rollup import RollUp
from helloword.kpis.scans import with_relations

_MONTH = re.compile(r"month=(\d{4}-\d{2})/")


@dataclass(frozen=True)
class Sources:
    """The files of one lake version and the company's stores."""

    files: Mapping[str, tuple[str, ...]]
    stores: pa.Table

    def keys(self, rollup: RollUp, rates: pa.Table) -> dict[str, str]:
        """The key of each piece: of each month, where the months of a relation stand on their own."""
        borrowed = tables_borrowed(rollup.relation, rollup.grain)
        tables = tables_of(rollup.relation) | borrowed
        by_month = frozenset(RELATIONS[rollup.relation].by_month)
        if by_month & borrowed:
            by_month = frozenset()  # who is new, for one, is known from the orders of all months
        rated = rates if "fx" in tables else rates.slice(0, 0)
        common = [with_relations(rollup.filling).sql("duckdb"), _text(self.stores)]
        common += [_names(self.files.get(table, ())) for table in sorted(tables - by_month - {"fx"})]
        if not by_month:
            return {WHOLE: _digest([*common, _content(rated)])}
        parted = {month: [""] * len(by_month) for table in by_month for month in self._months(table)}
        for place, table in enumerate(sorted(by_month)):
            for month, files in self._months(table).items():
                parted[month][place] = _names(files)
        of_month = _by_month(rated)
        return {month: _digest([*common, *parted[month], of_month.get(month, "")]) for month in sorted(parted)}

    def _months(self, table: str) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for path in self.files.get(table, ()):
            named = _MONTH.search(path)
            assert named, f"{path} is not split by month"
            found.setdefault(named[1], []).append(path)
        return {month: tuple(paths) for month, paths in found.items()}


def _names(paths: tuple[str, ...]) -> str:
    """A data file has a name of its own and is never written again, so its name stands for what is in it."""
    return ",".join(sorted(Path(path).name for path in paths))


def _by_month(rates: pa.Table) -> dict[str, str]:
    found: dict[str, list[pa.Table]] = {}
    days = cast(list[date], rates.column("day").to_pylist())
    start = 0
    for (year, month), run in groupby(days, lambda day: (day.year, day.month)):
        count = len(list(run))
        found.setdefault(f"{year}-{month:02d}", []).append(rates.slice(start, count))
        start += count
    return {month: _content(pa.concat_tables(parts)) for month, parts in found.items()}


def _content(table: pa.Table) -> str:
    """What stands for the rows of a table that is always made in the same way: as text, thousands of rates take long."""
    written = pa.BufferOutputStream()
    with pa.ipc.new_stream(written, table.schema) as stream:
        stream.write_table(table.combine_chunks())
    return hashlib.sha256(written.getvalue()).hexdigest()


def _text(table: pa.Table) -> str:
    digest = hashlib.sha256()
    for column in table.combine_chunks().itercolumns():
        digest.update("\n".join(map(str, column.to_pylist())).encode())
    return digest.hexdigest()


def _digest(parts: list[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]
