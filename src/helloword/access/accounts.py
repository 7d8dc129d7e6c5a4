"""The accounts of people who sign in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helloword.access.passwords import check_password, fits, hashed
from helloword.access.tables import AccountRow, RecoveryCodeRow, SessionRow
from helloword.audit import Subject, record
from helloword.audit.entry import moment
from helloword.errors import InputError
from helloword.people import Person, staff
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Account:
    """How somebody signs in: since when in this way, whether with a password, and whether a second factor is asked."""

    person: str
    changed_at: datetime
    second_factor: bool
    password: bool


def anybody_signs_in(workspace: Workspace) -> bool:
    """Whether anyone has an account; until then the company is one person's, on their own machine."""
    with workspace.state.read() as session:
        return has_accounts(session)


def has_accounts(session: Session) -> bool:
    """The same, of what a session sees."""
    return session.scalar(select(AccountRow.person).limit(1)) is not None


def account_of(workspace: Workspace, person: str) -> Account | None:
    """A person's account; None for those who cannot sign in yet."""
    with workspace.state.read() as session:
        row = session.get(AccountRow, person)
        if row is None:
            return None
        return Account(
            row.person, datetime.fromisoformat(row.changed_at), row.totp_since is not None, row.password is not None
        )


def set_password(workspace: Workspace, person: str, old: str, new: str, keep: str | None = None) -> None:
    """Change one's own password; whoever else is signed in with the old one is signed out, but for session `keep`.

    Raises InputError when `old` is wrong or `new` will not do.
    """
    check_password(new, own_words(workspace, staff(workspace).person(person)))
    with workspace.state.write() as session:
        row = session.get(AccountRow, person)
        if row is None or row.password is None:
            raise no_password()
        if not fits(old, row.password):
            raise InputError("The present password is another one.", code="wrong_password")
        keep_password(session, person, new, datetime.now(UTC))
        session.execute(delete(SessionRow).where(SessionRow.person == person, SessionRow.hash != (keep or "")))
        record(session, workspace.actor, "account.password_changed", Subject("person", person))


def end_second_factor(workspace: Workspace, person: str, reason: str = "") -> None:
    """Ask no second factor of a person any more, such as after a telephone was lost."""
    with workspace.state.write() as session:
        row = session.get(AccountRow, person)
        if row is None or row.totp is None:
            return
        forget_second_factor(session, row)
        record(session, workspace.actor, "account.second_factor_ended", Subject("person", person), reason=reason)


def no_password() -> InputError:
    """What is said where a password would be needed and there is none."""
    return InputError(
        "You have no password here. Whoever manages people can send you a link by which you choose one.",
        code="no_password",
    )


def keep_password(session: Session, person: str, password: str | None, now: datetime) -> AccountRow:
    """Give a person this password, or none any more, which makes their account where they had none; forget wrong tries."""
    row = account_row(session, person, now)
    row.password, row.changed_at = (None if password is None else hashed(password)), moment(now)
    row.failures, row.locked_until = 0, None
    return row


def account_row(session: Session, person: str, now: datetime) -> AccountRow:
    """A person's account, made without a password where they had none."""
    row = session.get(AccountRow, person)
    if row is None:
        row = AccountRow(person=person, password=None, changed_at=moment(now), totp=None, totp_since=None, totp_step=0, failures=0, locked_until=None)  # fmt: skip
        session.add(row)
    return row


def forget_second_factor(session: Session, row: AccountRow) -> None:
    """Remove the secret and every code that stands in for it."""
    row.totp, row.totp_since, row.totp_step = None, None, 0
    session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.person == row.person))


def own_words(workspace: Workspace, person: Person) -> tuple[str, ...]:
    """What somebody who knows the person would try first."""
    return (
        person.id,
        *person.name.split(),
        *(person.email or "").replace("@", ".").split("."),
        workspace.settings.name,
    )
