"""Why a declaration cannot be used as it is given."""

from __future__ import annotations

from helloword.errors import InputError


def declaration_error(place: str, message: str) -> InputError:
    """A declaration that does not hold; `place` says where it stands."""
    return InputError(f"{place}: {message}", code="reconciliation_rule", place=place)
