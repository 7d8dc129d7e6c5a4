"""Changes that need a reason."""

from __future__ import annotations

from helloword.errors import InputError


def check_reason(reason: str) -> None:
    """Raise InputError where nobody said why."""
    if not reason.strip():
        raise InputError("Say why, so that others know: --reason TEXT.", code="reason_needed")
