"""A workspace in one file and back, on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_people import FILE
from tests.postgres import Postgres


def test_a_backup_restores_to_a_company_with_the_same_numbers(run: Run, loaded: Path, tmp_path: Path) -> None:
    done = run("backup", "monday.backup", "--workspace", loaded)
    again = run("restore", "monday.backup", "--workspace", "again")

    assert (done.code, done.out, again.code, again.out) == (0, "", 0, "")
    assert "lake version 3" in done.err
    assert "keep it as safe as the workspace" in done.err
    assert "Restored Lumora Home into again" in again.err
    show = ("kpi", "show", "net_sales", "orders", "--by", "store", "--format", "json", "--workspace")
    assert run(*show, "again").json == run(*show, loaded).json
    assert run("doctor", "--format", "json", "--workspace", "again").code == 0
    assert run("audit", "verify", "--workspace", "again").code == 0


def test_a_file_that_is_there_and_a_folder_with_something_in_it_stay(run: Run, company: Path, tmp_path: Path) -> None:
    run("backup", "monday.backup", "--workspace", company)
    before = (tmp_path / "monday.backup").read_bytes()

    again = run("backup", "monday.backup", "--workspace", company)
    over = run("restore", "monday.backup", "--workspace", company)
    chinese = run("restore", "monday.backup", "--workspace", company, HELLOWORD_LANG="zh")

    assert (again.code, over.code) == (1, 1)
    assert "--force" in again.err
    assert "is not empty" in over.err
    assert "不是空文件夹" in chinese.err
    assert (tmp_path / "monday.backup").read_bytes() == before
    assert run("backup", "monday.backup", "--force", "--workspace", company).code == 0


def test_a_folder_to_restore_into_must_be_named(run: Run, company: Path) -> None:
    run("backup", "monday.backup", "--workspace", company)
    done = run("restore", "monday.backup")

    assert done.code == 2
    assert "--workspace" in done.err


def test_a_file_that_is_no_backup_is_refused_in_the_readers_language(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.yml").write_text(FILE, encoding="utf-8")

    english, chinese = (
        run("restore", "people.yml", "--workspace", "x"),
        run("restore", "people.yml", "--workspace", "x", LANG="zh_CN.UTF-8"),
    )

    assert (english.code, chinese.code) == (1, 1)
    assert "is not a whole backup" in english.err
    assert "不是完整无损的 helloword 备份" in chinese.err
    assert not (tmp_path / "x").exists()


def test_a_key_from_the_environment_is_not_in_the_backup_and_must_be_given_again(run: Run, tmp_path: Path) -> None:
    key = {"HELLOWORD_KEY": "ab" * 32}
    run("init", "company", "--name", "N", "--currency", "EUR", "--timezone", "UTC", **key)
    done = run("backup", "b", "--workspace", "company", **key)
    run("restore", "b", "--workspace", "again")

    assert "HELLOWORD_KEY" in done.err
    assert not (tmp_path / "again" / "key").exists()
    assert run("doctor", "--workspace", "again", **key).code == 0
    assert run("doctor", "--workspace", "again").code == 1


def test_a_company_moves_to_postgresql_and_is_found_there(
    run: Run, company: Path, tmp_path: Path, postgres: Postgres
) -> None:
    url = postgres.new_database()
    run("backup", "b", "--workspace", company)
    moved = run("restore", "b", "--workspace", "moved", "--state-url", url)
    again = run("restore", "b", "--workspace", "again", "--state-url", url)
    stores = run("store", "list", "--format", "json", "--workspace", "moved").json

    assert (moved.code, again.code) == (0, 1)
    assert "is not empty" in again.err
    assert url in (tmp_path / "moved" / "helloword.toml").read_text(encoding="utf-8")
    assert not (tmp_path / "moved" / "state.db").exists()
    assert stores == run("store", "list", "--format", "json", "--workspace", company).json
    assert run("audit", "verify", "--workspace", "moved").code == 0


def test_what_was_under_way_does_not_go_on_by_itself_after_a_restore(run: Run, company: Path) -> None:
    terms = ("actions", "terms", "task", "--set", "mode=alone", "--reason", "try it", "--workspace")
    assert run(*terms, company).code == 0
    run("backup", "monday.backup", "--workspace", company)

    restored = run("restore", "monday.backup", "--workspace", "again")

    assert "so all are stopped" in restored.err
    assert "All actions are stopped since" in run("doctor", "--workspace", "again").out
    assert "all actions are stopped" in run("actions", "propose", "--workspace", "again").out.lower()
    assert run("actions", "resume", "--reason", "looked", "--workspace", "again").code == 0
