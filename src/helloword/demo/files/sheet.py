"""A report file as rows, and how it is put on disk."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

MINOR_DIGITS = {"JPY": 0}
"""Digits after the point of currencies that do not have two."""


@dataclass(frozen=True)
class Sheet:
    """One file: where it goes below the files folder, its header and rows.

    `quoted` is False for flat files whose cells are never put in quotes; these hold no tabs or line ends.
    """

    path: str
    header: Sequence[str]
    rows: Iterable[Sequence[str]]
    encoding: str = "utf-8"
    separator: str = ","
    quoted: bool = True


def write_sheet(folder: Path, sheet: Sheet) -> Path:
    """Write a sheet below `folder`, whole or not at all; the same sheet gives the same bytes."""
    path = folder / sheet.path
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(_text(sheet).encode(sheet.encoding))
    part.replace(path)
    return path


def amount(minor: int, currency: str) -> str:
    """An amount in a currency's minor units as a decimal.

    >>> amount(123450, "EUR"), amount(-5, "USD"), amount(6900, "JPY")
    ('1234.50', '-0.05', '6900')
    """
    digits = MINOR_DIGITS.get(currency, 2)
    if digits == 0:
        return str(minor)
    whole, rest = divmod(abs(minor), 100)
    return f"{'-' if minor < 0 else ''}{whole}.{rest:02d}"


def happened(instant: datetime | None, today: date) -> str:
    """An instant with its zone, or nothing when it has not happened before `today` begins there."""
    return instant.isoformat() if instant is not None and instant.date() < today else ""


def _text(sheet: Sheet) -> str:
    if not sheet.quoted:
        return "".join(f"{sheet.separator.join(row)}\r\n" for row in (sheet.header, *sheet.rows))
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sheet.separator, lineterminator="\r\n")
    writer.writerow(sheet.header)
    writer.writerows(sheet.rows)
    return text.getvalue()
