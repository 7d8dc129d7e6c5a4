"""Tables of accounts, one-time links, sessions, API tokens and providers of identity.

Whatever opens a door is kept as a hash only, but for what has to be shown to others: that is sealed.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class AccountRow(Base):
    """How one person signs in.

    Attributes:
        password: its hash; None for whoever signs in by a provider alone.
        totp: the second factor's secret, sealed; in force once `totp_since` is set.
        totp_step: the newest time step whose code was used, so that no code works twice.
        failures: wrong tries since the last right one; `locked_until` follows from them.
    """

    __tablename__ = "accounts"

    person: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    password: Mapped[str | None]
    changed_at: Mapped[str]
    totp: Mapped[str | None]
    totp_since: Mapped[str | None]
    totp_step: Mapped[int]
    failures: Mapped[int]
    locked_until: Mapped[str | None]


class RecoveryCodeRow(Base):
    """A code that stands in for the second factor once."""

    __tablename__ = "account_recovery_codes"

    person: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    hash: Mapped[str] = mapped_column(primary_key=True)


class InvitationRow(Base):
    """A link that works once; without a person it makes the company's owner."""

    __tablename__ = "invitations"

    hash: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    made_at: Mapped[str]
    made_by: Mapped[str]
    expires_at: Mapped[str]
    used_at: Mapped[str | None]


class SessionRow(Base):
    """A browser in which somebody is signed in; `agent` is what it calls itself."""

    __tablename__ = "sessions"

    hash: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[str]
    seen_at: Mapped[str]
    expires_at: Mapped[str]
    agent: Mapped[str]


class TokenRow(Base):
    """A token of a program; `permissions` are ids, separated by spaces, and never more than the person's own."""

    __tablename__ = "api_tokens"

    id: Mapped[str] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(unique=True)
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str]
    permissions: Mapped[str]
    made_at: Mapped[str]
    expires_at: Mapped[str | None]
    seen_at: Mapped[str | None]
    revoked_at: Mapped[str | None]


class ProviderRow(Base):
    """A provider by which people sign in (OpenID Connect).

    Attributes:
        secret: what the provider knows this company by, sealed.
        domains: of the addresses that are let in, separated by spaces; any where empty.
        role: whom nobody knows here is let in with it; nobody is where it is None.
    """

    __tablename__ = "sign_in_providers"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    issuer: Mapped[str]
    client_id: Mapped[str]
    secret: Mapped[str]
    domains: Mapped[str]
    role: Mapped[str | None]
    department: Mapped[str | None]


class IdentityRow(Base):
    """Whom a provider means by a subject: bound at the first sign-in, and what counts from then on."""

    __tablename__ = "account_identities"

    issuer: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    provider: Mapped[str]
    bound_at: Mapped[str]


class BegunRow(Base):
    """A browser that was sent to a provider, and has to come back with the same state.

    Attributes:
        hash: of the state; `browser` is that of the secret in the browser's cookie.
        link: the hash of the one-time link that is to be accepted.
        taken_at: when it came back; no state is taken twice.
        person: who it was, where a second factor is still to be asked; `subject` is what the provider calls them.
    """

    __tablename__ = "sign_ins_begun"

    hash: Mapped[str] = mapped_column(primary_key=True)
    provider: Mapped[str]
    browser: Mapped[str]
    back_to: Mapped[str]
    link: Mapped[str | None]
    expires_at: Mapped[str]
    taken_at: Mapped[str | None]
    person: Mapped[str | None]
    issuer: Mapped[str | None]
    subject: Mapped[str | None]
