"""The analyses of a company small enough to count, and what a narrower view of it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from helloword.analyses import METHODS, Question, analyse
from helloword.analyses.analysis import Table
from helloword.errors import InputError, NotAllowedError
from helloword.lake.importing import import_file
from helloword.scope import Scope
from helloword.server.wording import worded
from helloword.workspace import Workspace
from tests.analyses.conftest import FILES
from tests.analyses.reading import cell, labels, values

OCTOBER = Question(start=date(2026, 10, 1), end=date(2026, 10, 31))


def tables(workspace: Workspace, id: str, question: Question = OCTOBER) -> dict[str, Table]:
    return {table.id: table for table in analyse(workspace, id, question).tables}


def test_a_supplier_is_told_by_its_lines(small: Workspace) -> None:
    table = tables(small, "suppliers", Question(start=date(2026, 9, 1), end=date(2026, 10, 31)))["suppliers"]

    def told(column: str) -> dict[str, Decimal | None]:
        return {id: value for id, value in values(table, column).items() if id != "(none)"}

    # S1: 20 and 40 days, the second 20 late; S2 has not come though its day has passed.
    assert told("supplier_otd") == {"S1": Decimal("0.5"), "S2": 0, "S3": 1, "total": Decimal("0.5")}
    assert told("lead_time") == {"S1": 30, "S2": None, "S3": 30, "total": 30}
    assert told("days_late") == {"S1": 20, "S2": None, "S3": None, "total": 20}
    assert told("overdue") == {"S1": 0, "S2": 1, "S3": 0, "total": 1}
    assert told("filled")["S1"] == Decimal("0.9")
    assert told("qc_pass_rate")["S1"] == Decimal("0.95")
    assert cell(table, table.rows[0], "lead_spread").reason == "too_few"


def test_a_supplier_is_called_by_its_name_beside_its_id(small: Workspace) -> None:
    asked = Question(start=date(2026, 9, 1), end=date(2026, 10, 31))
    table = tables(small, "suppliers", asked)["suppliers"]
    by_sku = tables(small, "suppliers", replace(asked, by="sku"))["suppliers"]
    before = tables(small, "suppliers", replace(asked, as_of=list(FILES).index("suppliers.csv")))["suppliers"]

    # Nobody told the name of S2, and S3 is called by its id.
    assert called(table) == {"S1": "S1 · Lamp Works", "S2": None, "S3": None}
    assert set(called(by_sku).values()) == {None}
    assert called(before) == {"S1": None, "S2": None, "S3": None}


def called(table: Table) -> dict[str, str | None]:
    return {
        " ".join(row.slice.values()): row.name and row.name.en
        for row in table.rows
        if row.slice and "(none)" not in row.slice.values()
    }


def test_returns_are_told_by_reason_by_sku_and_by_batch(small: Workspace) -> None:
    found = tables(small, "returns")

    assert values(found["reasons"], "returned") == {"changed_mind": 2, "defective": 2, "total": 4}
    assert values(found["reasons"], "running_share")["defective"] == 1
    assert labels(found["skus"])["KETTLE"] == ("defective",)
    told = [
        (row.slice["sku"], row.start, *(int(c.value or 0) for c in row.cells[1:4])) for row in found["batches"].rows
    ]
    # One kettle of two came back of P1's days, the one of P2's days too.
    assert told == [
        ("KETTLE", date(2026, 10, 1), 1, 2, 50),
        ("KETTLE", date(2026, 10, 15), 1, 1, 40),
    ]


def test_a_funnel_without_stages_of_its_checkout_is_shorter(small: Workspace) -> None:
    found = analyse(small, "funnel", OCTOBER)
    steps = found.tables[0]

    counts = [[cell(steps, row, id).value for id in ("entered", "passed", "lost")] for row in steps.rows]
    assert counts == [[150, 100, 50], [100, 24, 76], [24, 12, 12], [12, 4, 8]]
    assert cell(steps, steps.rows[-1], "reach").value == pytest.approx(Decimal(4) / 150)
    assert "short" in {note.code for note in found.notes}


def test_stock_that_never_sold_is_dead_and_what_ran_out_is_out(small: Workspace) -> None:
    found = tables(
        small, "skus", Question(start=date(2026, 10, 1), end=date(2026, 10, 31), settings={"launch_days": Decimal(0)})
    )

    assert "out" in labels(found["skus"])["FILTER"]
    # The vase is as old as a day of stock, so it is young, not dead; its stock is told all the same.
    assert values(found["skus"], "sellable") == {
        "KETTLE": 20,
        "FILTER": 0,
        "VASE": 40,
        "CUP": None,
        "(none)": None,
        "total": 60,
    }
    assert values(found["skus"], "running_share")["KETTLE"] == pytest.approx(Decimal(98) / 134)


def test_a_filter_that_stock_does_not_know_leaves_stock_out(small: Workspace) -> None:
    found = analyse(small, "skus", Question(OCTOBER.start, OCTOBER.end, where={"channel": ("search",)}))

    assert [values(found.tables[0], "net_sales")[sku] for sku in ("KETTLE", "FILTER", "total")] == [80, 36, 116]
    assert "sell_through" not in {column.kpi for column in found.tables[0].columns}
    assert {"not_by", "no_stock"} <= {note.code for note in found.notes}


@pytest.mark.parametrize("id", list(METHODS))
@pytest.mark.parametrize("scope", [Scope(costs=False), Scope(costs=False, stores=frozenset({"us"}))])
def test_a_narrower_view_gets_what_it_may_see_or_a_clear_refusal(small: Workspace, id: str, scope: Scope) -> None:
    seen = small.seen_through(scope)
    if id == "suppliers" and not scope.whole:
        with pytest.raises(NotAllowedError, match="Supplier record stands on supplier_otd"):
            analyse(seen, id, OCTOBER)
        return
    found = analyse(seen, id, OCTOBER)

    shown = {column.kpi for table in found.tables for column in table.columns}
    assert not shown & {"contribution_profit", "cogs", "gross_margin", "clv", *found.left_out}
    if scope.stores:
        # What only the other store sold or held is in no row.
        slices = {value for table in found.tables for row in table.rows for value in row.slice.values()}
        assert not slices & {"FILTER", "CUP", "VASE", "eu", "search"}


def test_years_before_anything_was_known_are_left_out(small: Workspace) -> None:
    ever = analyse(small, "skus", Question(start=date(1990, 1, 1), end=date(2026, 10, 31)))

    assert ever.start == date(2026, 1, 1)
    assert ever.tables == analyse(small, "skus", Question(start=ever.start, end=date(2026, 10, 31))).tables


def test_cohorts_add_up_to_lifetime_value(small: Workspace) -> None:
    found = analyse(small, "cohorts", OCTOBER)
    retention, value = found.tables

    # Anna, ben and carol: one of three came back, all in the month of their first order.
    assert values(retention, "retention")["total"] == cell(retention, retention.rows[0], "retention").value
    assert cell(retention, retention.total, "retention").numerator == 1
    assert cell(retention, retention.rows[0], "month_1").reason == "not_yet"
    # 190 of sales less 4 of discounts and 55 of goods, by three.
    assert cell(value, value.rows[0], "month_0").value == cell(value, value.rows[0], "clv").value
    assert cell(value, value.rows[0], "clv").numerator == 131
    assert cell(value, value.rows[0], "paid_back").value == 0
    assert {"so_far", "history"} <= {note.code for note in found.notes}


@pytest.mark.parametrize("id", ["suppliers"])
def test_a_filter_that_an_analysis_knows_nothing_of_is_refused_in_words_of_its_own(small: Workspace, id: str) -> None:
    with pytest.raises(
        InputError, match="Supplier record is made of data that know no store; take the filter by store away"
    ) as told:
        analyse(small, id, replace(OCTOBER, where={"store": ("eu",)}))

    assert worded(told.value, "zh-CN") == "供应商记录用到的数据没有店铺；请去掉店铺筛选。"


def test_days_far_ahead_are_compared_with_none(small: Workspace) -> None:
    ahead = Question(start=date(2030, 1, 1), end=date(2030, 1, 31), compare="previous")

    assert analyse(small, "profit", ahead).compared is None


def test_a_channel_without_sessions_has_no_conversion_rate_and_one_without_orders_has_zero(tmp_path: Path) -> None:
    files = {
        "orders.csv": """store,order_id,line_id,ordered_at,status,sku,quantity,unit_price,currency,channel
