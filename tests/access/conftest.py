"""A provider for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.openid import OpenId, openid


@pytest.fixture(scope="session")
def idp() -> Iterator[OpenId]:
    """An OpenID provider."""
    with openid() as running:
        yield running
