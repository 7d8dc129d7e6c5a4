"""Which person of the company a provider means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helloword.access.accounts import no_password
from helloword.access.tables import AccountRow, IdentityRow, SessionRow
from helloword.audit import Actor, Subject, record
from helloword.audit.entry import moment
from helloword.errors import UnknownNameError
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Bound:
    """A provider that an account is bound to."""

    provider: str
    issuer: str
    bound_at: datetime


def bound_to(workspace: Workspace, person: str) -> tuple[Bound, ...]:
    """The providers that a person's account is bound to, the oldest first."""
    query = select(IdentityRow).where(IdentityRow.person == person).order_by(IdentityRow.bound_at)
    with workspace.state.read() as session:
        return tuple(
            Bound(row.provider, row.issuer, datetime.fromisoformat(row.bound_at)) for row in session.scalars(query)
        )


def bind(session: Session, person: str, provider: str, issuer: str, subject: str, at: datetime) -> None:
    """Mean this person from now on whenever the issuer names the subject."""
    if session.get(IdentityRow, (issuer, subject)) is None:
        session.add(
            IdentityRow(issuer=issuer, subject=subject, person=person, provider=provider, bound_at=moment(at))
        )  # fmt: skip
        told = {"provider": provider, "issuer": issuer, "subject": subject}
        record(session, Actor(f"person:{person}"), "account.provider_bound", Subject("person", person), told)


def unbind(workspace: Workspace, person: str, provider: str, keep: str | None = None) -> None:
    """Let a person in by a provider no more, and sign them out but for session `keep`.

    Raises InputError where there is no password to come in by.
    """
    those = (IdentityRow.person == person, IdentityRow.provider == provider)
    with workspace.state.write() as session:
        if not session.scalars(select(IdentityRow).where(*those)).all():
            raise UnknownNameError("bound provider", provider, (), code="unknown_provider")
        row = session.get(AccountRow, person)
        if row is None or row.password is None:
            raise no_password()
        session.execute(delete(IdentityRow).where(*those))
        session.execute(delete(SessionRow).where(SessionRow.person == person, SessionRow.hash != (keep or "")))
        record(session, workspace.actor, "account.provider_unbound", Subject("person", person), {"provider": provider})
