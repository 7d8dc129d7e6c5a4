"""Values as messages show them: rounded, with their unit."""

from __future__ import annotations

from decimal import Decimal

from helloword.money import grouped
from helloword.text import Text, filled

_UNITS = {
    "days": Text("{n} 天", "{n} {n:day|days}"),
    "hours": Text("{n} 小时", "{n} {n:hour|hours}"),
    "times": Text("{n}", "{n}"),
}


def said(value: Decimal | None, unit: str, currency: str, locale: str) -> str:
    """A value as a person reads it.

    >>> said(Decimal("0.0345"), "ratio", "EUR", "en"), said(Decimal("12.50"), "days", "EUR", "zh-CN")
    ('3.45%', '12.5 天')
    >>> said(Decimal("1234.5"), "money", "EUR", "en"), said(None, "count", "EUR", "en")
    ('1,234.50 EUR', '—')
    """
    if value is None:
        return "—"
    if unit == "ratio":
        return f"{grouped(value * 100, 2)}%"
    if unit == "money":
        return f"{grouped(value, 2)} {currency}"
    digits = 1 if unit in ("days", "hours") else 2
    number = grouped(value, digits)
    number = number.rstrip("0").rstrip(".") if "." in number else number
    return filled(_UNITS.get(unit, Text("{n}", "{n}")).in_(locale), n=number)
