"""How values are shown to people: rounded, grouped, with their unit. Programs get all digits instead."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

MISSING = "—"
_WHOLE_MONEY = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})


def shown_value(value: Decimal | None, unit: str, currency: str | None = None) -> str:
    """A value as a person reads it.

    >>> shown_value(Decimal("1234.5"), "money", "EUR"), shown_value(Decimal("0.0345"), "ratio"), shown_value(None, "count")
    ('1,234.50', '3.45%', '—')
    >>> shown_value(Decimal("1234.5"), "money", "JPY"), shown_value(Decimal(12), "count"), shown_value(Decimal("4.256"), "days")
    ('1,235', '12', '4.26')
    """
    if value is None:
        return MISSING
    if unit == "ratio":
        return f"{_rounded(value * 100, 2)}%"
    if unit == "money":
        return _rounded(value, 0 if currency in _WHOLE_MONEY else 2)
    return _rounded(value, 0 if value == value.to_integral_value() else 2)


class Moved(Protocol):
    """What something came to beside the same at another time: the difference, and as a share of what it was."""

    @property
    def change(self) -> Decimal | None: ...
    @property
    def ratio(self) -> Decimal | None: ...


def shown_change(moved: Moved | None, unit: str) -> str:
    """A change as a person reads it: ratios in points, everything else in percent."""
    if moved is None or moved.change is None:
        return MISSING
    if unit == "ratio":
        return f"{_signed(moved.change * 100, 2)} pp"
    return MISSING if moved.ratio is None else f"{_signed(moved.ratio * 100, 1)}%"


def _signed(value: Decimal, digits: int) -> str:
    text = _rounded(value, digits)
    return text if text.startswith("-") or not text.strip("0.,") else f"+{text}"


def _rounded(value: Decimal, digits: int) -> str:
    rounded = value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return f"{rounded if rounded else abs(rounded):,f}"
