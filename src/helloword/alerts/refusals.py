"""Why a rule, a channel or an alert cannot be used as it is given."""

from __future__ import annotations

from helloword.errors import InputError


class RuleError(InputError):
    """A rule that does not hold; `place` says where it stands."""

    default_code = "alert_rule"

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}", place=place)
