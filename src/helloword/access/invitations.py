"""One-time links: the first makes the company's owner, later ones let a person choose a password, the first or a new one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helloword.access.accounts import forget_second_factor, keep_password, own_words
from helloword.access.passwords import check_password
from helloword.access.secrets import hash_of, new_secret
from helloword.access.sessions import start_session
from helloword.access.tables import AccountRow, IdentityRow, InvitationRow, SessionRow
from helloword.audit import Subject, record
from helloword.audit.entry import moment
from helloword.errors import InputError
from helloword.people import Department, Person, Staff, staff
from helloword.people.keeping import change_in
from helloword.text import Text
from helloword.workspace import Workspace

HOLDS = timedelta(days=3)
COMPANY = Department("company", Text("公司", "Company"))
"""Where the owner belongs in a company that has no departments yet."""


@dataclass(frozen=True)
class Invitation:
    """What a link is for: a person, who has an account already (`again`) or not; nobody yet where it makes the owner."""

    person: Person | None
    again: bool


def owner_link(workspace: Workspace, now: datetime | None = None) -> str:
    """The secret of a link that makes the owner of a company in which nobody signs in; the first that is used ends the others."""
    at = now or datetime.now(UTC)
    with workspace.state.write() as session:
        _nobody_yet(session)
        over = InvitationRow.expires_at <= moment(at)
        session.execute(delete(InvitationRow).where(InvitationRow.person.is_(None), over))
        return _keep(session, workspace, None, at)


def invite(workspace: Workspace, person: str, reason: str = "", now: datetime | None = None) -> str:
    """The secret of a link by which a person chooses a password; links made for them before end.

    Raises InputError for somebody who no longer works here or has no e-mail address to sign in with.
    """
    found = staff(workspace).person(person)
    if not found.active or found.email is None:
        raise InputError(
            f"{found.name} needs to be active and to have an e-mail address: `helloword people change {person} --email E`.",
            code="cannot_invite",
            person=person,
        )
    at = now or datetime.now(UTC)
    with workspace.state.write() as session:
        session.execute(delete(InvitationRow).where(InvitationRow.person == person))
        secret = _keep(session, workspace, person, at)
        record(session, workspace.actor, "account.invited", Subject("person", person), reason=reason)
    return secret


def the_invitation(workspace: Workspace, secret: str, now: datetime | None = None) -> Invitation:
    """What a link is for; raises InputError for one that was used, has ended or never was."""
    with workspace.state.read() as session:
        row = open_link(session, hash_of(secret), now or datetime.now(UTC))
        person = row.person
        again = person is not None and session.get(AccountRow, person) is not None
    return Invitation(None if person is None else staff(workspace).person(person), again)


def accept(workspace: Workspace, secret: str, password: str, agent: str, now: datetime | None = None) -> str:
    """Give the invited person this password and sign them in; gives the session's secret.

    The link starts their account anew: whatever opened it before ends, a second factor and bound providers included,
    because the link may be all that they still have.
    """
    at = now or datetime.now(UTC)
    invited = the_invitation(workspace, secret, at).person
    if invited is None:
        raise InputError("This link makes the owner: tell name and e-mail address, too.", code="owner_link")
    check_password(password, own_words(workspace, invited))
    with workspace.state.write() as session:
        use_link(session, hash_of(secret), at)
        begin_anew(session, invited.id, password, at)
        record(session, workspace.actor, "account.password_set", Subject("person", invited.id))
        return start_session(session, invited.id, agent, at)


def found_company(
    workspace: Workspace, secret: str, name: str, email: str, password: str, agent: str, locale: str = "en",
    now: datetime | None = None,
) -> str:  # fmt: skip
    """Make the owner, with whom sign-in begins; gives the session's secret.

    Somebody with this e-mail address who is in the company already becomes an owner, too, and keeps all else.
    """
    at = now or datetime.now(UTC)
    if the_invitation(workspace, secret, at).person is not None:
        raise InputError("This link is somebody's invitation; it makes no owner.", code="not_owner_link")
    owner = _owner(staff(workspace), name, email, locale)
    check_password(password, own_words(workspace, owner))
    with workspace.state.write() as session:
        _nobody_yet(session)
        use_link(session, hash_of(secret), at)
        session.execute(delete(InvitationRow).where(InvitationRow.person.is_(None), InvitationRow.used_at.is_(None)))
        change_in(session, workspace.actor, lambda now: _with_owner(now, owner))
        keep_password(session, owner.id, password, at)
        record(session, workspace.actor, "account.password_set", Subject("person", owner.id))
        return start_session(session, owner.id, agent, at)


def _owner(now: Staff, name: str, email: str, locale: str) -> Person:
    """Who becomes the owner: the person with this address, else a new one at the top of the company."""
    there = next((p for p in now.people.values() if (p.email or "").casefold() == email.strip().casefold()), None)
    if there is not None:
        return replace(there, roles=tuple({*there.roles, "owner"}), active=True)
    top = next((d.id for _, d in now.tree()), COMPANY.id)
    return Person(free_id(now, email), name, top, ("owner",), email, locale).checked()


def free_id(now: Staff, email: str) -> str:
    """The part before the @, as an id that nobody has.

    >>> free_id(Staff(), "li.wei+shop@example.com")
    'li.wei-shop'
    """
    bare = re.sub(r"[^\w.-]+", "-", email.partition("@")[0].strip().lower()).strip(".-") or "owner"
    return next(
        id for n in range(1, len(now.people) + 2) if (id := bare if n == 1 else f"{bare}-{n}") not in now.people
    )


def _with_owner(now: Staff, owner: Person) -> Staff:
    return now.with_(*(() if owner.department in now.departments else (COMPANY,)), owner)


def _nobody_yet(session: Session) -> None:
    if session.scalar(select(AccountRow.person).limit(1)) is not None:
        raise InputError(
            "This company has its owner already; ask them for an invitation, or `helloword people invite ID`.",
            code="owner_there",
        )


def _keep(session: Session, workspace: Workspace, person: str | None, at: datetime) -> str:
    secret = new_secret()
    session.add(
        InvitationRow(
            hash=hash_of(secret),
            person=person,
            made_at=moment(at),
            made_by=workspace.actor.name,
            expires_at=moment(at + HOLDS),
            used_at=None,
        )
    )
    return secret


def open_link(session: Session, hash: str, at: datetime) -> InvitationRow:
    """The link with this hash; raises InputError for one that was used, has ended or never was."""
    row = session.get(InvitationRow, hash)
    if row is None or row.used_at is not None or row.expires_at <= moment(at):
        raise InputError(
            "This link was used already, or is older than three days, or a newer one was made. Ask for another.",
            code="link_over",
        )
    return row


def use_link(session: Session, hash: str, at: datetime) -> None:
    """Use a link, once."""
    open_link(session, hash, at).used_at = moment(at)


def begin_anew(session: Session, person: str, password: str | None, at: datetime) -> None:
    """End whatever opened somebody's account before: sessions, second factor, bound providers, and the password but for this."""
    session.execute(delete(SessionRow).where(SessionRow.person == person))
    session.execute(delete(IdentityRow).where(IdentityRow.person == person))
    forget_second_factor(session, keep_password(session, person, password, at))
