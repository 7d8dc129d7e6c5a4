"""Up to which day every source is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from helloword.lake import manifest
from helloword.lake.freshness import freshness
from helloword.lake.importing import import_file, list_imports, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.lake.snapshot import snapshot
from helloword.state.tables import ImportRow, MetaRow
from helloword.workspace import Workspace
from tests.lake.company import REFUND, company, order, refund, write_lines


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return company(tmp_path)


def load(workspace: Workspace, *lines: dict[str, object], store: str = "eu", **defaults: object) -> int:
    path = workspace.folder.parent / "file.csv"
    return import_file(workspace, write_lines(path, lines, **defaults), store=store).import_id  # type: ignore[arg-type]


def reach(workspace: Workspace) -> dict[tuple[str, str | None], date | None]:
    return {(f.table, f.store): f.complete_through for f in freshness(workspace, snapshot(workspace))}


def test_a_lake_without_data_has_no_sources(workspace: Workspace) -> None:
    assert freshness(workspace, snapshot(workspace)) == ()


def test_each_source_of_each_store_reaches_its_own_day(workspace: Workspace) -> None:
    load(workspace, order("1", "2026-01-31T23:30:00-08:00", delivered_at="2026-02-09"), store="us")
    load(workspace, order("1", "2026-01-10", promised_by="2026-12-01"))
    load(workspace, refund("r", "1", "2026-01-20"), defaults=REFUND)

    assert reach(workspace) == {
        ("order_lines", "eu"): date(2026, 1, 10),
        ("order_lines", "us"): date(2026, 2, 9),
        ("refunds", "eu"): date(2026, 1, 20),
    }


def test_a_restated_last_day_moves_the_watermark_back(workspace: Workspace) -> None:
    load(workspace, order("1", "2026-01-10"), order("2", "2026-03-10"))

    load(workspace, order("2", "2026-02-10"))

    assert reach(workspace) == {("order_lines", "eu"): date(2026, 2, 10)}


def test_an_import_taken_back_takes_its_days_along(workspace: Workspace) -> None:
    load(workspace, order("1", "2026-01-10"))
    second = load(workspace, order("2", "2026-03-10"))

    undo_import(workspace, second)
    assert reach(workspace) == {("order_lines", "eu"): date(2026, 1, 10)}

    rebuild(workspace)
    assert reach(workspace) == {("order_lines", "eu"): date(2026, 1, 10)}


def test_the_last_import_is_the_last_that_brought_rows_of_the_source(workspace: Workspace) -> None:
    load(workspace, order("1"))
    load(workspace, order("2"), store="us")
    load(workspace, order("1"))
    at = {done.id: done.at for done in list_imports(workspace)}

    found = {f.store: f.last_import_at for f in freshness(workspace, snapshot(workspace))}

    assert found == {"eu": at[3], "us": at[2]}


def test_a_list_that_lost_what_the_lake_knows_is_written_again(workspace: Workspace) -> None:
    load(workspace, order("1"))
    undo_import(workspace, load(workspace, order("2")))
    rebuild(workspace)
    before = list_imports(workspace)
    with workspace.state.write() as session:
        session.query(ImportRow).delete()
        session.query(MetaRow).filter(MetaRow.name == "manifest").delete()

    assert list_imports(workspace) == before
    assert [i.status for i in before] == ["done", "undone"]
    newest = manifest.newest(workspace.lake)
    with workspace.state.read() as session:
        assert session.get_one(MetaRow, "manifest").value == str(newest and newest.version)
