"""Goals in the words of the command line."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from helloword.cli.amounts import shown_value
from helloword.cli.language import say

if TYPE_CHECKING:
    from helloword.goals.goal import Goal


def named(status: str) -> str:
    """A status in the language spoken."""
    return say(f"goals.status.{status}")


def share_text(share: Decimal | None) -> str:
    """An attainment as a percentage."""
    return "—" if share is None else f"{share * 100:.0f}%"


def shown_aim(goal: Goal, unit: str, currency: str | None) -> str:
    """The target, or both edges of the band."""
    if goal.direction == "band":
        return f"{shown_value(goal.low, unit, currency)} – {shown_value(goal.high, unit, currency)}"
    return shown_value(goal.target, unit, currency)
