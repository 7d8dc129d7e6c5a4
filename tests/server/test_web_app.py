"""The web app's files, with or without a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI

from helloword.server.app import create_app
from helloword.workspace import Workspace
from tests.server.conftest import ask

PAGE = "<!doctype html><title>helloword</title>"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "company", name="N", currency="EUR", timezone="Europe/Berlin")


@pytest.fixture
def built(workspace: Workspace, tmp_path: Path) -> FastAPI:
    web = tmp_path / "static"
    (web / "assets").mkdir(parents=True)
    (web / "index.html").write_text(PAGE, encoding="utf-8")
    (web / "assets" / "index-4f1a.js").write_text("console.log(1);" * 200, encoding="utf-8")
    return create_app(workspace, web)


@pytest.mark.parametrize("path", ["/", "/kpis", "/kpis/net_sales", "/boards/company?period=28d"])
def test_every_page_of_the_app_is_its_one_page(built: FastAPI, path: str) -> None:
    answer = ask(built, path)

    assert (answer.status_code, answer.text) == (200, PAGE)
    assert answer.headers["cache-control"] == "no-cache"


def test_files_named_after_their_content_are_kept_by_the_browser(built: FastAPI) -> None:
    answer = ask(built, "/assets/index-4f1a.js")

    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("path", ["/assets/index-0000.js", "/api/v1/nothing", "/favicon.ico", "/../../etc/passwd.txt"])
def test_a_missing_file_is_not_the_page(built: FastAPI, path: str) -> None:
    assert ask(built, path).status_code == 404


def test_without_a_build_one_line_says_how_to_make_it_and_the_api_works(workspace: Workspace, tmp_path: Path) -> None:
    bare = create_app(workspace, tmp_path / "nothing")

    answer = ask(bare, "/")

    assert answer.status_code == 503
    assert answer.text.count("\n") == 1
    assert "make setup" in answer.text
    assert "make setup" in ask(bare, "/", accept_language="zh").text
    assert ask(bare, "/api/v1/company").status_code == 200
