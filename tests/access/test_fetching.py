"""A provider that does not behave: it leads elsewhere, does not end, or names addresses that are none of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from helloword.access.oidc.fetching import MOST_BYTES, ask, check_place
from helloword.errors import OutsideError


@contextmanager
def answering(status: int, body: bytes, **headers: str) -> Iterator[tuple[str, list[str]]]:
    """The address of a server that always answers the same, and what it was asked."""
    asked: list[str] = []

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the base class calls it
            asked.append(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *given: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def test_a_redirect_is_not_followed() -> None:
    with answering(200, b'{"secret": 1}') as (inside, asked):
        with answering(302, b"{}", Location=f"{inside}/private") as (issuer, _):
            assert ask(f"{issuer}/x", issuer) == (302, {})
        assert asked == []


@pytest.mark.parametrize(
    "body",
    [b'{"a": "' + b"x" * (MOST_BYTES + 1) + b'"}', b"<html>", b"[1]", b"\xff"],
    ids=["long", "html", "list", "bytes"],
)
def test_an_answer_that_is_too_long_or_no_object_is_refused(body: bytes) -> None:
    with answering(200, body) as (issuer, _), pytest.raises(OutsideError) as refused:
        ask(f"{issuer}/x", issuer)
    assert refused.value.code == "provider_unusable"


@pytest.mark.parametrize(
    ("url", "issuer"),
    [("http://id.example/token", "https://id.example"), ("http://127.0.0.1/token", "https://id.example"),
     ("https://169.254.169.254/latest", "https://id.example"), ("https://10.0.0.7/", "https://id.example"),
     ("https://[::1]/", "https://id.example"), ("https://localhost/", "https://id.example"),
     ("https://user@id.example/", "https://id.example"), ("file:///etc/passwd", "https://id.example"),
     ("https://id.example/#x", "https://id.example")],
)  # fmt: skip
def test_nothing_is_asked_where_the_issuer_does_not_live(url: str, issuer: str) -> None:
    with pytest.raises(OutsideError):
        check_place(url, issuer)


def test_a_company_s_own_provider_may_live_inside() -> None:
    check_place("https://10.0.0.7/token", "https://10.0.0.7/realms/acme")
    check_place("https://198.18.0.9/token", "https://id.example")  # what a proxy's name server answers
