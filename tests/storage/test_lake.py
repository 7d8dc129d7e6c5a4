"""A lake in a bucket is what it is on the disk: the same rows, the same numbers, whatever happens to it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from deltalake import DeltaTable

from helloword.errors import InputError
from helloword.kpis.company import answer, catalogue_of, ground_of
from helloword.kpis.engines.spark import SparkEngine
from helloword.kpis.query import Query
from helloword.lake import delta, manifest
from helloword.lake.importing import export_rejects, import_file, list_imports, rejects, undo_import
from helloword.lake.rebuilding import rebuild
from helloword.lake.retiring import TABLES, retire
from helloword.lake.rewriting import MANY_SMALL
from helloword.lake.snapshot import snapshot
from helloword.period import Grain
from helloword.storage.place import folders, names, options
from helloword.workspace import Workspace
from tests.lake.company import company, everything, model_rows, order, refund, value, write_lines
from tests.lake.processes import nursery
from tests.storage.s3 import Server, company_on_s3, lake, twin
from tools.bench.sail import sail

FIRST = [order("1"), order("2"), order("3", "2026-02-03"), order("4", quantity="many")]
SECOND = [order("1", quantity=3), order("3", "2026-01-04"), order("5", "2026-03-05"), order("6", quantity="few")]
REFUNDS = [refund("r1", "1"), refund("r2", "3", "2026-02-20")]
KILLS = 4


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    folder = tmp_path_factory.mktemp("files")
    return (
        write_lines(folder / "first.csv", FIRST), write_lines(folder / "second.csv", SECOND),
        write_lines(folder / "refunds.csv", REFUNDS, {"quantity": 1, "amount": "4.00", "currency": "EUR"}),
    )  # fmt: skip


@pytest.fixture(scope="module")
def ground(server: Server, files: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A company in the bucket with one file imported; tests work on twins of it."""
    workspace = company_on_s3(tmp_path_factory.mktemp("ground"))
    import_file(workspace, files[0], store="eu")
    return workspace


@pytest.fixture
def shop(ground: Workspace, tmp_path: Path) -> Iterator[Workspace]:
    workspace = twin(ground, tmp_path)
    yield workspace
    workspace.state.close()


def everywhere(workspace: Workspace) -> set[str]:
    """The data files in the bucket."""
    there = (
        f"{name}/{file}"
        for pattern in TABLES
        for name in folders(workspace.lake, pattern)
        for file in names(workspace.lake / name)
    )
    return {name for name in there if "_delta_log" not in name}


def named(workspace: Workspace) -> set[str]:
    """The data files that the newest version consists of."""
    change = manifest.newest(workspace.lake)
    assert change is not None
    return {
        f"{name}/{f.path}"
        for name, version in change.tables.items()
        if name != manifest.FOLDER
        for f in delta.files(workspace.lake / name, version)
    }


def test_rows_and_numbers_are_those_of_a_lake_on_the_disk(
    shop: Workspace, files: tuple[Path, ...], tmp_path: Path
) -> None:
    local = company(tmp_path / "local")
    import_file(local, files[0], store="eu")
    for file in files[1:]:
        assert import_file(shop, file, store="eu").loaded == import_file(local, file, store="eu").loaded
    query = Query(tuple(catalogue_of(local).kpis), grain=Grain.MONTH)

    assert everything(shop) == everything(local)
    assert answer(shop, query).readings == answer(local, query).readings
    assert model_rows(shop, 1) == model_rows(local, 1)
    assert [(r.file, r.line) for r in rejects(shop)] == [("first.csv", 5), ("second.csv", 5)]
    assert export_rejects(shop, 2, tmp_path / "mend.csv") == 1

    undo_import(shop, 2)
    undo_import(local, 2)
    assert everything(shop) == everything(local)

    rebuild(shop)
    assert model_rows(shop) == model_rows(local)


def test_the_same_file_again_changes_nothing(shop: Workspace, files: tuple[Path, ...]) -> None:
    before = model_rows(shop)

    again = import_file(shop, files[0], store="eu")

    assert (again.new, again.changed, again.unchanged) == (0, 0, 3)
    assert model_rows(shop) == before


def test_only_tables_are_in_the_bucket_and_only_the_rest_in_the_workspace(shop: Workspace) -> None:
    assert {name.split("/")[0] for name in names(lake(shop))} == {
        "helloword-owner", "manifest", "model", "raw", "rejects",
    }  # fmt: skip
    assert {path.name for path in shop.lake_folder.iterdir()} <= {".cache", ".lock", ".retired", ".staging", "rollup"}


