"""Signing in by e-mail address, password and, where one is in force, second factor."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session

from helloword.access.passwords import fits
from helloword.access.second_factor import passes
from helloword.access.sessions import start_session
from helloword.access.tables import AccountRow
from helloword.audit import Actor, Subject, record
from helloword.audit.entry import moment
from helloword.errors import InputError
from helloword.people import Person, staff
from helloword.workspace import Workspace

FREE_TRIES = 5
FIRST_LOCK, LONGEST_LOCK = timedelta(minutes=1), timedelta(hours=1)
"""After `FREE_TRIES` wrong ones an account is closed for a minute, and twice as long after each further one."""


def sign_in(workspace: Workspace, email: str, password: str, code: str, agent: str, now: datetime | None = None) -> str:
    """The secret of a new session.

    Raises InputError: `not_signed_in` without telling whether it was the address or the password, `second_factor` when the
    password was right and a code is needed or wrong, `locked` after too many wrong tries.
    """
    at = now or datetime.now(UTC)
    person = _person(workspace, email)
    kept = _kept(workspace, person, at)
    # Before the session that writes, because a hash takes long and there is one writer.
    right = fits(password, kept)
    if person is None or kept is None:
        raise _wrong()
    with workspace.state.write() as session:
        row = session.get(AccountRow, person.id)
        if row is None or row.password != kept:
            raise _wrong()
        _check_lock(row, at)
        refusal = _refusal(workspace, session, row, code, at) if right else _wrong()
        if refusal is None:
            row.failures, row.locked_until = 0, None
            record(session, Actor(f"person:{person.id}"), "account.signed_in", Subject("person", person.id))
            return start_session(session, person.id, agent, at)
        if not right or code:
            _count(session, row, at)
    raise refusal


def _person(workspace: Workspace, email: str) -> Person | None:
    wanted = email.strip().casefold()
    found = (p for p in staff(workspace).people.values() if (p.email or "").casefold() == wanted and wanted)
    return next((p for p in found if p.active), None)


def _kept(workspace: Workspace, person: Person | None, at: datetime) -> str | None:
    """The password's hash; raises InputError where the account is closed for a while."""
    if person is None:
        return None
    with workspace.state.read() as session:
        row = session.get(AccountRow, person.id)
        if row is not None:
            _check_lock(row, at)
        return row.password if row is not None else None


def _refusal(workspace: Workspace, session: Session, row: AccountRow, code: str, at: datetime) -> InputError | None:
    """Why the right password is not enough."""
    if row.totp_since is None or (code and passes(workspace, session, row, code, at)):
        return None
    return InputError(
        "Type the six digits that your authenticator app shows now, or one of your recovery codes.",
        code="second_factor", wrong="yes" if code else "",
    )  # fmt: skip


def _count(session: Session, row: AccountRow, at: datetime) -> None:
    """One more wrong try."""
    row.failures += 1
    if row.failures >= FREE_TRIES:
        row.locked_until = moment(at + min(LONGEST_LOCK, FIRST_LOCK * 2 ** min(row.failures - FREE_TRIES, 10)))
        told = {"failures": row.failures}
        record(session, Actor("sign-in"), "account.locked", Subject("person", row.person), told)


def _check_lock(row: AccountRow, at: datetime) -> None:
    if row.locked_until is not None and moment(at) < row.locked_until:
        left = datetime.fromisoformat(row.locked_until) - at
        minutes = str(-int(-left.total_seconds() // 60))
        raise InputError(
            f"There were too many wrong tries. Wait {minutes} min, or ask for a new link: `helloword people invite`.",
            code="locked", minutes=minutes,
        )  # fmt: skip


def _wrong() -> InputError:
    return InputError("E-mail address and password do not belong together.", code="not_signed_in")
