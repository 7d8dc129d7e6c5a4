"""DuckDB as the worker of imports: bounded memory, exact days and instants, and a plain error when the disk fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from helloword.errors import OutsideError

# With Python, Arrow and Delta beside it, this keeps an import of any size within 2 GB.
MEMORY = "1000MB"


def bounded(scratch: Path) -> duckdb.DuckDBPyConnection:
    """An empty database that spills into `scratch`."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": min(os.cpu_count() or 1, 4),
        "temp_directory": str(scratch / "spill"),
        "preserve_insertion_order": False,
    }
    return duckdb.connect(":memory:", config=settings)


def set_up(db: duckdb.DuckDBPyConnection) -> None:
    """What holds for each connection."""
    db.execute("SET TimeZone = 'UTC'")
    db.execute("SET enable_progress_bar = FALSE")  # it would be drawn among the data on standard output


@contextmanager
def disk_errors() -> Iterator[None]:
    """Raises OutsideError when the disk fails or is full."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OutsideError(f"The disk failed: {str(error).splitlines()[0]}", code="disk") from error
