"""The small company, and goals of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helloword.goals.changing import agree, read_for
from helloword.workspace import Workspace
from tests.goals.company import TODAY, make_company


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small company, which no test changes."""
    made = make_company(tmp_path_factory.mktemp("small"))
    made.state.close()
    return made.folder


@pytest.fixture
def company(template: Path, tmp_path: Path) -> Workspace:
    """A copy of the small company to change."""
    return Workspace.open(shutil.copytree(template, tmp_path / "company"))


@pytest.fixture
def agreed(company: Workspace) -> Workspace:
    """The small company with the goals of goals.yml."""
    text = Path(__file__).with_name("goals.yml").read_text(encoding="utf-8")
    agree(company, read_for(company, text, "goals.yml"), "the plan", TODAY)
    return company
