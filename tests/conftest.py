"""What every folder of tests relies on; fixtures of one room live in that room's own conftest.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import Postgres, running

# Lakes on a shared disk make single examples slow now and then; a wrong number is what these tests look for.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow or browser tests come first, so that no worker is left alone with one of them at the end."""
    long = {item.path for item in items if item.get_closest_marker("slow") or item.get_closest_marker("web")}
    items.sort(key=lambda item: item.path not in long)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server of this process."""
    with running() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgres"])
def state_url(request: pytest.FixtureRequest) -> str | None:
    """Each kind of state database in turn: None for the file in the workspace, else the address of an empty database."""
    if request.param == "sqlite":
        return None
    server: Postgres = request.getfixturevalue("postgres")
    return server.new_database()
