"""The second factor: a code of six digits that an authenticator app shows for half a minute (TOTP, RFC 6238)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from secrets import choice
from typing import TYPE_CHECKING

from sqlalchemy import delete
from sqlalchemy.orm import Session

from helloword.access.accounts import forget_second_factor
from helloword.access.secrets import hash_of
from helloword.access.tables import AccountRow, RecoveryCodeRow
from helloword.audit import Subject, record
from helloword.audit.entry import moment
from helloword.errors import InputError
from helloword.people import staff
from helloword.sealing import sealed, unsealed
from helloword.workspace import Workspace

if TYPE_CHECKING:
    from pyotp import TOTP

PURPOSE = "second factor"
RECOVERY_CODES = 10
_SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is taken for another
_STEPS = (0, -1, 1)
"""Steps beside the present one whose codes are taken, because clocks differ."""


@dataclass(frozen=True)
class Enrolment:
    """What an authenticator app takes in: the address behind a QR code, or the secret typed by hand."""

    secret: str
    uri: str


def enrol(workspace: Workspace, person: str) -> Enrolment:
    """A new secret, asked for once `confirm` has seen a code of it; raises InputError while one is in force."""
    from pyotp import TOTP, random_base32

    found = staff(workspace).person(person)
    secret = random_base32()
    with workspace.state.write() as session:
        row = _account(session, person)
        if row.totp_since is not None:
            raise InputError(
                "A second factor is in force already; end it first to take another.", code="second_factor_there"
            )
        row.totp = sealed(workspace, secret, PURPOSE)
    uri = TOTP(secret).provisioning_uri(name=found.email or person, issuer_name=f"helloword {workspace.settings.name}")
    return Enrolment(secret, uri)


def confirm(workspace: Workspace, person: str, code: str, now: datetime | None = None) -> tuple[str, ...]:
    """Ask for the second factor from now on; gives the recovery codes, which are shown this once."""
    at = now or datetime.now(UTC)
    with workspace.state.write() as session:
        row = _account(session, person)
        if row.totp is None or row.totp_since is not None:
            raise InputError(
                "Begin again: ask for a new secret, then type the code that it shows.", code="no_enrolment"
            )
        if not _used(workspace, row, code, at):
            raise InputError(
                "That is not the code that the app shows now; check that its clock is right.", code="wrong_code"
            )
        row.totp_since = moment(at)
        codes = tuple("".join(choice(_SIGNS) for _ in range(10)) for _ in range(RECOVERY_CODES))
        session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.person == person))
        session.add_all(RecoveryCodeRow(person=person, hash=hash_of(each)) for each in codes)
        record(session, workspace.actor, "account.second_factor_begun", Subject("person", person))
    return codes


def end_own(workspace: Workspace, person: str, code: str, now: datetime | None = None) -> None:
    """Ask no second factor any more; takes a code, so that a browser left open is not enough."""
    with workspace.state.write() as session:
        row = _account(session, person)
        if row.totp_since is None:
            return
        if not passes(workspace, session, row, code, now or datetime.now(UTC)):
            raise InputError(
                "That is not the code that the app shows now; check that its clock is right.", code="wrong_code"
            )
        forget_second_factor(session, row)
        record(session, workspace.actor, "account.second_factor_ended", Subject("person", person))


def passes(workspace: Workspace, session: Session, row: AccountRow, code: str, at: datetime) -> bool:
    """Whether a code is right, be it of the app or a recovery code; either works once."""
    bare = "".join(code.split()).replace("-", "").lower()
    if _used(workspace, row, bare, at):
        return True
    kept = session.get(RecoveryCodeRow, (row.person, hash_of(bare)))
    if kept is None:
        return False
    session.delete(kept)
    record(session, workspace.actor, "account.recovery_code_used", Subject("person", row.person))
    return True


def code_needed(*, wrong: bool) -> InputError:
    """What is said where a code is asked for, the first time or after a wrong one."""
    return InputError(
        "Type the six digits that your authenticator app shows now, or one of your recovery codes.",
        code="second_factor", wrong="yes" if wrong else "",
    )  # fmt: skip


def _used(workspace: Workspace, row: AccountRow, code: str, at: datetime) -> bool:
    """Whether a code is of now and was not used before; from then on it was."""
    from pyotp import TOTP

    totp = TOTP(unsealed(workspace, row.totp or "", PURPOSE))
    for step in (totp.timecode(at) + beside for beside in _STEPS):
        if step > row.totp_step and _same(totp, step, code):
            row.totp_step = step
            return True
    return False


def _same(totp: TOTP, step: int, code: str) -> bool:
    from hmac import compare_digest

    return compare_digest(totp.generate_otp(step).encode(), code.encode())


def _account(session: Session, person: str) -> AccountRow:
    row = session.get(AccountRow, person)
    if row is None:
        raise InputError("Only people who sign in have a second factor.", code="no_account")
    return row
