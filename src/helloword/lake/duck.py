"""DuckDB as the lake's worker: bounded memory, exact days and instants, one fresh database per piece of work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from helloword.errors import OutsideError

# With Python, Arrow and Delta beside it, this keeps an import of any size within 2 GB.
MEMORY = "1000MB"


@contextmanager
def duck(scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database that spills to `scratch`; raises OutsideError when the disk fails or is full."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": min(os.cpu_count() or 1, 4),
        "temp_directory": str(scratch / "spill"),
        "preserve_insertion_order": False,
    }
    connection = duckdb.connect(":memory:", config=settings)
    try:
        connection.execute("SET TimeZone = 'UTC'")  # not among the settings above: its extension loads later
        connection.execute("SET enable_progress_bar = FALSE")  # it would be drawn among the data on standard output
        yield connection
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise OutsideError(f"The disk failed: {str(error).splitlines()[0]}", code="disk") from error
    finally:
        connection.close()