eu,D-1,1,2026-10-05,delivered,KETTLE,1,40.00,EUR,search
eu,D-2,1,2026-10-06,delivered,KETTLE,1,40.00,EUR,mail
""",
        "traffic.csv": "store,date,source,channel,sessions\neu,2026-10-05,paid,search,10\neu,2026-10-05,paid,banner,50\n",
        "ads.csv": """store,date,channel,campaign_id,campaign,impressions,clicks,spend,attributed_orders,attributed_units,attributed_sales,currency
eu,2026-10-05,radio,C1,Radio,1000,50,7.00,0,0,0.00,EUR
""",
    }
    made = Workspace.create(tmp_path / "company", name="L", currency="EUR", timezone="Europe/Berlin")
    made.add_store("eu", "shopify", "DE", "EUR", "Europe/Berlin")
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        import_file(made, tmp_path / name)
    found = analyse(made, "channels", OCTOBER)

    assert values(found.tables[0], "cvr") == {
        "search": Decimal("0.1"), "banner": 0, "mail": None, "radio": None, "total": pytest.approx(Decimal(2) / 60),
    }  # fmt: skip
    assert {note.code for note in found.notes} >= {"unmatched"}
    assert "funnel_sessions" not in {note.code for note in found.notes}


def test_a_conversion_rate_beside_no_sessions_says_whose_sessions_it_is_of(small: Workspace) -> None:
    found = analyse(small, "channels", OCTOBER)

    assert values(found.tables[0], "cvr")["search"] == Decimal("0.03")
    assert values(found.tables[0], "sessions")["search"] is None
    assert "funnel_sessions" in {note.code for note in found.notes}
