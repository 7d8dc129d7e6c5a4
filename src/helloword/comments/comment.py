"""A comment as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

Kind = Literal["kpi", "alert", "action", "goal", "review", "figure", "purchase"]
"""What can be talked about."""
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Comment:
    """What somebody said; `text` is empty once it was taken away.

    Attributes:
        by: the name under which its writer acts.
        removed_by: who took it away; None while it stands.
    """

    id: int
    kind: str
    subject: str
    at: datetime
    by: str
    text: str
    removed_by: str | None = None
