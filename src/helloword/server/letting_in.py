"""What every way of coming in shares: how often it may be tried, and the cookie by which a browser is known from then on."""

from __future__ import annotations

from fastapi import Request
from starlette.responses import Response

from helloword.access.sessions import LASTS
from helloword.errors import TooOftenError
from helloword.server.asking_for import COOKIE
from helloword.server.guarding import is_loopback
from helloword.server.pacing import Pace

_TRIES = Pace(30, 60)
"""Tries of one address of the network in a minute."""


def pace(request: Request) -> None:
    """Count one try; raises TooOftenError."""
    if not _TRIES.allows(request.client.host if request.client else ""):
        raise TooOftenError("That was often in a short time; wait a minute and try again.")


def agent_of(request: Request) -> str:
    """What the browser calls itself."""
    return request.headers.get("user-agent", "")


def remember(request: Request, answer: Response, secret: str) -> None:
    """Give the browser its session."""
    answer.set_cookie(
        COOKIE, secret, max_age=int(LASTS.total_seconds()), path="/", httponly=True, samesite="lax",
        secure=is_secure(request),
    )  # fmt: skip


def is_secure(request: Request) -> bool:
    """Whether the browser talks https, as it must with all but this machine."""
    return not is_loopback(request.headers.get("host", ""))
