"""Numbers as a review's reader sees them: rounded, with sign and unit, no more of them than they hold."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from helloword.alerts.amounts import said
from helloword.goals.exact import decimal
from helloword.money import grouped
from helloword.reviews.texts import say

Number = Decimal | Fraction | None


def shown(value: Number, unit: str, currency: str, locale: str) -> str:
    """A value.

    >>> shown(Decimal("0.0345"), "ratio", "EUR", "en"), shown(Decimal("1234.5"), "money", "EUR", "en")
    ('3.45%', '1,235 EUR')
    """
    exact = _decimal(value)
    if exact is not None and unit == "money" and abs(exact) >= 100:
        return f"{grouped(exact, 0)} {currency}"
    return said(exact, unit, currency, locale)


def signed(change: Number, unit: str, currency: str, locale: str) -> str:
    """A change, with its sign; of a ratio in points.

    >>> signed(Decimal("-0.0034"), "ratio", "EUR", "en"), signed(Fraction(1, 3), "count", "EUR", "zh-CN")
    ('-0.34 pp', '+0.33')
    """
    exact = _decimal(change)
    if exact is None:
        return "—"
    sign = "+" if exact > 0 else "-" if exact < 0 else ""
    if unit == "ratio":
        return sign + say("points", locale, n=grouped(abs(exact) * 100, 2))
    return sign + shown(abs(exact), unit, currency, locale)


def percent(ratio: Number, digits: int = 1) -> str:
    """A relative change, or a share.

    >>> percent(Decimal("0.0961")), percent(None)
    ('9.6%', '—')
    """
    exact = _decimal(ratio)
    return "—" if exact is None else f"{grouped(exact * 100, digits)}%"


def growth(ratio: Number) -> str:
    """A relative change with its sign.

    >>> growth(Decimal("-0.0957")), growth(Decimal("0.2"))
    ('-9.6%', '+20.0%')
    """
    exact = _decimal(ratio)
    return percent(ratio) if exact is None or exact <= 0 else f"+{percent(ratio)}"


def _decimal(value: Number) -> Decimal | None:
    return decimal(value) if isinstance(value, Fraction) else value
