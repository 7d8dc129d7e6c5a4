"""DuckDB as the lake's worker: one fresh database per step of work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from helloword.connectors.bounded import bounded, disk_errors, set_up


class Duck:
    """One database instance for a piece of work in several steps, opened when the first step needs it."""

    def __init__(self, scratch: Path) -> None:
        self._scratch = scratch
        self._root: duckdb.DuckDBPyConnection | None = None
        self._steps = 0

    @contextmanager
    def step(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """An empty database that spills to the scratch folder; raises OutsideError when the disk fails or is full."""
        if self._root is None:
            self._root = bounded(self._scratch)
        self._steps += 1
        name = f"step_{self._steps}"
        self._root.execute(f"ATTACH ':memory:' AS {name}")
        try:
            with disk_errors(), _at(self._root, name) as db:
                yield db
        finally:
            self._root.execute(f"DETACH {name}")

    def close(self) -> None:
        """Give everything back."""
        if self._root is not None:
            self._root.close()
            self._root = None


@contextmanager
def beside(db: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A second connection to a step's database, for work of another thread."""
    with _at(db, str(db.execute("SELECT current_database()").fetchall()[0][0])) as other:
        yield other


@contextmanager
def _at(root: duckdb.DuckDBPyConnection, name: str) -> Iterator[duckdb.DuckDBPyConnection]:
    with root.cursor() as db:
        db.execute(f"USE {name}")
        set_up(db)
        yield db
