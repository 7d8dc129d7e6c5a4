"""A real OpenID provider on a free port, and a browser that says yes to it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import httpx
from oidc_provider_mock import run_server_in_thread

CLIENT, SECRET = "helloword-client", "hush: client & secret"


@dataclass(frozen=True)
class OpenId:
    """A provider at which everybody has an account who was told of."""

    issuer: str

    def knows(self, subject: str, **claims: object) -> str:
        """Make an account; gives its subject."""
        httpx.put(f"{self.issuer}/users/{subject}", json=claims).raise_for_status()
        return subject

    def sends_back(self, url: str, subject: str) -> dict[str, str]:
        """What the browser comes back with once this person said yes at the address it was sent to."""
        answer = httpx.post(url, data={"sub": subject})
        assert answer.status_code == 302, answer.text
        return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


@contextmanager
def openid() -> Iterator[OpenId]:
    """A provider while it runs."""
    for name in ("werkzeug", "oidc_provider_mock"):
        logging.getLogger(name).setLevel(logging.ERROR)
    with run_server_in_thread() as server:
        yield OpenId(f"http://localhost:{server.server_port}")
