"""A bucket on a server that speaks S3."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.storage.s3 import Server, serving


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server of this process, to whose keys the environment leads."""
    with serving() as started, pytest.MonkeyPatch.context() as environment:
        for name, value in started.environment.items():
            environment.setenv(name, value)
        yield started
