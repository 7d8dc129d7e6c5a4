"""The engine that the settings name, ready to be asked."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pyarrow as pa

from helloword.errors import InputError
from helloword.kpis.engines.engine import Engine, Fetch, Files
from helloword.loading import let_in
from helloword.settings import Settings

VARIABLE = "HELLOWORD_ENGINE_URL"
"""An address here goes before the settings; the word `duckdb` too."""
DUCKDB = "duckdb"


def open_engine(
    settings: Settings,
    files: Files,
    stores: pa.Table,
    known_on: date | None = None,
    fetch: Fetch | None = None,
    spill: Path | None = None,
) -> Engine:
    """The engine over the `files` of one lake version, with `known_on` only over what had happened by then.

    `fetch` has files on the disk of this machine, where they are not already. Below `spill` is room on the disk for what does not
    fit into the memory that the settings allow. Raises InputError or OutsideError where it cannot be reached.
    """
    url = address(settings)
    if url is None:
        from helloword.kpis.engines.duckdb import DuckDBEngine

        return DuckDBEngine(files, stores, known_on, fetch, settings.engine_memory_bytes, spill)
    from helloword.kpis.engines.spark import SparkEngine

    let_in()  # the client needs them
    return SparkEngine(url, files, stores, known_on)


def address(settings: Settings) -> str | None:
    """Where the engine answers; None for the one within the process."""
    said = os.environ.get(VARIABLE, "").strip()
    if said:
        return None if said == DUCKDB else said
    if settings.engine in (None, DUCKDB):
        return None
    if not settings.engine_url:
        raise InputError(
            f'With kind = "{settings.engine}", [engine] in helloword.toml needs the url of the server, such as '
            'url = "sc://localhost:15002".',
            code="no_engine_url",
        )
    return settings.engine_url
