"""Codes of countries whose names a report writes out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pyarrow as pa
import yaml

_COLUMNS: list[tuple[str, pa.DataType]] = [("name", pa.string()), ("code", pa.string())]
_SCHEMA = pa.schema(_COLUMNS)


@cache
def country_names() -> pa.Table:
    """Every name, in capitals, with its ISO 3166-1 code."""
    text = files("helloword.connectors").joinpath("countries.yml").read_text(encoding="utf-8")
    named = yaml.safe_load(text)["countries"]
    rows = [{"name": name.upper(), "code": code} for code, names in named.items() for name in names]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)
