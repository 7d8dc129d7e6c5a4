"""Tables of accounts, one-time links, sessions and API tokens. Whatever opens a door is kept as a hash only."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class AccountRow(Base):
    """How one person signs in.

    Attributes:
        totp: the second factor's secret, sealed; in force once `totp_since` is set.
        totp_step: the newest time step whose code was used, so that no code works twice.
        failures: wrong tries since the last right one; `locked_until` follows from them.
    """

    __tablename__ = "accounts"

    person: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    password: Mapped[str]
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
