"""The name of the request that is being answered, by which its line of the log, its problem and its header are found."""

from __future__ import annotations

from contextvars import ContextVar
from secrets import token_hex

HEADER = "X-Request-Id"
_CURRENT: ContextVar[str] = ContextVar("request_id", default="")


def new_request_id() -> str:
    """A name for a request, taken from nobody outside, and current from now on."""
    made = token_hex(8)
    _CURRENT.set(made)
    return made


def request_id() -> str:
    """The name of the request that is being answered; empty outside of one."""
    return _CURRENT.get()
