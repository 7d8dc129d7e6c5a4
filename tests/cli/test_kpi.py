"""Asking for numbers: what is printed for people, and what for programs."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.kpis.catalogue import shipped
from tests.cli.conftest import Outcome, Run, run_in

KEYS = [
    "kpi", "period", "slice", "value", "unit", "currency", "numerator", "denominator", "comparison", "cost_coverage",
    "complete", "reason", "warnings", "provenance",
]  # fmt: skip
OCTOBER = ("--from", "2026-10-01", "--to", "2026-10-31")


@pytest.fixture
def ask(loaded: Path) -> Run:
    """Runs `helloword kpi ...` on the company with data."""

    def asked(*arguments: object, **environment: str) -> Outcome:
        return run_in(loaded, "kpi", *arguments, **environment)

    return asked


def readings(done: Outcome) -> list[dict[str, object]]:
    assert done.code == 0, done.err
    assert isinstance(done.json, list)
    return done.json


def test_json_is_a_list_of_readings_as_the_contract_says(ask: Run) -> None:
    (reading,) = readings(ask("show", "aov", "--grain", "month", *OCTOBER, "--where", "store=us", "--format", "json"))

    assert list(reading) == KEYS
    assert reading["kpi"] == "aov"
    assert reading["period"] == {
        "grain": "month", "start": "2026-10-01", "end": "2026-10-31", "first": "2026-10-01", "until": "2026-10-31",
    }  # fmt: skip
    # (59 + 95 - 5) / 2 orders: 23:30 in Los Angeles is still October there
    assert (reading["value"], reading["numerator"], reading["denominator"]) == ("74.5", "149", "2")
    assert (reading["unit"], reading["currency"], reading["comparison"]) == ("money", "USD", None)
    assert isinstance(reading["provenance"], Mapping)
    assert set(reading["provenance"]) == {"lake", "catalogue"}


def test_json_alone_is_on_stdout(ask: Run) -> None:
    done = ask("show", "gross_margin", "csat", "--format", "json")

    assert done.out.lstrip().startswith("[")
    assert len(readings(done)) == 2


def test_values_keep_all_their_digits(ask: Run) -> None:
    (reading,) = readings(ask("show", "gross_margin", "--where", "store=us", "--format", "json"))
    numerator, denominator = Decimal(str(reading["numerator"])), Decimal(str(reading["denominator"]))

    assert abs(Decimal(str(reading["value"])) - numerator / denominator) < Decimal("1e-12")
    assert len(str(reading["value"]).replace("0.", "").lstrip("0")) >= 12


def test_slices_filters_and_periods_can_be_put_together(ask: Run) -> None:
    found = readings(
        ask(
            "show", "gross_sales", "orders", "--by", "store", "--by", "sku", "--grain", "month", *OCTOBER,
            "--where", "store=eu", "--where", "store=us", "--where", "sku=KETTLE", "--currency", "EUR", "--format", "json",
        )
    )  # fmt: skip

    assert next((r["kpi"], r["slice"], r["value"]) for r in found if r["kpi"] == "gross_sales") == (
        "gross_sales", {"store": "eu", "sku": "KETTLE"}, "80",
    )  # fmt: skip
    assert {str(r["slice"]) for r in found} == {
        "{'store': 'eu', 'sku': 'KETTLE'}", "{'store': 'us', 'sku': 'KETTLE'}",
    }  # fmt: skip


def test_a_comparison_carries_both_periods(ask: Run) -> None:
    (reading,) = readings(
        ask("show", "orders", "--grain", "month", *OCTOBER, "--compare", "previous", "--format", "json")
    )

    assert isinstance(reading["comparison"], Mapping)
    assert list(reading["comparison"]) == ["kind", "start", "end", "value", "change", "ratio"]
    assert (reading["comparison"]["start"], reading["comparison"]["end"]) == ("2026-09-01", "2026-09-30")


def test_no_value_comes_with_its_reason(ask: Run) -> None:
    (reading,) = readings(ask("show", "csat", "--format", "json"))
    shown = ask("show", "csat", *OCTOBER)

    assert (reading["value"], reading["reason"]) == (None, "no_data")
    assert "—" in shown.out
    assert "csat: — no data" in shown.err


def test_a_table_has_a_row_a_period_and_a_column_a_kpi(ask: Run) -> None:
    done = ask("show", "gross_sales", "gross_margin", "--by", "store", "--grain", "month", *OCTOBER)
    head, _, _, us = done.out.rstrip().splitlines()

    assert done.code == 0
    assert head.split() == ["period", "store", "gross_sales", "USD", "gross_margin"]
    assert us.split()[:2] == ["2026-10", "us"]
    assert us.split()[2] == "154.00"
    assert us.split()[3].endswith("%")
    assert "have a known cost" in done.err


def test_csv_holds_one_reading_a_line_with_all_digits(ask: Run) -> None:
    done = ask("show", "gross_sales", "--by", "store", *OCTOBER, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.out)))

    assert [row["store"] for row in rows] == ["eu", "us"]
    assert rows[1]["value"] == "154"
    assert rows[1]["complete"] in ("true", "false")


def test_the_workspaces_currency_is_used_unless_another_is_asked_for(ask: Run) -> None:
    (dollars,) = readings(ask("show", "gross_sales", "--where", "store=eu", *OCTOBER, "--format", "json"))
    (euros,) = readings(
        ask("show", "gross_sales", "--where", "store=eu", *OCTOBER, "--currency", "eur", "--format", "json")
    )

    assert (dollars["currency"], euros["currency"]) == ("USD", "EUR")
    # 120 EUR at 1.10, the imported rate of 1 October, the last one before both days is another only for ECB days
    assert euros["value"] == "120"


def test_a_slice_that_cannot_be_is_refused_with_those_that_can(ask: Run) -> None:
    done = ask("show", "acos", "--by", "country")

    assert done.code == 1
    assert "acos cannot be sliced by country" in done.err
    assert "It can be sliced by store" in done.err


def test_a_filter_on_a_store_that_does_not_exist_is_refused_and_not_zero(ask: Run) -> None:
    shown = ask("show", "gross_sales", "--where", "store=eux", *OCTOBER)
    traced = ask("trace", "gross_sales", "--where", "store=eux", *OCTOBER)

    assert (shown.code, traced.code) == (1, 1)
    assert shown.err == traced.err
    assert shown.err.startswith('There is no store "eux".')
    assert ask("show", "gross_sales", "--where", "store=(none)", *OCTOBER).code == 0


def test_an_earlier_version_can_be_asked_for(ask: Run) -> None:
    (before,) = readings(ask("show", "gross_margin", "--as-of", 1, "--format", "json"))
    (now,) = readings(ask("show", "gross_margin", "--format", "json"))

    assert isinstance(before["provenance"], Mapping)
    assert before["provenance"]["lake"] == 1
    assert before["value"] != now["value"]
    assert ask("show", "gross_margin", "--as-of", 99).code == 1


def test_the_list_holds_the_whole_catalogue(ask: Run) -> None:
    listed = ask("list", "--format", "json").json

    assert isinstance(listed, list)
    assert {kpi["id"] for kpi in listed} == set(shipped().kpis)
    assert all(kpi["name"]["zh"] and kpi["name"]["en"] for kpi in listed)
    assert len(ask("list").out.splitlines()) == len(shipped().kpis) + 2


def test_explain_says_meaning_formula_clock_sources_and_levers(ask: Run) -> None:
    english, chinese = ask("explain", "net_sales"), ask("explain", "net_sales", HELLOWORD_LANG="zh")

    for label in ("Formula: ", "Clock: ", "Sources: ", "Levers: "):
        assert label in english.out
    for label in ("公式：", "时间口径：", "来源：", "抓手："):
        assert label in chinese.out
    assert "净销售额" in chinese.out


@pytest.mark.parametrize("kpi", ["odr", "net_profit", "cart_abandonment"])
def test_explain_can_be_read_by_programs(ask: Run, kpi: str) -> None:
    explained = ask("explain", kpi, "--format", "json").json

    assert isinstance(explained, dict)
    assert explained["id"] == kpi
    assert explained["measures"]


def test_a_trace_shows_the_rows_with_file_and_line(ask: Run) -> None:
    shown = ask("trace", "gross_sales", *OCTOBER, "--where", "store=eu")
    traced = ask("trace", "gross_sales", *OCTOBER, "--where", "store=eu", "--format", "json").json
    rows = list(
        csv.DictReader(io.StringIO(ask("trace", "gross_sales", *OCTOBER, "--where", "store=eu", "--format", "csv").out))
    )

    assert "orders.csv:2" in shown.out
    assert "(2 of 2 rows)" in shown.out
    assert isinstance(traced, dict)
    assert traced["value"] == traced["measures"][0]["value"]
    assert {(row["_file"], row["_row"]) for row in rows} == {("orders.csv", "2"), ("orders.csv", "3")}


def test_a_trace_of_many_numbers_is_refused(ask: Run) -> None:
    done = ask("trace", "gross_sales", "--grain", "day", *OCTOBER)

    assert done.code == 1
    assert "A trace follows one number" in done.err


OWN = """
measures:
  kettles:
    name: {zh: 水壶, en: Kettles}
    relation: sold_lines
    expression: "SUM(CASE WHEN sku = 'KETTLE' THEN units ELSE 0 END)"
    unit: count
