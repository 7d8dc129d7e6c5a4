"""A demo company goes on from the day it was made, and nothing else is taken for one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from helloword.demo.birth import BIRTH, born_on
from helloword.errors import WorkspaceError
from helloword.settings import FILE_NAME

FIRST, LATER = date(2026, 3, 10), date(2026, 3, 20)


def test_the_first_day_is_remembered(tmp_path: Path) -> None:
    born_on(tmp_path, FIRST)

    assert born_on(tmp_path, LATER) == FIRST


def test_a_company_of_ones_own_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()

    with pytest.raises(WorkspaceError, match="a company of its own"):
        born_on(tmp_path, FIRST)


def test_a_demo_with_another_history_is_refused(tmp_path: Path) -> None:
    (tmp_path / BIRTH).write_text(json.dumps({"born": FIRST.isoformat()}))

    with pytest.raises(WorkspaceError, match="another version") as refused:
        born_on(tmp_path, LATER)
    assert refused.value.code == "demo_of_another_version"
