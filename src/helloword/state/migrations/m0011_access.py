"""Signing in: accounts, one-time links, sessions, API tokens, and what each person may see."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_AT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    _accounts()
    op.create_table(
        "invitations", sa.Column("hash", sa.String, primary_key=True), _person(nullable=True),
        sa.Column("made_at", _AT, nullable=False), sa.Column("made_by", sa.String, nullable=False),
        sa.Column("expires_at", _AT, nullable=False), sa.Column("used_at", _AT),
    )  # fmt: skip
    op.create_table(
        "sessions", sa.Column("hash", sa.String, primary_key=True), _person(),
        sa.Column("started_at", _AT, nullable=False), sa.Column("seen_at", _AT, nullable=False),
        sa.Column("expires_at", _AT, nullable=False), sa.Column("agent", sa.String, nullable=False),
    )  # fmt: skip
    op.create_table(
        "api_tokens", sa.Column("id", sa.String, primary_key=True),
        sa.Column("hash", sa.String, nullable=False, unique=True), _person(),
        sa.Column("name", sa.String, nullable=False), sa.Column("permissions", sa.String, nullable=False),
        sa.Column("made_at", _AT, nullable=False), sa.Column("expires_at", _AT), sa.Column("seen_at", _AT),
        sa.Column("revoked_at", _AT),
    )  # fmt: skip
    op.create_table(
        "person_scopes", sa.Column("person", sa.String, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("dimension", sa.String, primary_key=True), sa.Column("value", sa.String, primary_key=True),
    )  # fmt: skip


def _accounts() -> None:
    op.create_table(
        "accounts", sa.Column("person", sa.String, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("password", sa.String, nullable=False), sa.Column("changed_at", _AT, nullable=False),
        sa.Column("totp", sa.String), sa.Column("totp_since", _AT), sa.Column("totp_step", sa.Integer, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False), sa.Column("locked_until", _AT),
    )  # fmt: skip
    op.create_table(
        "account_recovery_codes", sa.Column("person", sa.String, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("hash", sa.String, primary_key=True),
    )  # fmt: skip


def _person(*, nullable: bool = False) -> sa.Column[str]:
    return sa.Column("person", sa.String, sa.ForeignKey("people.id"), nullable=nullable)
