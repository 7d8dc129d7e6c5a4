"""A backup of a lake in a bucket holds the lake itself, and becomes a lake on the disk or in a bucket again."""

from __future__ import annotations

from pathlib import Path

import pytest

from helloword.audit import Actor
from helloword.backup import back_up, restore
from helloword.errors import InputError
from helloword.lake.importing import import_file, undo_import
from helloword.storage.opening import begin_making
from helloword.storage.place import names
from helloword.storage.s3_path import S3Path
from helloword.workspace import Workspace
from tests.lake.company import everything, model_rows, order, write_lines
from tests.storage.s3 import BUCKET, Server, company_on_s3, lake

ANNA = Actor("cli:anna")


def silent(done: int, whole: int) -> None:
    assert 0 <= done <= whole


@pytest.fixture(scope="module")
def shop(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("backed-up")
    workspace = company_on_s3(folder)
    import_file(workspace, write_lines(folder / "first.csv", [order("1"), order("2", "2026-02-03")]), store="eu")
    import_file(workspace, write_lines(folder / "second.csv", [order("1", quantity=5)]), store="eu")
    return workspace


@pytest.fixture(scope="module")
def file(shop: Workspace) -> Path:
    path = shop.folder.parent / "monday.backup"
    back_up(shop, path, silent)
    return path


def test_it_becomes_a_lake_in_the_workspace(shop: Workspace, file: Path, tmp_path: Path) -> None:
    restore(file, tmp_path / "again", silent, ANNA, lake="local")

    again = Workspace.open(tmp_path / "again")
    assert isinstance(again.lake, Path)
    assert everything(again) == everything(shop)
    assert model_rows(again, 1) == model_rows(shop, 1)


def test_it_becomes_a_lake_in_a_bucket_that_goes_on(shop: Workspace, file: Path, tmp_path: Path) -> None:
    url = f"s3://{BUCKET}/{tmp_path.name}"
    restore(file, tmp_path / "again", silent, ANNA, lake=url)

    again = Workspace.open(tmp_path / "again")
    assert str(again.lake) == url
    assert not [path for path in again.lake_folder.rglob("*.parquet") if ".cache" not in path.parts]
    assert everything(again) == everything(shop)
    undo_import(again, 2)
    assert model_rows(again) == model_rows(shop, 1)


def test_it_is_not_written_over_the_lake_it_was_taken_of(shop: Workspace, file: Path, tmp_path: Path) -> None:
    before = sorted(names(lake(shop)))

    with pytest.raises(InputError) as refused:
        restore(file, tmp_path / "again", silent, ANNA)

    assert refused.value.code == "lake_not_empty"
    assert sorted(names(lake(shop))) == before
    assert not (tmp_path / "again").exists()


def test_what_a_killed_restoring_left_is_passed_over_by_the_next(shop: Workspace, file: Path, tmp_path: Path) -> None:
    url = f"s3://{BUCKET}/{tmp_path.name}"
    killed = S3Path(type(lake(shop).bucket)(url, lake(shop).bucket.cache))
    contents = restore(file, tmp_path / "local", silent, ANNA, lake="local")
    begin_making(killed, contents.id)
    killed.bucket.write("model/order_lines/_delta_log/00000000000000000000.json", b"half")

    restore(file, tmp_path / "again", silent, ANNA, lake=url)

    assert everything(Workspace.open(tmp_path / "again")) == everything(shop)


def test_a_lake_moves_from_the_disk_into_a_bucket(shop: Workspace, file: Path, tmp_path: Path) -> None:
    restore(file, tmp_path / "local", silent, ANNA, lake="local")
    local = Workspace.open(tmp_path / "local")
    back_up(local, tmp_path / "local.backup", silent)

    restore(tmp_path / "local.backup", tmp_path / "moved", silent, ANNA, lake=f"s3://{BUCKET}/{tmp_path.name}")

    moved = Workspace.open(tmp_path / "moved")
    assert isinstance(moved.lake, S3Path)
    assert everything(moved) == everything(local)
