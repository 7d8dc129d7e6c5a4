"""Whom a provider's word lets in: those it meant before, those known here by their address, and unknown ones where wanted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.access.invitations import COMPANY, free_id, open_link
from helloword.access.oidc.asking import Identity
from helloword.access.oidc.providers import Provider
from helloword.access.oidc.refusals import refused
from helloword.access.tables import IdentityRow
from helloword.audit import Actor
from helloword.people import Person, Staff
from helloword.people.keeping import change_in
from helloword.workspace import Workspace

DOOR = Actor("sign-in")


def person_meant(session: Session, staff: Staff, provider: Provider, who: Identity) -> Person | None:
    """The person whom a provider means; None for somebody unknown who may be let in; raises InputError for all others."""
    bound = session.get(IdentityRow, (who.issuer, who.subject))
    if bound is not None:
        return _active(staff.people[bound.person])
    email = _address(provider, who)
    found = _with_address(staff, email)
    if found is None and provider.role is None:
        raise refused("not_known_here", email=email)
    if found is not None:
        _active(found)
        _check_free(session, found, provider, who)
    return found


def person_invited(
    session: Session, staff: Staff, link: str, provider: Provider, who: Identity, at: datetime
) -> Person:
    """The person whom a link is for; raises InputError where the provider means somebody else, or the link is over."""
    row = open_link(session, link, at)
    invited = _active(staff.people[row.person or ""])
    if who.email is None:
        raise refused("email_unverified", name=provider.name)
    bound = session.get(IdentityRow, (who.issuer, who.subject))
    if who.email != (invited.email or "").casefold() or (bound is not None and bound.person != invited.id):
        raise refused("invited_as_other", email=who.email, name=provider.name)
    return invited


def admit(session: Session, workspace: Workspace, provider: Provider, who: Identity) -> Person:
    """Make somebody whom nobody knows here a person of the company."""
    assert who.email is not None
    assert provider.role is not None
    email, role = who.email, (provider.role,)
    made: list[Person] = []

    def edit(now: Staff) -> Staff:
        top = next((d.id for _, d in now.tree()), COMPANY.id)
        department = provider.department if provider.department in now.departments else top
        name = who.name or email.partition("@")[0]
        made.append(Person(free_id(now, email), name, department or top, role, email, workspace.settings.locale))
        return now.with_(*(() if now.departments else (COMPANY,)), made[-1])

    return change_in(session, DOOR, edit, f"{provider.name}: {email}").people[made[-1].id]


def _address(provider: Provider, who: Identity) -> str:
    if who.email is None:
        raise refused("email_unverified", name=provider.name)
    if provider.domains and who.email.partition("@")[2] not in provider.domains:
        raise refused("email_domain", email=who.email, name=provider.name)
    return who.email


def _with_address(staff: Staff, email: str) -> Person | None:
    return next((p for p in staff.people.values() if (p.email or "").casefold() == email), None)


def _active(person: Person) -> Person:
    if not person.active:
        raise refused("person_inactive", email=person.email or person.name)
    return person


def _check_free(session: Session, person: Person, provider: Provider, who: Identity) -> None:
    """Raise InputError where the issuer means this person by another subject: an address may be given to somebody new."""
    query = select(IdentityRow).where(IdentityRow.person == person.id, IdentityRow.issuer == who.issuer)
    if session.scalar(query) is not None:
        raise refused("bound_to_other", email=who.email or "", name=provider.name)
