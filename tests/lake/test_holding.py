"""A version that somebody holds reads the same for as long as it is held, however long ago it was replaced."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from helloword.audit import Actor
from helloword.backup import back_up, restore
from helloword.errors import InputError
from helloword.lake import holding
from helloword.lake.copying import files_up_to
from helloword.lake.holding import Holder, hold, release
from helloword.lake.importing import import_file, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.lake.retiring import retire, retire_when_due
from helloword.lake.snapshot import snapshot
from helloword.workspace import Workspace
from tests.lake.company import company, everything, model_rows, order, write_lines

MARCH, REVIEW = Holder("goal_period", "1"), Holder("review", "7")
LONG_AFTER = datetime.now(UTC) + timedelta(days=400)


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    return company(tmp_path, state_url)


@pytest.fixture
def small(tmp_path: Path) -> Workspace:
    return company(tmp_path)


def load(workspace: Workspace, *lines: dict[str, object]) -> None:
    import_file(workspace, write_lines(workspace.folder.parent / "orders.csv", lines), store="eu")


def silent(done: int, whole: int) -> None:
    """Progress that nobody watches."""


def holds(workspace: Workspace, version: int, by: Holder) -> None:
    with workspace.state.write() as session:
        hold(session, version, by)


def lets_go(workspace: Workspace, by: Holder) -> None:
    with workspace.state.write() as session:
        release(session, by)


def retired(workspace: Workspace) -> None:
    retire(workspace.lake, LONG_AFTER, holding.held(workspace.state))


def history(workspace: Workspace) -> None:
    """Six versions, of which the later ones replace, take back and rebuild what the earlier ones hold."""
    load(workspace, order("1"), order("2"))
    load(workspace, order("1", "2026-02-01", quantity=4), order("3", updated_at="2026-02-02T00:00:00Z"))
    load(workspace, order("4", "2026-03-01"))
    undo_import(workspace, 1)
    rebuild(workspace)
    load(workspace, order("5", "2026-04-01"))


def refused(workspace: Workspace, version: int) -> bool:
    try:
        snapshot(workspace, version, now=LONG_AFTER)
    except InputError as error:
        return error.code == "version_gone"
    return False


def test_a_held_version_outlives_those_around_it(workspace: Workspace) -> None:
    history(workspace)
    expected = {version: model_rows(workspace, version) for version in (2, 4, 6)}
    now = everything(workspace)
    holds(workspace, 2, MARCH)
    holds(workspace, 4, REVIEW)
    retired(workspace)

    assert {version: model_rows(workspace, version) for version in expected} == expected
    assert [refused(workspace, version) for version in range(1, 7)] == [True, False, True, False, True, False]
    assert everything(workspace) == now


def test_it_goes_when_the_last_who_holds_it_lets_go(workspace: Workspace) -> None:
    history(workspace)
    for by in (MARCH, REVIEW, MARCH):
        holds(workspace, 2, by)
    expected = model_rows(workspace, 2)
    lets_go(workspace, MARCH)
    retired(workspace)

    assert model_rows(workspace, 2) == expected

    before = _data_files(workspace)
    lets_go(workspace, REVIEW)
    retired(workspace)

    assert refused(workspace, 2)
    assert _data_files(workspace) < before


def test_a_lake_goes_on_beside_a_held_version(small: Workspace) -> None:
    load(small, order("1"))
    expected = model_rows(small, 1)
    holds(small, 1, MARCH)
    for number in range(21):
        load(small, order("1", quantity=number + 2))
        retired(small)
    undo_import(small, 22)
    rebuild(small)
    retired(small)

    assert model_rows(small, 1) == expected
    assert not refused(small, 24)


def test_what_every_import_does_once_a_day_looks_at_what_is_held(small: Workspace) -> None:
    history(small)
    expected = model_rows(small, 2)
    before = _data_files(small)
    holds(small, 2, MARCH)
    retire_when_due(small, LONG_AFTER)

    assert model_rows(small, 2) == expected
    assert _data_files(small) < before


def test_what_was_let_go_before_anybody_held_it_is_said_and_hinders_nothing(small: Workspace) -> None:
    history(small)
    retired(small)
    holds(small, 2, MARCH)
    holds(small, 0, REVIEW)
    retired(small)

    assert refused(small, 2)
    assert not refused(small, 6)


def test_a_backup_brings_held_versions_along(
    workspace: Workspace, tmp_path: Path, state_url: str | None, request: pytest.FixtureRequest
) -> None:
    history(workspace)
    expected = {version: model_rows(workspace, version) for version in (2, 6)}
    holds(workspace, 2, MARCH)
    back_up(workspace, tmp_path / "company.hwb", silent)
    again = request.getfixturevalue("postgres").new_database() if state_url else None
    restore(tmp_path / "company.hwb", tmp_path / "again", silent, Actor("cli:anna"), state_url=again)
    restored = Workspace.open(tmp_path / "again")
    retired(restored)

    assert {version: model_rows(restored, version) for version in expected} == expected
    assert holding.held(restored.state) == {2}


def test_a_copy_made_long_after_has_what_is_held_and_nothing_between(small: Workspace) -> None:
    history(small)
    needed = {version: _files_of(small, version) for version in (2, 3, 6)}
    holds(small, 2, MARCH)
    retired(small)
    copied = set(files_up_to(small.lake, 6, LONG_AFTER, holding.held(small.state)))

    assert needed[2] | needed[6] <= copied
    assert not (needed[3] - needed[2] - needed[6]) & copied


def _files_of(workspace: Workspace, version: int) -> set[str]:
    tables = snapshot(workspace, version).tables
    return {str(Path(path).relative_to(workspace.lake)) for paths in tables.values() for path in paths}


def _data_files(workspace: Workspace) -> set[str]:
    return {str(path) for path in workspace.lake.rglob("*.parquet") if "_delta_log" not in path.parts}
