"""The order in which a day's rate is found."""

from datetime import date
from decimal import Decimal

from helloword.kpis.rates import Quotes, pair_rates, rates_table

MON, TUE, WED = date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 7)


def rate(quotes: Quotes, day: date, base: str = "USD", quote: str = "GBP", company: str = "CNY") -> Decimal | None:
    return pair_rates(quotes, base, quote, company).on(day)


def test_an_imported_rate_comes_before_its_inverse() -> None:
    quotes = Quotes({("USD", "GBP"): {MON: Decimal("0.7")}, ("GBP", "USD"): {MON: Decimal(2)}}, {})

    assert rate(quotes, MON) == Decimal("0.7")


def test_an_inverse_comes_before_a_cross_through_the_companys_currency() -> None:
    quotes = Quotes(
        {("GBP", "USD"): {MON: Decimal(2)}, ("USD", "CNY"): {MON: Decimal(7)}, ("CNY", "GBP"): {MON: Decimal("0.1")}},
        {},
    )

    assert rate(quotes, MON) == Decimal("0.5")


def test_a_cross_of_imported_rates_comes_before_the_ecb() -> None:
    quotes = Quotes(
        {("USD", "CNY"): {MON: Decimal(7)}, ("GBP", "CNY"): {MON: Decimal(10)}},
        {"USD": {MON: Decimal("1.2")}, "GBP": {MON: Decimal("0.9")}},
    )

    assert rate(quotes, MON) == Decimal("0.7")


def test_the_ecb_of_a_day_comes_before_an_imported_rate_of_the_day_before() -> None:
    quotes = Quotes({("USD", "GBP"): {MON: Decimal("0.7")}}, {"USD": {TUE: Decimal(1)}, "GBP": {TUE: Decimal("0.75")}})

    assert rate(quotes, TUE) == Decimal("0.75")
    assert rate(quotes, WED) == Decimal("0.75")


def test_a_day_before_every_rate_has_none() -> None:
    quotes = Quotes({("USD", "GBP"): {TUE: Decimal("0.7")}}, {})

    assert rate(quotes, MON) is None


def test_a_rate_of_small_units_keeps_twelve_digits() -> None:
    pairs = {"VND": pair_rates(Quotes({("USD", "VND"): {MON: Decimal("25317")}}, {}), "VND", "USD", "USD")}

    table = rates_table(pairs, "USD", MON, MON)

    kept = table.column("rate")[1].as_py()
    assert abs(kept * 25317 - 1) < Decimal("1e-11")
