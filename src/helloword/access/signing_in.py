"""Signing in by e-mail address, password and, where one is in force, second factor."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from helloword.access.locking import check_lock, count_wrong
from helloword.access.passwords import fits
from helloword.access.second_factor import code_needed, passes
from helloword.access.sessions import start_session
from helloword.access.tables import AccountRow
from helloword.audit import Actor, Subject, record
from helloword.errors import InputError
from helloword.people import Person, staff
from helloword.workspace import Workspace


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
        check_lock(row, at)
        refusal = _refusal(workspace, session, row, code, at) if right else _wrong()
        if refusal is None:
            row.failures, row.locked_until = 0, None
            record(session, Actor.of_person(person.id), "account.signed_in", Subject("person", person.id))
            return start_session(session, person.id, agent, at)
        if not right or code:
            count_wrong(session, row, at)
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
            check_lock(row, at)
        return row.password if row is not None else None


def _refusal(workspace: Workspace, session: Session, row: AccountRow, code: str, at: datetime) -> InputError | None:
    """Why the right password is not enough."""
    if row.totp_since is None or (code and passes(workspace, session, row, code, at)):
        return None
    return code_needed(wrong=bool(code))


def _wrong() -> InputError:
    return InputError("E-mail address and password do not belong together.", code="not_signed_in")
