"""What the API takes of decisions on actions, playbooks, the kill switch and tasks, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from helloword.server.told import WORDS, told

MOST_AT_ONCE = 100
Reason = Annotated[str, Field(max_length=500)]
Needed = Annotated[str, Field(max_length=500), told(minLength=1, pattern=WORDS)]
Number = Annotated[int, Field(ge=1, le=999_999_999)]
Digest = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


@dataclass(frozen=True)
class Seen:
    """An action as somebody looked at it."""

    id: Number
    digest: Digest


@dataclass(frozen=True)
class Approving:
    """Which actions are approved, each as it was seen."""

    actions: Annotated[list[Seen], Field(min_length=1, max_length=MOST_AT_ONCE)]
    note: Reason = ""


@dataclass(frozen=True)
class Rejecting:
    """Which actions are rejected, and why."""

    ids: Annotated[list[Number], Field(min_length=1, max_length=MOST_AT_ONCE)]
    reason: Reason


@dataclass(frozen=True)
class Undoing:
    """Which actions are to be taken back, and why."""

    ids: Annotated[list[Number], Field(min_length=1, max_length=MOST_AT_ONCE)]
    reason: Needed


@dataclass(frozen=True)
class Deferring:
    """Which proposals are put aside, until which day, and why."""

    ids: Annotated[list[Number], Field(min_length=1, max_length=MOST_AT_ONCE)]
    until: date
    reason: Needed


@dataclass(frozen=True)
class Returning:
    """Which proposals that were put aside come back now."""

    ids: Annotated[list[Number], Field(min_length=1, max_length=MOST_AT_ONCE)]


@dataclass(frozen=True)
class NewAmount:
    """What a line is to be."""

    line: Annotated[int, Field(ge=1, le=10_000)]
    value: Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=4)]


@dataclass(frozen=True)
class Editing:
    """Which amounts are to be other than now, of the content that was looked at, and why."""

    digest: Digest
    amounts: Annotated[list[NewAmount], Field(min_length=1, max_length=1_000)]
    reason: Needed


@dataclass(frozen=True)
class Reasoned:
    """Why it is done."""

    reason: Needed


@dataclass(frozen=True)
class Proposing:
    """Which playbooks are asked; all of them when none is named. With `alert`, for a task about that alert alone."""

    playbooks: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=20)]
    alert: Annotated[int | None, Field(ge=1, le=2**53)] = None


@dataclass(frozen=True)
class NewTerms:
    """Mode, limits and settings that are to be other than now, by name, and why."""

    changes: Annotated[dict[str, Annotated[str, Field(max_length=40)]], Field(min_length=1, max_length=50)]
    reason: Needed


@dataclass(frozen=True)
class Switching:
    """Whether everything is to stop, and why."""

    stopped: bool
    reason: Needed


@dataclass(frozen=True)
class ClosedTask:
    """What was done, or why it was withdrawn."""

    note: Reason = ""
    standing: Literal["done", "withdrawn"] = "done"
