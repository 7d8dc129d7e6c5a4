"""Making a workspace and its stores."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.cli.conftest import Run

INIT = ("init", "company", "--name", "Lumora Home", "--currency", "usd", "--timezone", "Asia/Shanghai")
STORE = ("store", "add", "eu", "--platform", "amazon", "--marketplace", "DE", "--currency", "EUR")


def test_a_workspace_holds_what_was_given(run: Run, tmp_path: Path) -> None:
    done = run(*INIT, "--locale", "zh-CN")
    settings = tomllib.loads((tmp_path / "company" / "helloword.toml").read_text(encoding="utf-8"))

    assert (done.code, done.out) == (0, "")
    assert settings["company"] == {
        "name": "Lumora Home", "currency": "USD", "timezone": "Asia/Shanghai", "locale": "zh-CN",
    }  # fmt: skip
    assert "已在 company 建立工作区" in done.err


def test_the_language_of_the_shell_is_the_workspaces_where_none_is_given(run: Run, tmp_path: Path) -> None:
    run(*INIT, LANG="zh_CN.UTF-8")

    assert 'locale = "zh-CN"' in (tmp_path / "company" / "helloword.toml").read_text(encoding="utf-8")


def test_a_folder_is_made_a_workspace_once(run: Run) -> None:
    run(*INIT)
    done = run(*INIT)

    assert done.code == 1
    assert "is a workspace already" in done.err


def test_a_time_zone_that_is_none_is_answered_with_the_nearest(run: Run) -> None:
    done = run("init", "x", "--name", "N", "--currency", "CNY", "--timezone", "Asia/Shanghi")

    assert done.code == 1
    assert done.err == 'There is no time zone "Asia/Shanghi". Did you mean "Asia/Shanghai"?\n'


def test_a_store_is_listed_as_it_was_added(run: Run) -> None:
    run(*INIT)
    options = ("--timezone", "Europe/Berlin", "--region", "EU", "--opened", "2024-03-01", "--prices", "tax-included")
    done = run(*STORE, *options, "--workspace", "company")

    assert done.code == 0
    assert run("store", "list", "--format", "json", "--workspace", "company").json == [
        {
            "id": "eu",
            "platform": "amazon",
            "marketplace": "DE",
            "region": "EU",
            "currency": "EUR",
            "timezone": "Europe/Berlin",
            "opened": "2024-03-01",
            "prices": "tax-included",
        }
    ]


def test_the_workspace_is_the_option_else_the_variable_else_the_folder(run: Run, tmp_path: Path) -> None:
    run(*INIT)
    run(*STORE, "--timezone", "Europe/Berlin", HELLOWORD_WORKSPACE="company")

    assert "eu" in run("store", "list", "--format", "csv", "--workspace", "company").out
    assert run("store", "list", "--workspace", tmp_path, HELLOWORD_WORKSPACE="company").code == 1


def test_no_stores_yet_is_said_and_not_an_empty_table(run: Run, tmp_path: Path) -> None:
    run(*INIT)
    done = run("store", "list", "--workspace", "company")

    assert (done.code, done.out) == (0, "")
    assert "There are no stores yet" in done.err
    assert run("store", "list", "--format", "json", "--workspace", "company").json == []
