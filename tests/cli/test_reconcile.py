"""`helloword reconcile`: figures are listed with their causes, followed to their rows, accepted and kept."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest

from .conftest import Run

ORDERS = """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,discount,tax,currency
us,S-1,1,2026-05-01T10:00:00,shipped,KETTLE,2,50.00,0,0,USD
us,S-2,1,2026-05-09T10:00:00,cancelled,KETTLE,1,49.99,0,0,USD
us,S-3,1,2026-05-31T10:00:00,shipped,FILTER,3,8.00,0,0,USD
eu,E-1,1,2026-05-01T10:00:00,shipped,KETTLE,2,50.00,0,0,EUR
eu,E-2,1,2026-05-31T10:00:00,shipped,KETTLE,2,50.00,0,0,EUR
"""
OFFICIAL = """store,report,start,end,measure,amount,currency
us,sales_over_time,2026-05-01,2026-05-31,gross_sales,180.00,USD
us,sales_over_time,2026-04-01,2026-04-30,units,6,
eu,business_report,2026-05-01,2026-05-31,units,4,
eu,business_report,2026-05-01,2026-05-31,buy_box,0.97,
"""
Object = dict[str, object]


@pytest.fixture
def told(run: Run, company: Path, tmp_path: Path) -> Path:
    """A company of five orders and what its platforms say of them."""
    for name, text in (("orders.csv", ORDERS), ("official.csv", OFFICIAL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run("import", "orders.csv", "official.csv", "--workspace", company).code == 0
    return company


def objects(found: object) -> list[Object]:
    return cast(list[Object], found)


def test_without_official_figures_it_says_how_to_import_them(run: Run, company: Path) -> None:
    done = run("reconcile", "--workspace", company)

    assert (done.code, done.out) == (0, "")
    assert "helloword import template official" in done.err
    assert run("reconcile", "--format", "json", "--workspace", company).json == []


def test_days_without_a_whole_period_are_told_from_no_figures_at_all(run: Run, told: Path) -> None:
    done = run("reconcile", "--from", "2026-05-10", "--to", "2026-05-20", "--workspace", told)

    assert "whole period" in done.err


def test_causes_sum_to_the_gap_in_every_format(run: Run, told: Path) -> None:
    found = objects(
        run("reconcile", "--store", "us", "--from", "2026-05-01", "--format", "json", "--workspace", told).json
    )
    (figure,) = found
    causes = cast(dict[str, str], figure["causes"])

    assert (figure["official"], figure["own"], figure["gap"], figure["status"]) == ("180", "124", "56", "outside")
    assert (causes["cancelled"], causes["unknown"]) == ("49.99", "6.01")
    assert sum(Decimal(amount) for amount in causes.values()) == Decimal(cast(str, figure["gap"]))
    rows = list(csv.DictReader(io.StringIO(run("reconcile", "--format", "csv", "--workspace", told).out)))
    assert len(rows) == 4
    assert {(row["measure"], row["status"], row["reason"]) for row in rows if row["store"] == "eu"} == {
        ("units", "within", ""), ("buy_box", "not_comparable", "no_counterpart"),
    }  # fmt: skip
    assert [row["cancelled"] for row in rows if row["measure"] == "gross_sales"] == ["49.99"]


def test_the_table_is_in_the_language_of_its_reader(run: Run, told: Path) -> None:
    english = run("reconcile", "--workspace", told)
    chinese = run("reconcile", "--status", "outside", "--workspace", told, HELLOWORD_LANG="zh")

    assert "cancelled orders +49.99, unknown +6.01" in english.out
    assert "we have no counterpart" in english.out
    assert "已取消订单 +49.99、原因不明 +6.01" in chinese.out
    assert "buy_box" not in chinese.out


def test_a_figure_leads_to_its_rows_and_can_be_accepted(run: Run, told: Path) -> None:
    id = objects(run("reconcile", "--status", "outside", "--format", "json", "--workspace", told).json)[0]["id"]
    shown = run("reconcile", "show", id, "--workspace", told)

    assert "S-2" in shown.out
    assert "orders.csv:3" in shown.out
    assert "cancelled: counted" in shown.out
    assert run("reconcile", "accept", id, "--workspace", told).code == 1
    assert run("reconcile", "accept", id, "--note", "a gift card", "--workspace", told).code == 0
    assert "a gift card" in run("reconcile", "points", "--workspace", told).out
    assert "accepted" in run("reconcile", "--status", "outside", "--workspace", told).out
    detail = cast(Object, run("reconcile", "show", id, "--format", "json", "--workspace", told).json)
    assert cast(Object, detail["moved"])["anything"] is False
    assert cast(list[Object], detail["behind"])[0]["orders_total"] == 1


def test_differences_are_kept_once_and_rules_changed_with_a_reason(run: Run, told: Path, tmp_path: Path) -> None:
    assert "Differences kept: 2; 0" in run("reconcile", "keep", "--workspace", told).err
    assert "Differences kept: 0; 2" in run("reconcile", "keep", "--workspace", told).err
    assert run("reconcile", "tolerance", "gross_sales", "--relative", "0.1", "--workspace", told).code == 1
    done = run(
        "reconcile", "tolerance", "gross_sales", "--relative", "0.1", "--reason", "gift cards", "--workspace", told
    )
    assert done.code == 0
    (tmp_path / "reports.yml").write_text("sales_over_time: {conventions: {cancelled: left_out}}", encoding="utf-8")
    assert run("reconcile", "declare", "reports.yml", "--reason", "we asked", "--workspace", told).code == 0
    found = objects(run("reconcile", "--store", "us", "--format", "json", "--workspace", told).json)
    assert [figure["unexplained"] for figure in found if figure["kpi"] == "gross_sales"] == ["56"]
    assert "gift cards" in run("reconcile", "history", "--workspace", told).out
    assert "gross_sales" in run("reconcile", "tolerances", "--workspace", told).out
    assert "sales_over_time" in run("reconcile", "reports", "--workspace", told).out
    assert run("reconcile", "take-back", "report", "sales_over_time", "--reason", "no", "--workspace", told).code == 0
    actions = [entry["action"] for entry in objects(run("audit", "list", "--format", "json", "--workspace", told).json)]
    assert actions.count("reconciliation.report_changed") == 2


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--store", "uk"), 1, "There is no store"),
        (("--from", "2026-06-01", "--to", "2026-05-01"), 1, "swap them"),
        (("--from", "may"), 2, "--from"),
        (("show", "0123456789"), 1, 'There is no official figure "0123456789"'),
        (("take-back", "tolerance", "orders", "--reason", "x"), 1, "to take back"),
    ],
)
def test_what_cannot_be_done_says_why(run: Run, told: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = run("reconcile", *arguments, "--workspace", told)

    assert done.code == code
    assert words in done.err
    assert "Traceback" not in done.err
