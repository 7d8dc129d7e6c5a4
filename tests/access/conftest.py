"""A provider for the tests of this room, and sessions as the server looks them up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from helloword.access.sessions import Visit, find_session, used
from helloword.workspace import Workspace
from tests.openid import OpenId, openid


@pytest.fixture(scope="session")
def idp() -> Iterator[OpenId]:
    """An OpenID provider."""
    with openid() as running:
        yield running


def session_of(workspace: Workspace, secret: str, at: datetime | None = None) -> Visit | None:
    """Whose session a secret is at a moment, as the server looks it up."""
    with workspace.state.read() as session:
        found = find_session(session, secret)
    return used(workspace, found, at or datetime.now(UTC)) if found else None
