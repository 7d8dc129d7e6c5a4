"""Making the model tables again from the raw rows."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from helloword.lake.importing import import_file, list_imports, rejects, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.lake.snapshot import snapshot
from helloword.workspace import Workspace
from tests.lake.company import REFUND, company, everything, model_rows, order, refund, values, write_lines


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Orders of two stores, some restated, one rejected; refunds; an import that was taken back."""
    workspace = company(tmp_path)
    first = [order("1", customer="ann@example.com"), order("2", "2026-01-31T23:30:00"), order("3", quantity="many")]
    import_file(workspace, write_lines(tmp_path / "first.csv", first), store="eu")
    second = [order("1", "2026-02-01", quantity=4), order("1", "2026-02-03", store="us", currency="USD")]
    import_file(workspace, write_lines(tmp_path / "second.csv", second), store="eu")
    import_file(workspace, write_lines(tmp_path / "refunds.csv", [refund("r", "1")], REFUND), store="eu")
    undo_import(workspace, import_file(workspace, write_lines(tmp_path / "x.csv", [order("9")]), store="eu").import_id)
    return workspace


def test_a_rebuilt_lake_is_the_same_and_the_list_of_imports_too(workspace: Workspace) -> None:
    before = everything(workspace), rejects(workspace), list_imports(workspace)
    numbers = values(workspace, "net_sales", "units", "repeat_rate")

    version = rebuild(workspace)

    assert (everything(workspace), rejects(workspace), list_imports(workspace)) == before
    assert values(workspace, "net_sales", "units", "repeat_rate") == numbers
    assert snapshot(workspace).version == version
    assert model_rows(workspace, version - 1) == before[0][0]


def test_an_empty_lake_is_rebuilt_empty(tmp_path: Path) -> None:
    workspace = company(tmp_path)

    assert rebuild(workspace) == 1
    assert everything(workspace) == ({}, {}, {}, {})
    assert import_file(workspace, write_lines(tmp_path / "a.csv", [order("1")]), store="eu").import_id == 1


def test_raw_rows_of_before_a_kind_got_a_column_are_rebuilt(workspace: Workspace) -> None:
    before = model_rows(workspace)
    for path in (workspace.lake / "raw/general.orders").glob("_import=*/*.parquet"):
        pq.write_table(pq.read_table(path, partitioning=None).drop_columns(["carrier", "cancelled_by"]), path)

    rebuild(workspace)

    assert model_rows(workspace) == before
    assert Decimal(values(workspace, "units", by=("store",))["units", "2026-01-31", "eu"] or 0) == 5