kpis:
  kettles_sold:
    name: {zh: 售出水壶, en: Kettles sold}
    meaning: {zh: 售出的水壶数。, en: Kettles that were sold.}
    formula: kettles
    unit: count
    better: up
    additivity: additive
"""


def test_a_company_defines_a_kpi_and_takes_it_back(run: Run, loaded: Path, tmp_path: Path) -> None:
    from shutil import copytree

    copytree(loaded, tmp_path / "copy")
    (tmp_path / "kpis.yml").write_text(OWN, encoding="utf-8")
    here = ("--workspace", "copy")
    defined = run("kpi", "define", "kpis.yml", "--reason", "we sell kettles", *here)
    (reading,) = readings(run("kpi", "show", "kettles_sold", "--format", "json", *here))
    history = run("kpi", "history", "--format", "json", *here).json
    back = run("kpi", "take-back", "kettles_sold", *here)

    assert defined.code == 0, defined.err
    assert reading["value"] == "3"
    assert isinstance(history, list)
    assert {(change["kind"], change["id"], change["reason"]) for change in history} == {
        ("measure", "kettles", "we sell kettles"), ("kpi", "kettles_sold", "we sell kettles"),
    }  # fmt: skip
    assert back.code == 0
    assert run("kpi", "show", "kettles_sold", *here).code == 1
    assert run("kpi", "take-back", "kettles", "--measure", *here).code == 0


def test_a_definition_that_does_not_hold_changes_nothing_and_says_where(
    run: Run, company: Path, tmp_path: Path
) -> None:
    (tmp_path / "kpis.yml").write_text(OWN.replace("formula: kettles", "formula: kettels"), encoding="utf-8")
    done = run("kpi", "define", "kpis.yml", "--workspace", company)

    assert done.code == 1
    assert 'there is no measure or KPI "kettels". Did you mean "kettles"?' in done.err
    assert run("kpi", "history", "--format", "json", "--workspace", company).json == []
    assert run("kpi", "define", "nothing.yml", "--workspace", company).code == 1
