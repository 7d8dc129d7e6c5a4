"""An action as a value: what is to be done, why, what it should bring, and how far it has come."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from helloword.alerts.slices import At
from helloword.audit import Json
from helloword.audit.entry import canonical
from helloword.errors import HellowordError, OutsideError
from helloword.money import full_text
from helloword.text import Text


class Status(StrEnum):
    """How far an action has come."""

    PROPOSED = "proposed"
    DEFERRED = "deferred"
    APPROVED = "approved"
    RUNNING = "running"
    WAITING = "waiting"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"
    FAILED = "failed"
    REJECTED = "rejected"
    EXPIRED = "expired"
    REPLACED = "replaced"


OPEN = (Status.PROPOSED, Status.DEFERRED, Status.APPROVED, Status.RUNNING, Status.WAITING, Status.UNDOING)
"""While an action of a playbook is one of these, no other on the same subject is proposed beside it."""
BEGUN = (Status.RUNNING, Status.WAITING, Status.DONE, Status.UNDOING)
"""What counts against the limits of a day."""


PLAYBOOK_ACTOR = "playbook:"
"""How the name of a playbook begins that decides by itself."""


@dataclass(frozen=True)
class Expected:
    """What an action should bring, said before it is done.

    Attributes:
        kpi: the KPI that it moves.
        amount: in the company's currency, over `days`; None where it is no money.
    """

    text: Text
    kpi: str
    amount: Decimal | None = None
    days: int = 0


@dataclass(frozen=True)
class Line:
    """One thing that an action changes: from what to what, and why; `proposed` is what a person changed to `after`."""

    item: str
    before: str
    after: str
    reason: Text
    proposed: str = ""


@dataclass(frozen=True)
class Proposal:
    """What a playbook would do.

    Attributes:
        subject: what it is done to; one action at a time is open for it.
        content: exactly what will be done, as the playbook's steps read it.
        lines: the same for people.
        money: what it commits or moves, in the company's currency.
        change: the greatest relative change in it, for playbooks that change what is there.
        alert: the alert that it answers.
        stores: whose data it goes by; none is every store's.
        basis: what its amounts follow from, should somebody change one; no part of what is approved.
    """

    playbook: str
    subject: At
    title: Text
    reason: Text
    content: Mapping[str, Json]
    lines: Sequence[Line]
    expected: Expected
    money: Decimal
    change: Decimal = Decimal(0)
    items: Sequence[str] = ()
    alert: int | None = None
    stores: Sequence[str] = ()
    basis: Mapping[str, Json] = field(default_factory=dict, hash=False)

    @property
    def digest(self) -> str:
        """What an approval is for: another content is another digest."""
        told: dict[str, Json] = {
            "playbook": self.playbook, "subject": [list(pair) for pair in self.subject], "content": dict(self.content),
            "money": full_text(self.money), "change": full_text(self.change),
        }  # fmt: skip
        return sha256(canonical(told).encode()).hexdigest()


@dataclass(frozen=True)
class Skipped:
    """Something that a playbook looked at and does not propose, and why."""

    subject: At
    why: Text


@dataclass(frozen=True)
class Trouble:
    """Why a step could not be done, as an error has it; `later` when trying again may help."""

    text: str
    later: bool
    code: str = "error"
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    @classmethod
    def of(cls, error: HellowordError) -> Trouble:
        """The trouble that an error is; what lies outside may mend itself."""
        return cls(error.message, isinstance(error, OutsideError), error.code, error.facts)

    def error(self) -> HellowordError:
        """The error that it was, to be worded for a reader."""
        return HellowordError(self.text, code=self.code, **self.facts)


@dataclass(frozen=True)
class Deferral:
    """Until which day a proposal is put aside, by whom and why."""

    until: date
    by: str
    why: str


@dataclass(frozen=True)
class Action:
    """A proposal that was kept, and what became of it.

    Attributes:
        key: the same however often a step is tried; receivers know a second delivery by it.
        lake, catalogue: the versions that it was worked out with.
        attempt: how often its execution was begun.
        effect: what was measured afterwards, as `measuring` writes it.
        version: 1 as the playbook proposed it, one more for each time that somebody changed it.
        deferral: while it is put aside.
    """

    id: int
    key: str
    status: Status
    proposal: Proposal
    digest: str
    by: str
    proposed_at: datetime
    expires_at: datetime
    lake: int
    catalogue: str
    decided_by: str | None = None
    decided_at: datetime | None = None
    note: str = ""
    begun_at: datetime | None = None
    done_at: datetime | None = None
    attempt: int = 0
    next_at: datetime | None = None
    trouble: Trouble | None = None
    verified: Text | None = None
    measure_on: date | None = None
    effect: Mapping[str, Json] = field(default_factory=dict)
    version: int = 1
    deferral: Deferral | None = None

    @property
    def by_its_playbook(self) -> bool:
        """Whether its playbook approved it within its own limits, and no person."""
        return bool(self.decided_by and self.decided_by.startswith(PLAYBOOK_ACTOR))

    @property
    def problem(self) -> str | None:
        """What stands in its way, in English."""
        return self.trouble.text if self.trouble else None


@dataclass(frozen=True)
class Event:
    """Something that happened to an action; what the product itself notes is worded for each reader."""

    at: datetime
    what: str
    by: str
    note: str | Text | Trouble
