"""DuckDB as the lake's worker: bounded memory, exact days and instants, one fresh database per step of work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from helloword.errors import OutsideError

# With Python, Arrow and Delta beside it, this keeps an import of any size within 2 GB.
MEMORY = "1000MB"


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
            self._root = _opened(self._scratch)
        self._steps += 1
        name = f"step_{self._steps}"
        self._root.execute(f"ATTACH ':memory:' AS {name}")
        try:
            with _at(self._root, name) as db:
                yield db
        except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
            raise OutsideError(f"The disk failed: {str(error).splitlines()[0]}", code="disk") from error
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
        db.execute("SET TimeZone = 'UTC'")
        db.execute("SET enable_progress_bar = FALSE")  # it would be drawn among the data on standard output
        yield db


def _opened(scratch: Path) -> duckdb.DuckDBPyConnection:
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": min(os.cpu_count() or 1, 4),
        "temp_directory": str(scratch / "spill"),
        "preserve_insertion_order": False,
    }
    return duckdb.connect(":memory:", config=settings)
