"""Why a rule cannot be used as it is given."""

from __future__ import annotations

from helloword.errors import InputError


def rule_error(place: str, message: str) -> InputError:
    """A rule that does not hold; `place` says where it stands."""
    return InputError(f"{place}: {message}", code="alert_rule", place=place)
