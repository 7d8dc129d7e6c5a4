"""A company for each test, and one for each module whose tests only add to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.connectors.company import Company, company_in


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A company without data."""
    made = company_in(tmp_path)
    yield made
    made.workspace.state.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    """A company that the tests of a module share; each of them imports something that the others do not look at."""
    made = company_in(tmp_path_factory.mktemp("shared"))
    yield made
    made.workspace.state.close()
