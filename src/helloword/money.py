"""Decimal amounts: how they are kept, divided and written."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

from helloword.errors import InputError

# 20 digits before rounding matters to nobody; 50 keeps sums of quotients exact to the last shown digit.
EXACT = Context(prec=50)
SHOWN_DIGITS = 24
_NO_MINOR = frozenset({"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"})  # fmt: skip
_THREE = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def divide(numerator: Decimal, denominator: Decimal) -> Decimal | None:
    """Quotient in decimal, or None when the denominator is zero.

    >>> divide(Decimal(1), Decimal(8)), divide(Decimal(1), Decimal(0))
    (Decimal('0.125'), None)
    """
    return None if denominator == 0 else EXACT.divide(numerator, denominator)


def plain(value: Decimal) -> str:
    """Decimal digits without exponent or trailing zeros, at most 24 significant ones.

    >>> plain(Decimal("1.50")), plain(Decimal(1000)), plain(Decimal("-0.00"))
    ('1.5', '1000', '0')
    """
    rounded = Context(prec=SHOWN_DIGITS).plus(value)
    if rounded == 0:
        return "0"
    text = format(rounded, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def full_text(value: Decimal | None) -> str | None:
    """Every digit of a number, as it is kept; None for no number.

    >>> full_text(Decimal("1.50")), full_text(None)
    ('1.50', None)
    """
    return None if value is None else format(value, "f")


def from_text(text: str | None) -> Decimal | None:
    """The number that `full_text` wrote."""
    return None if text is None else Decimal(text)


def grouped(value: Decimal, digits: int) -> str:
    """A number for people: rounded half up to `digits` after the point, thousands apart.

    >>> grouped(Decimal("1234.565"), 2), grouped(Decimal("-0.5"), 0)
    ('1,234.57', '-1')
    """
    return f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):,f}"


def currency_code(text: str) -> str:
    """ISO 4217 code in capitals; raises InputError for anything that cannot be one.

    >>> currency_code(" usd ")
    'USD'
    """
    code = text.strip().upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise InputError(
            f'"{text}" is not a currency; give a three-letter code such as USD, EUR or CNY.', code="bad_currency"
        )
    return code


def minor_digits(currency: str) -> int:
    """Digits behind the point of a currency's smallest coin.

    >>> minor_digits("EUR"), minor_digits("JPY"), minor_digits("KWD")
    (2, 0, 3)
    """
    return 0 if currency in _NO_MINOR else 3 if currency in _THREE else 2
