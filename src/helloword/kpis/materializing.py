"""Relations that many questions lead to, computed once per ground and currency where the lake is small enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from threading import Lock

import pyarrow as pa
from sqlglot import exp

from helloword.errors import OutsideError
from helloword.kpis.columns import tree_of
from helloword.kpis.engines.engine import Engine, Statement
from helloword.kpis.relations import RELATIONS
from helloword.kpis.scans import relations_of, with_relations
from helloword.model import TABLES

MOST_ROWS = 500_000
"""Rows of model tables behind a relation, up to which its rows are held in memory (at most about 300 bytes each)."""


class Materialized:
    """Answers queries over relations; what is worth it stands ready as a table after it was first needed.

    `rows` says how many each model table has.
    """

    def __init__(self, engine: Engine, rows: Mapping[str, int]) -> None:
        self._engine, self._rows = engine, rows
        self._ready: dict[str, set[str]] = {}
        self._behind: dict[str, int] = {}
        self._lock = Lock()
        self._dear: dict[tuple[str, str], Lock] = {}
        self._refused: set[tuple[str, str]] = set()

    def run(self, select: exp.Query | Statement, inputs: Mapping[str, pa.Table], currency: str) -> pa.Table:
        """The rows of `select`, which names relations and `inputs`; amounts are in `currency`."""
        named = _named(select)
        with self._lock:
            ready = self._prepared(named, inputs, currency)
        for name in named:
            if name not in ready and self._asked_again(name, currency):
                ready = self._kept(name, ready, inputs, currency)
        return self._engine.run(_whole(select, ready), inputs, space=currency if ready else None)

    def run_plain(self, select: exp.Query | Statement, inputs: Mapping[str, pa.Table]) -> pa.Table:
        """The rows of a `select` that names `inputs` and stores alone."""
        return self._engine.run(select, inputs)

    def _prepared(self, named: Sequence[str], inputs: Mapping[str, pa.Table], currency: str) -> frozenset[str]:
        ready = self._ready.setdefault(currency, set())
        for name in named:
            if name not in ready and self.holds(name):
                self._engine.keep(currency, name, with_relations(tree_of(name), frozenset(ready)), inputs)
                ready.add(name)
        return frozenset(ready & set(named))

    def _asked_again(self, name: str, currency: str) -> bool:
        """Whether a dear relation was asked for before: a process that ends after one question does not pay for others."""
        if not RELATIONS[name].dear or not self._engine.has_disk:
            return False
        with self._lock:
            before = (name, currency) in self._dear
            self._dear.setdefault((name, currency), Lock())
        return before and (name, currency) not in self._refused

    def _kept(self, name: str, ready: frozenset[str], inputs: Mapping[str, pa.Table], currency: str) -> frozenset[str]:
        """What is ready, and with it a dear relation, which whoever needs it at the same time waits for."""
        with self._dear[name, currency]:
            if name not in self._ready[currency]:
                try:
                    self._engine.keep(currency, name, with_relations(tree_of(name), ready), inputs, on_disk=True)
                except OutsideError:  # such as a full disk, on which the question may be answered all the same
                    self._refused.add((name, currency))
                    return ready
                with self._lock:
                    self._ready[currency].add(name)
        return ready | {name}

    def holds(self, relation: str) -> bool:
        """Whether a relation stands ready in memory once something asked for it."""
        return RELATIONS[relation].materialized and self.rows_behind(relation) <= MOST_ROWS

    def rows_behind(self, relation: str) -> int:
        """How many rows the model tables have that a relation is made of."""
        if relation not in self._behind:
            below = {relation, *relations_of(tree_of(relation))}
            named = {table.name for name in below for table in tree_of(name).find_all(exp.Table)}
            self._behind[relation] = sum(self._rows.get(name, 0) for name in named if name in TABLES)
        return self._behind[relation]


def _whole(select: exp.Query | Statement, ready: frozenset[str]) -> exp.Query | Statement:
    """`select` with the relations it leads to in front of it."""
    return _stated(select, ready) if isinstance(select, Statement) else with_relations(select, ready)


@lru_cache(maxsize=512)
def _stated(statement: Statement, ready: frozenset[str]) -> Statement:
    return Statement(with_relations(statement.query, ready))


def _named(select: exp.Query | Statement) -> tuple[str, ...]:
    return _named_by(select) if isinstance(select, Statement) else relations_of(select)


@lru_cache(maxsize=512)
def _named_by(statement: Statement) -> tuple[str, ...]:
    return relations_of(statement.query)
