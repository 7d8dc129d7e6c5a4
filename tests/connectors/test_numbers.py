"""Numbers are read as their file writes them, asked where it does not say, and never guessed."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from helloword.connectors.staging import Answers
from helloword.errors import FileFormatError
from tests.connectors.company import Company, table
from tests.connectors.workbooks import workbook

WITH_POINT = {
    "19.99": "19.990000", "1,234.56": "1234.560000", "1,234,567": "1234567.000000", "1 234.56": "1234.560000",
    "1\u00a0234.5": "1234.500000", "1'234.56": "1234.560000", "CHF 1’234.56": "1234.560000", "$12.50": "12.500000",
    "US$ 12.50": "12.500000", "12.50 USD": "12.500000", "¥1,200": "1200.000000", "12.50元": "12.500000",
    "(12.50)": "-12.500000", "($12.50)": "-12.500000", "12.50-": "-12.500000", "-$5": "-5.000000", "$-5": "-5.000000",
    "− 5": "-5.000000", "+5": "5.000000", "1,23,456.78": "123456.780000", ".5": "0.500000", "7.": "7.000000",
    "0": "0.000000", "0.123456": "0.123456", "1234.567": "1234.567000", "  8  ": "8.000000",
}  # fmt: skip
WITH_COMMA = {
    "19,99": "19.990000", "1.234,56": "1234.560000", "1.234.567": "1234567.000000", "1 234,56": "1234.560000",
    "1\u202f234,5": "1234.500000", "1.234,56 €": "1234.560000", "EUR 12,50": "12.500000", "5,00 kr": "5.000000",
    "12,50 zł": "12.500000", "(12,50)": "-12.500000", "12,50-": "-12.500000", "-1.234": "-1234.000000",
    "0,123456": "0.123456", "1234,567": "1234.567000", "8": "8.000000",
}  # fmt: skip
NO_NUMBERS = ["free", "12 34", "1 EUR 2", "1$2", "A1", "12%", "1e5", "NaN", "--5", "-", "1,2,3", "99999999999999999"]
each_mark = pytest.mark.parametrize(("mark", "written"), [("point", WITH_POINT), ("comma", WITH_COMMA)])


def costs(amounts: Sequence[str], prefix: str = "S") -> str:
    text = io.StringIO()
    rows = [(f"{prefix}-{n:02}", "2026-01-01", amount, "EUR") for n, amount in enumerate(amounts)]
    csv.writer(text).writerows([("sku", "effective_from", "purchase", "currency"), *rows])
    return text.getvalue()


def purchases(company: Company, prefix: str = "S") -> list[str]:
    return [amount for sku, amount in company.rows("costs", "sku", "purchase") if sku.startswith(f"{prefix}-")]


@each_mark
def test_every_way_of_writing_is_read(mark: str, written: Mapping[str, str], shared: Company) -> None:
    done = shared.load(costs(list(written), mark), f"{mark}.csv")

    assert dict(zip(written, purchases(shared, mark), strict=True)) == written
    assert done.rejected == 0


@pytest.mark.parametrize("unreadable", [NO_NUMBERS])
def test_what_is_no_number_is_rejected_and_said(unreadable: list[str], company: Company) -> None:
    company.load(costs([*unreadable, "19.99"]))

    assert [(each.line, each.column, each.value, each.code) for each in company.rejected()] == [
        (line, "purchase", value, "not_amount") for line, value in enumerate(unreadable, 2)
    ]
    assert purchases(company) == ["19.990000"]


@pytest.mark.parametrize("amount", ["1,234", "1.234", "-1,234", "$1,234", "12.500"])
def test_what_can_be_read_two_ways_is_asked_and_answered(amount: str, shared: Company) -> None:
    with pytest.raises(FileFormatError, match=r"line 2, purchase: .* say --decimal point or --decimal comma") as asked:
        shared.load(costs([amount, "5"], "A"))
    read = []
    for mark in ("point", "comma"):
        shared.load(costs([amount, "5"], "A"), f"{mark}.csv", answers=Answers(decimal=mark))  # type: ignore[arg-type]
        read.append(float(purchases(shared, "A")[0]))

    assert asked.value.code == "ask_decimal"
    assert abs(max(read, key=abs) / min(read, key=abs)) == 1000


YEN = "sku,effective_from,purchase,inbound,currency\nY-1,2026-01-01,{},{},{}\nY-2,2026-01-01,980,0,{}\n"


@pytest.mark.parametrize("amount", ["1,234", "-1,234", "¥1,234"])
def test_money_without_decimals_is_whole_and_not_asked(amount: str, company: Company) -> None:
    company.load(YEN.format(f'"{amount}"', '"12,500"', "JPY", "krw"))

    assert company.rows("costs", "sku", "purchase", "inbound") == [
        ("Y-1", "-1234.000000" if amount.startswith("-") else "1234.000000", "12500.000000"), ("Y-2", "980.000000", "0.000000"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cells", [('"1,234"', "0", "JPY", "USD"), ('"1,234"', "0", "", ""), ("1.234", "0", "JPY", "JPY")]
)
def test_money_of_which_some_may_have_decimals_is_asked(cells: tuple[str, ...], company: Company) -> None:
    with pytest.raises(FileFormatError) as asked:
        company.load(YEN.format(*cells))

    assert asked.value.code == "ask_decimal"


def test_a_store_whose_currency_has_no_decimals_answers_for_a_report_that_states_none(company: Company) -> None:
    company.workspace.add_store("jp", "amazon", "JP", "JPY", "Asia/Tokyo")
    header = "日付/時間,トランザクションの種類,説明,商品売上,手数料,FBA 手数料,トランザクションに関するその他の手数料,その他,合計\n"
    rows = header + '"2026/01/03 23:30:00 JST",注文,ケトル,"1,980",-98,-434,0,0,"1,448"\n'
    with pytest.raises(FileFormatError, match="say --decimal"):
        company.load(rows, store="us")

    assert company.load(rows, store="jp").rejected == 0
    assert [row[1].split(".")[0] for row in company.rows("official", "measure", "amount")] == ["532"]


def test_one_cell_that_tells_settles_the_others(shared: Company) -> None:
    shared.load(costs(["1,234", "1.50"], "B"), "b.csv")
    shared.load(costs(["1.234", "1,50"], "C"), "c.csv")

    assert purchases(shared, "B") == purchases(shared, "C") == ["1234.000000", "1.500000"]


def test_another_column_settles_it_too(shared: Company) -> None:
    shared.load(table("""
        sku | effective_from | purchase | inbound | currency
        D-1 | 2026-01-01     | 1.234    | 0.50    | EUR
    """), "d.csv")  # fmt: skip

    assert purchases(shared, "D") == ["1.234000"]


def test_a_file_that_contradicts_itself_is_refused_with_both_places(company: Company) -> None:
    file = costs(["1.50", "7", "2,75"])
    with pytest.raises(FileFormatError, match=r"1\.50 in line 2 has a decimal point, 2,75 in line 4 a decimal comma"):
        company.load(file)
    done = company.load(file, answers=Answers(decimal="point"))

    assert (done.new, done.rejected) == (2, 1)
    assert company.reasons() == [(4, "purchase", "not_amount")]


def test_whole_numbers_are_whole(company: Company) -> None:
    company.load(table("""
        date       | sku | warehouse | sellable
        2026-03-01 | A   | FRA       | 2.0
        2026-03-01 | B   | FRA       | 2.5
        2026-03-01 | C   | FRA       | -3
        2026-03-01 | D   | FRA       | 99999999999999999999
    """), store="eu")  # fmt: skip

    assert company.rows("inventory", "sku", "sellable") == [("A", "2"), ("C", "-3")]
    assert company.reasons() == [(3, "sellable", "not_integer"), (5, "sellable", "not_integer")]


def test_rates_keep_twelve_decimals(shared: Company) -> None:
    shared.load("date;base;quote;rate\n2026-03-01;EUR;USD;1,084512345678\n2026-03-01;JPY;CNY;0,05\n")

    assert shared.rows("fx", "base", "rate") == [("EUR", "1.084512345678"), ("JPY", "0.050000000000")]


def test_nothing_and_the_implausible_load_and_what_overflows_is_rejected(company: Company) -> None:
    done = company.load(table("""
        order_id | line_id | ordered_at | status | sku | quantity            | unit_price       | currency
        FREE     | 1       | 2026-03-01 | paid   | A   | 1                   | 0                | EUR
        MINUS    | 1       | 2026-03-01 | paid   | A   | -1                  | 5.00             | EUR
        FUTURE   | 1       | 2099-03-01 | paid   | A   | 1                   | 5.00             | EUR
        LARGE    | 1       | 2026-03-01 | paid   | A   | 1000000             | 5.00             | EUR
        TOO-MUCH | 1       | 2026-03-01 | paid   | A   | 9223372036854775807 | 99999999999999.9 | EUR
    """), store="eu")  # fmt: skip

    assert (done.read, done.new, done.rejected) == (5, 4, 1)
    assert company.rows("order_lines", "order_id", "gross") == [
        ("FREE", "0.000000"), ("FUTURE", "5.000000"), ("LARGE", "5000000.000000"), ("MINUS", "-5.000000"),
    ]  # fmt: skip
    assert [(each.line, each.code) for each in company.rejected()] == [(6, "too_large")]


def test_a_number_in_a_workbook_is_never_ambiguous_and_its_text_still_is(company: Company, tmp_path: Path) -> None:
    header = ["sku", "effective_from", "purchase", "currency"]
    numbers = workbook(tmp_path / "numbers.xlsx", [header, ["A", "2026-01-01", 1.234, "EUR"]])
    texts = workbook(tmp_path / "texts.xlsx", [header, ["A", "2026-01-01", "1.234", "EUR"]])
    company.load(numbers)

    assert company.rows("costs", "purchase") == [("1.234000",)]
    with pytest.raises(FileFormatError, match="say --decimal point or --decimal comma"):
        company.load(texts)