def test_a_question_fetches_rows_that_count_and_none_of_the_others(shop: Workspace, files: tuple[Path, ...]) -> None:
    import_file(shop, files[1], store="eu")
    cache = lake(shop).bucket.cache.folder
    for path in list(cache.rglob("*.parquet")):
        path.unlink()

    assert value(shop, "units") == 6

    fetched = {path.relative_to(cache).parts[0] for path in cache.rglob("*.parquet")}
    assert fetched == {"model"}


def test_copies_without_room_are_let_go_unless_they_were_just_asked_for(shop: Workspace) -> None:
    model_rows(shop)
    cache = lake(shop).bucket.cache
    paths = sorted(path for path in cache.folder.rglob("*.parquet"))
    for path in paths[1:]:
        os.utime(path, (0, 0))

    type(cache)(cache.folder, most=0).trim()

    assert sorted(cache.folder.rglob("*.parquet")) == paths[:1]
    assert value(shop, "units") == 3


def test_small_files_are_put_together(shop: Workspace, tmp_path: Path) -> None:
    for number in range(MANY_SMALL):
        import_file(shop, write_lines(tmp_path / "one.csv", [order(f"n{number}")]), store="eu")

    assert len([name for name in named(shop) if "order_lines/month=2026-01" in name and "model/" in name]) < MANY_SMALL
    assert value(shop, "orders") == 3 + MANY_SMALL


def test_versions_that_are_no_longer_kept_leave_the_bucket(shop: Workspace, files: tuple[Path, ...]) -> None:
    import_file(shop, files[1], store="eu")
    rows = everything(shop)
    lake(shop).bucket.write("model/order_lines/month=2026-01/stray.parquet", b"of a killed import")
    assert everywhere(shop) > named(shop)

    retire(shop.lake, datetime.now(UTC) + timedelta(days=91), ())

    assert everywhere(shop) == named(shop)
    assert everything(shop) == rows


def test_a_file_written_by_another_process_is_seen_at_once(shop: Workspace, files: tuple[Path, ...]) -> None:
    assert value(shop, "units") == 3
    with nursery() as other:
        other.run("import", shop.folder, file=files[1], store="eu")

    assert value(shop, "units") == 6
    assert [done.file for done in list_imports(shop)] == ["first.csv", "second.csv"]


@pytest.mark.slow
def test_an_import_killed_at_any_line_is_done_by_the_next_one(
    ground: Workspace, files: tuple[Path, ...], tmp_path: Path
) -> None:
    job = {"file": files[1], "store": "eu"}
    before = model_rows(ground)
    whole = twin(ground, tmp_path / f"{tmp_path.name}-whole")
    seen = set()
    with nursery() as running:
        steps = int(running.run("import", whole.folder, line=0, **job)["said"])
        after = model_rows(whole)
        for number in range(1, KILLS + 1):
            shop = twin(ground, tmp_path / f"{tmp_path.name}-{number}")
            assert running.run("import", shop.folder, line=steps * number // KILLS, **job)["killed"]

            held = model_rows(shop)
            assert held in (before, after)
            seen.add(held == after)
            import_file(shop, files[1], store="eu")

            assert model_rows(shop) == after
            assert model_rows(shop, 1) == before
    assert False in seen


def test_two_writers_never_make_the_same_version(shop: Workspace) -> None:
    folder = shop.lake / "rejects"
    first, second = (DeltaTable(str(folder), storage_options=options(folder)) for _ in range(2))
    for table in (first, second):
        table.create_write_transaction([], "append", table.schema(), ["_import"])

    assert delta.head(folder) == first.version() + 2


def test_a_lake_of_another_company_is_not_written_to(shop: Workspace, files: tuple[Path, ...], tmp_path: Path) -> None:
    stranger = company(tmp_path / "stranger")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HELLOWORD_LAKE_URL", str(shop.lake))

        with pytest.raises(InputError) as refused:
            import_file(stranger, files[1], store="eu")

    assert refused.value.code == "lake_of_another"
    assert snapshot(shop).version == 1


@pytest.mark.slow
def test_sail_reads_the_bucket_and_says_the_same(shop: Workspace, files: tuple[Path, ...]) -> None:
    for file in files[1:]:
        import_file(shop, file, store="eu")
    query = Query(tuple(catalogue_of(shop).kpis), grain=Grain.MONTH)
    told = answer(shop, query).readings
    with sail() as url, pytest.MonkeyPatch.context() as environment:
        environment.setenv("HELLOWORD_ENGINE_URL", url)
        other = twin(shop, shop.folder.parent / f"{shop.folder.parent.name}-sail")

        assert answer(other, query).readings == told
        assert isinstance(ground_of(other).engine, SparkEngine)
