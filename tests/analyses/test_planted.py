"""What is planted in the demo company is what its analyses point at."""

from __future__ import annotations

from datetime import timedelta

import pytest

from helloword.analyses import Question, analyse
from helloword.analyses.analysis import Table
from helloword.workspace import Workspace
from tests.analyses.reading import cell, labels, values
from tests.companies import TODAY

pytestmark = pytest.mark.slow
LAST = TODAY - timedelta(days=1)


def asked(days: int, **more: object) -> Question:
    return Question(LAST - timedelta(days=days - 1), LAST, **more)  # type: ignore[arg-type]


def tables(workspace: Workspace, id: str, question: Question) -> dict[str, Table]:
    return {table.id: table for table in analyse(workspace, id, question).tables}


def test_the_leaking_kettle_is_high_defective_and_in_its_batches(planted: Workspace) -> None:
    found = tables(planted, "returns", asked(90, rows=8))

    assert labels(found["skus"])["KT-210"] == ("high", "defective")
    assert values(found["reasons"], "running_share")["total"] == 1
    batches = [row for row in found["batches"].rows if row.slice["sku"] == "KT-210"]
    leaking = (TODAY - timedelta(days=58), TODAY - timedelta(days=14))
    high = [row for row in batches if "high" in row.labels]
    assert high
    assert all(row.end and row.start and row.end >= leaking[0] and row.start <= leaking[1] for row in high)
    # The batches of a SKU are all of its orders.
    returned = [row for row in found["skus"].rows if row.slice.get("sku") == "KT-210"]
    assert (
        sum(cell(found["batches"], row, "ordered").value or 0 for row in batches)
        == cell(found["skus"], returned[0], "ordered").value
    )


def test_the_supplier_that_moved_is_late_and_its_lead_time_spreads(planted: Workspace) -> None:
    (table,) = analyse(planted, "suppliers", asked(90)).tables

    for column, worst in (("supplier_otd", min), ("lead_spread", max), ("days_late", max)):
        told = {id: value for id, value in values(table, column).items() if value is not None and id != "total"}
        assert worst(told, key=told.__getitem__) == "S03", column
    assert (
        sum(value or 0 for id, value in values(table, "received").items() if id != "total")
        == values(table, "received")["total"]
    )


def test_the_broken_payment_is_the_step_that_moved_most(planted: Workspace) -> None:
    broken = TODAY - timedelta(days=12)
    question = Question(broken, broken + timedelta(days=3), where={"store": ("shopify-eu",)}, compare="previous")
    steps, slices = analyse(planted, "funnel", question).tables

    moved = [row.name.en for row in steps.rows if row.labels and row.name]
    assert moved == ["Payment → purchase"]
    # One step's passers are the next one's comers where every stage is known.
    entered = [cell(steps, row, "entered").value for row in steps.rows]
    passed = [cell(steps, row, "passed").value for row in steps.rows]
    assert passed[:-1] == entered[1:]
    assert cell(steps, steps.rows[-1], "loss_rate").value == values(slices, "cart_abandonment_payment")["total"]


def test_the_held_filters_are_out_of_stock_and_their_weeks_set_apart(planted: Workspace) -> None:
    found = tables(planted, "skus", asked(90, where={"store": ("amazon-us",)}, rows=500))

    assert "out" in labels(found["skus"])["FL-08"]
    assert (values(found["skus"], "weeks_out")["FL-08"] or 0) >= 1
    classes = {row.labels: row for row in found["classes"].rows}
    every = [cell(found["classes"], classes[(id,)], "skus").value or 0 for id in ("A", "B", "C", "launch")]
    assert sum(every) == sum(1 for given in labels(found["skus"]).values() if {"A", "B", "C", "launch"} & set(given))


def test_channels_come_to_the_whole(planted: Workspace) -> None:
    (table,) = analyse(planted, "channels", asked(30)).tables

    for column in ("net_sales", "ad_spend", "contribution_profit", "sessions"):
        told = values(table, column)
        total = told.pop("total")
        assert sum(value or 0 for value in told.values()) == pytest.approx(total), column


def test_a_cohort_has_earned_its_lifetime_value_month_by_month(planted: Workspace) -> None:
    found = tables(planted, "cohorts", asked(330))
    value, retention = found["value"], found["retention"]

    for row, again in zip(value.rows, retention.rows, strict=True):
        path = [cell(value, row, f"month_{n}") for n in range(13)]
        reached = [each.value for each in path if each.reason != "not_yet"]
        assert reached[-1] == pytest.approx(cell(value, row, "clv").value)
        came = [cell(retention, again, f"month_{n}").reason != "not_yet" for n in range(1, 13)]
        assert sum(came) == len(reached) - 1
    # The newest months are not in the total of a month that they have not come to.
    of_month, of_all = (cell(retention, retention.total, id) for id in ("month_1", "new_customers"))
    assert (of_month.denominator or 0) < (of_all.value or 0)
