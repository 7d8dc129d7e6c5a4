"""The same rows again change nothing; later and restated rows replace what they restate."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from helloword.lake.importing import ImportResult, import_file
from helloword.workspace import Workspace
from tests.lake.company import REFUND, Line, company, daily, model_rows, order, refund, value, values, write_lines


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return company(tmp_path)


def load(workspace: Workspace, *lines: Line, kind: str = "orders") -> ImportResult:
    defaults = {"defaults": REFUND} if kind == "refunds" else {}
    path = write_lines(workspace.folder.parent / f"{kind}.csv", lines, **defaults)
    return import_file(workspace, path, store="eu")


def test_the_same_file_again_changes_nothing(workspace: Workspace) -> None:
    lines = [order("1"), order("2", "2026-02-01", quantity=3), order("3", customer="ann@example.com")]
    first = load(workspace, *lines)
    rows, numbers = model_rows(workspace), values(workspace, "gross_sales", "orders", "units", "aov")

    again = load(workspace, *lines)

    assert (first.read, first.new, first.unchanged) == (3, 3, 0)
    assert (again.read, again.new, again.changed, again.unchanged) == (3, 0, 0, 3)
    assert model_rows(workspace) == rows
    assert values(workspace, "gross_sales", "orders", "units", "aov") == numbers


def test_a_file_with_one_new_row_leaves_the_others_where_they_came_from(workspace: Workspace) -> None:
    load(workspace, order("1"), order("2"))
    before = model_rows(workspace)["order_lines"]

    again = load(workspace, order("1"), order("2"), order("3"))

    assert (again.new, again.unchanged) == (1, 2)
    assert [row for row in model_rows(workspace)["order_lines"] if row in before] == before


def test_an_order_changed_after_it_was_imported_counts_as_it_is_now(workspace: Workspace) -> None:
    load(workspace, order("1", status="pending"), order("2"))
    assert value(workspace, "gross_sales") == 10

    again = load(workspace, order("1", status="shipped", quantity=2))

    assert (again.new, again.changed, again.unchanged) == (0, 1, 0)
    assert value(workspace, "gross_sales") == 30


def test_a_cancelled_order_leaves_the_figures(workspace: Workspace) -> None:
    load(workspace, order("1"), order("2"))
    load(workspace, order("2", status="cancelled", cancelled_by="seller"))

    assert (value(workspace, "gross_sales"), value(workspace, "orders")) == (10, 1)


@pytest.mark.parametrize("later", ["2026-02-01T09:00:00", "2025-12-31T09:00:00", "2026-01-31T09:00:00"])
def test_a_restated_day_moves_the_row_out_of_its_old_day(workspace: Workspace, later: str) -> None:
    load(workspace, order("1"), order("2"))

    again = load(workspace, order("1", later))

    assert again.changed == 1
    assert daily(workspace, "gross_sales") == {"2026-01-10": Decimal(10), later[:10]: Decimal(10)}


def test_a_month_whose_every_row_moved_away_is_empty(workspace: Workspace) -> None:
    load(workspace, order("1"))
    load(workspace, order("1", "2026-03-01"))

    assert daily(workspace, "gross_sales") == {"2026-03-01": Decimal(10)}


def test_an_older_update_that_arrives_later_does_not_count(workspace: Workspace) -> None:
    load(workspace, order("1", quantity=5, updated_at="2026-01-12T10:00:00Z"))

    again = load(workspace, order("1", quantity=1, updated_at="2026-01-11T10:00:00Z"))

    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert value(workspace, "units") == 5


def test_of_two_updates_of_one_moment_the_later_import_counts(workspace: Workspace) -> None:
    load(workspace, order("1", quantity=5, updated_at="2026-01-12T10:00:00Z"))
    load(workspace, order("1", quantity=1, updated_at="2026-01-12T11:00:00+01:00"))

    assert value(workspace, "units") == 1


def test_without_an_update_time_the_later_import_counts(workspace: Workspace) -> None:
    load(workspace, order("1", quantity=5, updated_at="2026-01-12T10:00:00Z"))
    load(workspace, order("1", quantity=1))

    assert value(workspace, "units") == 1


def test_a_row_confirmed_later_outlasts_an_update_between(workspace: Workspace) -> None:
    load(workspace, order("1", quantity=5, updated_at="2026-01-12T10:00:00Z"))
    load(workspace, order("1", quantity=5, updated_at="2026-01-14T10:00:00Z"))

    load(workspace, order("1", quantity=1, updated_at="2026-01-13T10:00:00Z"))

    assert value(workspace, "units") == 5


def test_within_a_file_the_later_line_restates_the_earlier(workspace: Workspace) -> None:
    result = load(workspace, order("1", quantity=5), order("2"), order("1", "2026-02-10", quantity=1))

    assert (result.read, result.new) == (3, 2)
    assert daily(workspace, "units") == {"2026-01-10": Decimal(1), "2026-02-10": Decimal(1)}


def test_a_refund_in_another_month_counts_in_its_own(workspace: Workspace) -> None:
    load(workspace, order("1"), order("2"))
    load(workspace, refund("r1", "1", "2026-02-03"), kind="refunds")
    assert daily(workspace, "net_sales") == {"2026-01-10": Decimal(20), "2026-02-03": Decimal(-4)}

    load(workspace, refund("r1", "1", "2026-03-03", amount="5.00"), kind="refunds")

    assert daily(workspace, "net_sales") == {"2026-01-10": Decimal(20), "2026-03-03": Decimal(-5)}


def test_order_ids_of_two_stores_are_two_orders(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, order("1"))
    import_file(workspace, write_lines(tmp_path / "us.csv", [order("1")]), store="us")

    assert value(workspace, "orders") == 2


def test_the_store_of_a_line_wins_over_the_asked_one(workspace: Workspace) -> None:
    load(workspace, order("1", store="us"), order("2"))

    assert values(workspace, "orders", by=("store",)) == {
        ("orders", "2026-01-10", "eu"): Decimal(1),
        ("orders", "2026-01-10", "us"): Decimal(1),
    }


def test_a_day_fact_is_restated_by_the_same_day_and_slice(workspace: Workspace, tmp_path: Path) -> None:
    day = {"date": "2026-01-10", "source": "organic", "sku": "S1"}
    import_file(workspace, write_lines(tmp_path / "a.csv", [{**day, "sessions": 10}], {}), store="eu")

    again = import_file(workspace, write_lines(tmp_path / "b.csv", [{**day, "sessions": 12}], {}), store="eu")

    assert again.changed == 1
    assert value(workspace, "sessions") == 12
