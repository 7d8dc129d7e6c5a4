"""What the API gives of the audit log, as its schema says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class AuditSubject:
    """What was changed."""

    kind: str
    id: str


@dataclass(frozen=True)
class AuditEntry:
    """One change; `detail` holds amounts as text."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: AuditSubject
    detail: dict[str, object]
    reason: str
    hash: str


@dataclass(frozen=True)
class AuditLog:
    """A page of the log, the newest first.

    Attributes:
        next: the cursor of the page after; None on the last.
        actors, actions, kinds: what can be asked for.
    """

    items: list[AuditEntry]
    next: str | None
    actors: list[str]
    actions: list[str]
    kinds: list[str]


@dataclass(frozen=True)
class AuditBroken:
    """The first entry that does not hold: changed, missing, unlinked, cut_short, foreign or no_head."""

    id: int
    why: str


@dataclass(frozen=True)
class AuditVerdict:
    """How many entries hold, the hash of the last of them, and the first that does not."""

    count: int
    hash: str
    broken: AuditBroken | None
