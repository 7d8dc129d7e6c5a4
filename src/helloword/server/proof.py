"""The rows behind a number as JSON, each with the file and the line it was read from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from helloword.kpis.tracing import Cell, TracedMeasure
from helloword.lake.importing import list_imports
from helloword.model import TABLES
from helloword.money import plain
from helloword.server.readings import Json, decimal_text
from helloword.workspace import Workspace

_ORIGIN = ("_import", "_row")


def trace_json(
    workspace: Workspace, measures: Sequence[TracedMeasure], value: Decimal | None, currency: str
) -> dict[str, Json]:
    """The value, its measures with their rows, and the SQL that took them; amounts are in `currency`."""
    files = files_of(workspace)
    return {
        "value": decimal_text(value),
        "measures": [{**measure_json(m, files), **_words(m, currency)} for m in measures],
        "sql": [m.sql for m in measures],
    }


def measure_json(traced: TracedMeasure, files: Mapping[int, str]) -> dict[str, Json]:
    """One measure and its rows."""
    return {
        "id": traced.measure.id,
        "value": decimal_text(traced.value),
        "rows_total": traced.rows_total,
        "rows": [row_json(row, files) for row in traced.rows],
    }


def _words(traced: TracedMeasure, currency: str) -> dict[str, Json]:
    """What a person needs to read a measure's rows: its unit, and its columns by name."""
    unit = traced.measure.unit
    meant = {column.name: column.meaning for column in TABLES[traced.fact].columns} if traced.fact in TABLES else {}
    named = [(name, meant[name]) for name in traced.columns if name in meant]
    return {
        "unit": unit,
        "currency": currency if unit == "money" else None,
        "columns": [{"id": name, "name": {"zh": _short(m.zh), "en": _short(m.en)}} for name, m in named],
    }


def _short(meaning: str) -> str:
    """The name in a meaning, without what explains it.

    >>> _short("When it was ordered (store-local day)"), _short("单价 × 件数，未减折扣，不含税")
    ('When it was ordered', '单价 × 件数')
    """
    return re.split(r"[，；（,;(]", meaning)[0].strip()


def row_json(row: Mapping[str, Cell], files: Mapping[int, str]) -> dict[str, Json]:
    """A row with its file by name; exact numbers as text."""
    cells: dict[str, Json] = {
        name: plain(cell) if isinstance(cell, Decimal) else cell
        for name, cell in row.items()
        if name in _ORIGIN or not name.startswith("_")
    }
    number = row.get("_import")
    return {**cells, "_file": files.get(number, "") if isinstance(number, int) else ""}


def files_of(workspace: Workspace) -> dict[int, str]:
    """The file of each import."""
    return {done.id: done.file for done in list_imports(workspace)}
