"""A state database of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from helloword.state.database import Database


@pytest.fixture
def database(tmp_path: Path, state_url: str | None) -> Database:
    return Database.open(tmp_path, state_url)
