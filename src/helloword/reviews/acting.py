"""What actions did in a period, as a review tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from helloword.reviews.spans import Days
from helloword.text import Text
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Acted:
    """One action that was at work in the period.

    Attributes:
        what: what was done, in words.
        expected, measured: its effect in the reporting currency, as stated before and as measured after.
        low, high: the interval of what was measured.
    """

    playbook: str
    what: Text
    status: str
    expected: Decimal | None
    measured: Decimal | None
    low: Decimal | None
    high: Decimal | None


def acted_in(workspace: Workspace, days: Days) -> tuple[Acted, ...]:
    """The actions of a period; none as long as nothing here reads them."""
    return ()
