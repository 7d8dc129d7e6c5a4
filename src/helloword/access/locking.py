"""Wrong tries close an account for a while, for longer and longer."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from helloword.access.tables import AccountRow
from helloword.audit import Actor, Subject, record
from helloword.audit.entry import moment
from helloword.errors import InputError

FREE_TRIES = 5
FIRST_LOCK, LONGEST_LOCK = timedelta(minutes=1), timedelta(hours=1)
"""After `FREE_TRIES` wrong ones an account is closed for a minute, and twice as long after each further one."""


def count_wrong(session: Session, row: AccountRow, at: datetime) -> None:
    """One more wrong try."""
    row.failures += 1
    if row.failures >= FREE_TRIES:
        row.locked_until = moment(at + min(LONGEST_LOCK, FIRST_LOCK * 2 ** min(row.failures - FREE_TRIES, 10)))
        told = {"failures": row.failures}
        record(session, Actor("sign-in"), "account.locked", Subject("person", row.person), told)


def check_lock(row: AccountRow, at: datetime) -> None:
    """Raise InputError where the account is closed for a while."""
    if row.locked_until is not None and moment(at) < row.locked_until:
        left = datetime.fromisoformat(row.locked_until) - at
        minutes = str(-int(-left.total_seconds() // 60))
        raise InputError(
            f"There were too many wrong tries. Wait {minutes} min, or ask for a new link: `helloword people invite`.",
            code="locked", minutes=minutes,
        )  # fmt: skip
