"""Standard VAT and sales-tax rates by country and day, for reports that state prices with tax and not the tax."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib.resources import files

import pyarrow as pa
import yaml

_COLUMNS: list[tuple[str, pa.DataType]] = [
    ("country", pa.string()),
    ("since", pa.date32()),
    ("rate", pa.decimal128(6, 4)),
]
_SCHEMA = pa.schema(_COLUMNS)


@cache
def vat_rates() -> pa.Table:
    """Every rate with its country and the day from which it holds."""
    text = files("helloword.connectors").joinpath("vat_rates.yml").read_text(encoding="utf-8")
    rows = [
        {"country": country, "since": since, "rate": Decimal(str(rate))}
        for country, rates in yaml.safe_load(text)["rates"].items()
        for since, rate in rates.items()
    ]
    return pa.Table.from_pylist(rows, schema=_SCHEMA)
