"""Profit by SKU: every cell is the KPI, the rows come to the total, and what may not be seen is left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from helloword.analyses import Question, analyse
from helloword.analyses.analysis import Table
from helloword.errors import HellowordError
from helloword.kpis.company import answer
from helloword.kpis.query import Query
from helloword.scope import Scope
from helloword.workspace import Workspace
from tests.analyses.reading import cell, values

OCTOBER = Question(start=date(2026, 10, 1), end=date(2026, 10, 31))
ADDITIVE = (
    "gross_sales",
    "discounts",
    "refunds",
    "net_sales",
    "cogs",
    "gross_profit",
    "fees",
    "ad_spend",
    "overheads",
    "net_profit",
)


def recombines(table: Table) -> None:
    for column in ADDITIVE:
        whole = values(table, column)
        total = whole.pop("total")
        assert sum(value or 0 for value in whole.values()) == pytest.approx(total or 0, abs=Decimal("1E-20")), column


def test_profit_goes_from_gross_sales_to_net_profit_by_sku(small: Workspace) -> None:
    found = analyse(small, "profit", OCTOBER)
    (table,) = found.tables

    # Kettles: 140 sold, 30 of cost, 12 of fees; 30 of fees and 7 of ads name no SKU.
    assert values(table, "gross_sales") == {"KETTLE": 140, "FILTER": 40, "CUP": 10, "(none)": None, "total": 190}
    assert values(table, "contribution_profit") == {"KETTLE": 98, "FILTER": 36, "CUP": -15, "(none)": -37, "total": 82}
    # Rent is one a day; on the four days with sales it is shared by sales, on the others it belongs to no SKU.
    assert values(table, "overheads") == {"KETTLE": 2, "FILTER": 1, "CUP": 1, "(none)": 27, "total": 31}
    assert [column.sign for column in table.columns[:4]] == ["=", "-", "-", "="]
    assert [values(table, "cost_coverage")[sku] for sku in ("KETTLE", "FILTER", "CUP", "(none)")] == [1, 0, 1, None]
    # Of 190 sold, 150 have a cost.
    assert any(note.text.en.startswith("78.9% of sales have a known cost") for note in found.notes)
    recombines(table)


def test_what_is_cut_off_is_one_row_and_losses_are_not_cut_first(small: Workspace) -> None:
    (table,) = analyse(small, "profit", replace(OCTOBER, rows=2)).tables
    others = next(row for row in table.rows if row.kind == "others")

    assert list(values(table, "net_profit")) == ["KETTLE", "FILTER", "others", "(none)", "total"]
    assert (others.slices, table.slices) == (1, 3)
    # Ratios of the others are of their sums: (10 - 25) / 10
    assert cell(table, others, "gross_margin").value == Decimal("-1.5")
    recombines(table)


def test_every_cell_is_the_kpi_of_its_slice(small: Workspace) -> None:
    (table,) = analyse(small, "profit", replace(OCTOBER, by="channel", compare="previous")).tables
    kpis = tuple(column.kpi for column in table.columns if column.kpi)
    recombines(table)
    for row in table.rows:
        if row.kind == "slice":
            where = {dim: (value,) for dim, value in row.slice.items()}
            asked = answer(small, Query(kpis, start=OCTOBER.start, end=OCTOBER.end, where=where)).readings
            told = {c.kpi: found.value or 0 for c, found in zip(table.columns, row.cells, strict=True) if c.kpi}
            assert told == {reading.kpi: reading.value or 0 for reading in asked}


def test_costs_are_left_out_for_who_may_not_see_them_and_said_to_be(small: Workspace) -> None:
    seen = analyse(small.seen_through(Scope(costs=False)), "profit", OCTOBER)
    columns = [column.id for column in seen.tables[0].columns]

    assert columns == [
        "gross_sales",
        "discounts",
        "refunds",
        "net_sales",
        "shipping_income",
        "fees",
        "ad_spend",
        "units",
    ]
    assert {"cogs", "net_profit", "contribution_profit", "gross_margin"} <= set(seen.left_out)
    assert "Net profit" in next(note.text.en for note in seen.notes if note.code == "left_out")


def test_a_view_of_one_store_has_nothing_of_the_other(small: Workspace) -> None:
    (table,) = analyse(small.seen_through(Scope(stores=frozenset({"us"}))), "profit", OCTOBER).tables

    assert values(table, "gross_sales") == {"KETTLE": 60, "total": 60}


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Question(by="warehouse"), "analysis_not_by"),
        (Question(rows=0), "bad_rows"),
        (Question(settings={"nonsense": Decimal(1)}), "unknown_threshold"),
        (Question(start=date(2026, 10, 2), end=date(2026, 10, 1)), "bad_range"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(small: Workspace, asked: Question, code: str) -> None:
    with pytest.raises(HellowordError) as refused:
        analyse(small, "profit", asked)

    assert refused.value.code == code
