"""An alert: one time that a rule fired in one slice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from helloword.alerts.slices import At
from helloword.text import Text

Status = Literal["open", "acknowledged", "resolved"]
EndedWhy = Literal["recovered", "restated", "slice_gone", "rule_off"]
GONE_AFTER = 14
"""Days after which an alert is over whose slice is no longer in the data."""


@dataclass(frozen=True)
class Alert:
    """One time that a rule fired.

    Attributes:
        together: the group of alerts that one message tells of.
        since: first day found bad; `fired` the day of the alert; `day` the day last looked at.
        value, limit, usual, runway: as of `day`.
        cause: what was found to be behind it.
        muted_until: the day until which no messages are sent.
    """

    id: int
    rule: str
    at: At
    together: At
    severity: str
    since: date
    fired: date
    day: date
    ended: date | None
    ended_why: str | None
    value: Decimal | None
    limit: Decimal | None
    usual: Decimal | None
    runway: Decimal | None
    cause: Text | None
    opened_at: datetime
    acked_at: datetime | None
    acked_by: str | None
    muted_until: date | None = None

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.ended is not None:
            return "resolved"
        return "acknowledged" if self.acked_at is not None else "open"


@dataclass(frozen=True)
class Event:
    """Something that happened to an alert: fired, reopened, resolved, acknowledged, told, muted."""

    at: datetime
    what: str
    day: date | None
    by: str
    note: str
