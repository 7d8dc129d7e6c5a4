"""API tokens: how programs ask in a person's name, with no more than they need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from helloword.access.secrets import hash_of, new_secret
from helloword.access.tables import TokenRow
from helloword.audit import Subject, record
from helloword.audit.entry import moment
from helloword.errors import InputError, UnknownNameError
from helloword.people import staff
from helloword.workspace import Workspace

PREFIX = "hw_"
"""By which scanners of code that was published know a token."""
NOTED_EVERY = timedelta(minutes=5)
_MOST_NAME = 80


@dataclass(frozen=True)
class Token:
    """A token without its secret; `permissions` are those that its person has and it was given."""

    id: str
    person: str
    name: str
    permissions: frozenset[str]
    made_at: datetime
    expires_at: datetime | None
    seen_at: datetime | None
    revoked: bool


def make_token(
    workspace: Workspace, person: str, name: str, permissions: Iterable[str] = (), days: int | None = None,
    now: datetime | None = None,
) -> tuple[Token, str]:  # fmt: skip
    """A new token and its secret, which is shown this once; raises InputError for more than the person may do."""
    at = now or datetime.now(UTC)
    wanted, own = frozenset(permissions), staff(workspace).person(person).permissions
    for each in sorted(wanted - own):
        raise UnknownNameError("permission of this person", each, own, code="not_own_permission")
    if not name.strip() or len(name) > _MOST_NAME:
        raise InputError(f"A token needs a name of at most {_MOST_NAME} characters.", code="token_name")
    if days is not None and not 1 <= days <= 3660:
        raise InputError("A token holds from 1 to 3660 days.", code="token_days")
    secret = PREFIX + new_secret()
    row = TokenRow(
        id=hash_of(secret)[:12], hash=hash_of(secret), person=person, name=name.strip(),
        permissions=" ".join(sorted(wanted)), made_at=moment(at),
        expires_at=moment(at + timedelta(days=days)) if days else None, seen_at=None, revoked_at=None,
    )  # fmt: skip
    with workspace.state.write() as session:
        session.add(row)
        told = {"name": row.name, "permissions": sorted(wanted), "expires_at": row.expires_at}
        record(session, workspace.actor, "token.made", Subject("token", row.id), {"person": person, **told})
    return _token(row), secret


def token_of(workspace: Workspace, secret: str, now: datetime | None = None) -> Token | None:
    """The token that a secret is of; None where it was revoked, has ended or never was."""
    at = now or datetime.now(UTC)
    with workspace.state.read() as session:
        row = session.scalar(select(TokenRow).where(TokenRow.hash == hash_of(secret)))
        if row is None or row.revoked_at is not None or (row.expires_at is not None and row.expires_at <= moment(at)):
            return None
        found = _token(row)
    if found.seen_at is None or at - found.seen_at >= NOTED_EVERY:
        with workspace.state.write() as session:
            session.get_one(TokenRow, found.id).seen_at = moment(at)
    return found


def tokens_of(workspace: Workspace, person: str) -> tuple[Token, ...]:
    """A person's tokens that are not revoked, the newest first."""
    query = select(TokenRow).where(TokenRow.person == person, TokenRow.revoked_at.is_(None))
    with workspace.state.read() as session:
        return tuple(_token(row) for row in session.scalars(query.order_by(TokenRow.made_at.desc())))


def revoke_token(workspace: Workspace, person: str, id: str, now: datetime | None = None) -> None:
    """End a person's token at once; raises UnknownNameError for one that is not theirs."""
    with workspace.state.write() as session:
        row = session.get(TokenRow, id)
        if row is None or row.person != person:
            raise UnknownNameError("token", id, (), code="unknown_token")
        if row.revoked_at is None:
            row.revoked_at = moment(now or datetime.now(UTC))
            record(session, workspace.actor, "token.revoked", Subject("token", id), {"person": person})


def _token(row: TokenRow) -> Token:
    return Token(
        row.id, row.person, row.name, frozenset(row.permissions.split()), datetime.fromisoformat(row.made_at),
        _at(row.expires_at), _at(row.seen_at), row.revoked_at is not None,
    )  # fmt: skip


def _at(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
