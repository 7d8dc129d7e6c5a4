"""Answers made smaller for the way; what is kept of them is kept small, so that it is made small once."""

from __future__ import annotations

import gzip

from fastapi import Request

FROM_BYTES = 1_000
LEVEL = 5
_GZIP = b"\x1f\x8b"  # how every gzip file begins, and no JSON


def takes_packed(request: Request) -> bool:
    """Whether the reader takes gzip."""
    return "gzip" in request.headers.get("accept-encoding", "")


def pack(body: bytes) -> bytes:
    """The body in gzip where that is worth it."""
    return body if len(body) < FROM_BYTES else gzip.compress(body, LEVEL, mtime=0)


def headers_of(body: bytes) -> dict[str, str]:
    """What is said of a body that may be packed.

    >>> headers_of(pack(b"[]")), headers_of(pack(b" " * 2000))
    ({}, {'Content-Encoding': 'gzip'})
    """
    return {"Content-Encoding": "gzip"} if body.startswith(_GZIP) else {}
