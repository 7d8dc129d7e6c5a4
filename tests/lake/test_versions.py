"""Earlier versions of the lake read the same whatever happened since, for as long as they are kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from helloword.errors import InputError
from helloword.lake import delta, manifest
from helloword.lake.draft import drafting
from helloword.lake.freshness import freshness
from helloword.lake.importing import import_file, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.lake.record import Record
from helloword.lake.retiring import TABLES, retire
from helloword.lake.shapes import REJECTS
from helloword.lake.snapshot import snapshot
from helloword.workspace import Workspace
from tests.lake.company import Rows, company, everything, model_rows, order, rows_in, value, values, write_lines


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return company(tmp_path)


def load(workspace: Workspace, *lines: dict[str, object]) -> int:
    return import_file(workspace, write_lines(workspace.folder.parent / "orders.csv", lines), store="eu").import_id


def states(workspace: Workspace) -> Iterator[Rows]:
    """What the lake held after each change of a small history."""
    load(workspace, order("1"), order("2"))
    yield model_rows(workspace)
    load(workspace, order("1", "2026-02-01", quantity=4), order("3", updated_at="2026-02-02T00:00:00Z"))
    yield model_rows(workspace)
    undo_import(workspace, 1)
    yield model_rows(workspace)
    rebuild(workspace)
    yield model_rows(workspace)


def days_ahead(days: float) -> datetime:
    return datetime.now(UTC) + timedelta(days=days)


def data_files(lake: Path) -> set[str]:
    found = (path for pattern in TABLES for path in lake.glob(f"{pattern}/**/*.parquet"))
    return {str(path.relative_to(lake)) for path in found if "_delta_log" not in path.parts}


def named_files(workspace: Workspace) -> set[str]:
    change = manifest.newest(workspace.lake)
    assert change is not None
    tables = change.tables.items()
    return {f"{name}/{file.path}" for name, version in tables for file in delta.files(workspace.lake / name, version)}


def test_every_version_reads_as_it_was(workspace: Workspace) -> None:
    expected = dict(enumerate(states(workspace), start=1))

    assert {number: model_rows(workspace, number) for number in expected} == expected
    assert [value(workspace, "units", as_of=number) for number in expected] == [2, 6, 5, 5]
    assert model_rows(workspace, 0) == {}
    assert values(workspace, "units", as_of=0) == {}


@pytest.mark.parametrize("version", [-1, 2, 10**15])
def test_a_version_that_never_was_is_refused_with_those_there_are(workspace: Workspace, version: int) -> None:
    with pytest.raises(InputError, match="Only version 0 exists"):
        snapshot(workspace, version)

    load(workspace, order("1"))

    with pytest.raises(InputError, match="from 0 to 1"):
        snapshot(workspace, version)


def test_freshness_of_an_earlier_version_knows_an_import_that_was_taken_back_since(workspace: Workspace) -> None:
    load(workspace, order("1"))
    load(workspace, order("2", "2026-02-01"))
    then = freshness(workspace, snapshot(workspace))
    undo_import(workspace, 2)
    load(workspace, order("3", "2026-03-01"))

    assert freshness(workspace, snapshot(workspace, 2)) == then
    assert freshness(workspace, snapshot(workspace)) != then


def test_a_version_can_be_read_for_ninety_days_after_it_was_replaced(workspace: Workspace) -> None:
    expected = list(states(workspace))
    retire(workspace.lake, days_ahead(89), ())

    assert [model_rows(workspace, number) for number in (1, 2, 3, 4)] == expected
    assert snapshot(workspace, 1, now=days_ahead(89)).version == 1
    with pytest.raises(InputError, match=r"for 90 days after .* The oldest one that can be read is 4"):
        snapshot(workspace, 1, now=days_ahead(91))
    assert snapshot(workspace, 4, now=days_ahead(400)).version == 4


def test_what_only_retired_versions_need_is_removed(workspace: Workspace) -> None:
    *_, last = states(workspace)
    held = everything(workspace)
    assert data_files(workspace.lake) > named_files(workspace)

    retire(workspace.lake, days_ahead(91), ())

    assert data_files(workspace.lake) == named_files(workspace)
    assert (model_rows(workspace), everything(workspace)) == (last, held)


def test_a_lake_goes_on_after_old_versions_were_retired(workspace: Workspace) -> None:
    load(workspace, order("1"))
    before = everything(workspace)
    load(workspace, order("1", quantity=3))
    retire(workspace.lake, days_ahead(91), ())

    undo_import(workspace, 2)
    assert everything(workspace) == before

    rebuild(workspace)
    assert everything(workspace) == before


def test_what_a_killed_process_left_is_removed(workspace: Workspace) -> None:
    load(workspace, order("1"))
    folder = workspace.lake / "model/order_lines/month=2026-01"
    (folder / "never-committed.parquet").write_bytes(b"PAR1")
    log = workspace.lake / "model/order_lines/_delta_log"
    following = delta.head(log.parent) + 1
    (log / f"{following:020d}.json#1").write_text('{"add": {"pa')
    load(workspace, order("2"))
    assert value(workspace, "orders") == 2

    retire(workspace.lake, datetime.now(UTC), ())

    assert data_files(workspace.lake) == named_files(workspace)
    assert not list(workspace.lake.glob("**/*#1"))


def test_a_table_of_many_commits_reads_the_same_from_any_version_still_kept(tmp_path: Path) -> None:
    folder = tmp_path / "rejects"
    for number in range(50):
        path = tmp_path / f"{number}.parquet"
        pq.write_table(REJECTS.schema.empty_table(), path)
        old = delta.newest_files(folder)[:1] if number % 7 == 6 else ()
        delta.commit(folder, REJECTS, [delta.Written(path, str(number), number)], old)
    expected = {version: delta.files(folder, version) for version in range(30, 51)}

    delta.forget(folder, 30)
    os.utime(folder / "_delta_log" / f"{30:020d}.json")

    assert {version: delta.files(folder, version) for version in range(30, 51)} == expected
    assert {f.path for files in expected.values() for f in files} == {
        str(path.relative_to(folder)) for path in folder.glob("_import=*/*.parquet")
    }
    assert len(list((folder / "_delta_log").glob("*.json"))) == 32
    assert delta.head(folder) == 50


def test_a_clock_that_was_wrong_once_takes_no_version_that_can_be_read(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, order("1"))
    rows = model_rows(workspace)
    for at in (datetime(2019, 1, 1, tzinfo=UTC), datetime.now(UTC)):
        with drafting(workspace, tmp_path) as draft:
            change = manifest.Change(draft.version, at, "rebuild", None, dict(draft.heads), Record(draft.reach).text())
            manifest.append(workspace.lake, change, tmp_path)
    readable = [change.version for change in manifest.kept(workspace.lake, datetime.now(UTC))]
    retire(workspace.lake, datetime.now(UTC), ())

    assert readable == [2, 3]
    assert [model_rows(workspace, version) for version in readable] == [rows, rows]


def test_an_import_retires_once_a_day(workspace: Workspace) -> None:
    load(workspace, order("1"))
    stray = workspace.lake / "model/order_lines/month=2026-01/stray.parquet"
    stray.write_bytes(b"PAR1")
    load(workspace, order("2"))
    assert stray.exists()

    yesterday = datetime.now(UTC).timestamp() - 86_400
    os.utime(workspace.lake / ".retired", (yesterday, yesterday))
    load(workspace, order("3"))

    assert not stray.exists()


def test_many_changes_keep_the_manifest_small_and_every_version_known(workspace: Workspace, tmp_path: Path) -> None:
    load(workspace, order("1"))
    rows = model_rows(workspace)
    for _ in range(80):
        with drafting(workspace, tmp_path) as draft:
            draft.publish("rebuild", None, Record(draft.reach).text())
    lake = workspace.lake

    assert [change.version for change in manifest.since(lake, 0)] == list(range(1, 82))
    assert len(delta.newest_files(lake / "manifest")) <= 33
    assert model_rows(workspace, 40) == rows

    retire(lake, days_ahead(91), ())

    assert [change.version for change in manifest.since(lake, 0)] == list(range(1, 82))
    assert len(list((lake / "manifest").glob("*.parquet"))) <= 33
    assert len(list((lake / "manifest/_delta_log").glob("*.json"))) <= 22
    assert model_rows(workspace) == rows
    load(workspace, order("1", quantity=2))
    assert value(workspace, "units") == 2


@pytest.mark.slow
def test_many_small_imports_of_a_month_leave_few_files(workspace: Workspace) -> None:
    sizes, expected = [], []
    for number in range(10):
        load(workspace, order(f"{number}"), order("again", "2026-02-01", quantity=number + 1))
        tables = named_files(workspace)
        sizes.append(max(sum(part in name for name in tables) for part in _PARTS))
        expected.append(model_rows(workspace))

    assert max(sizes) <= 9
    assert [rows_in(snapshot(workspace, n).tables) for n in range(1, 11)] == expected


_PARTS = ("model/order_lines/month=2026-01", "model/order_lines/month=2026-02", "superseded/order_lines/month=2026-02")
