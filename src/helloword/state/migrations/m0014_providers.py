"""Signing in by a provider (OpenID Connect): the providers, whom they mean, and sign-ins under way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_AT = sa.String(32)


def upgrade() -> None:
    """Make the tables; an account may have no password."""
    op.create_table(
        "sign_in_providers", sa.Column("id", sa.String, primary_key=True), sa.Column("name", sa.String, nullable=False),
        sa.Column("issuer", sa.String, nullable=False), sa.Column("client_id", sa.String, nullable=False),
        sa.Column("secret", sa.String, nullable=False), sa.Column("domains", sa.String, nullable=False),
        sa.Column("role", sa.String), sa.Column("department", sa.String),
    )  # fmt: skip
    op.create_table(
        "account_identities", sa.Column("issuer", sa.String, primary_key=True),
        sa.Column("subject", sa.String, primary_key=True),
        sa.Column("person", sa.String, sa.ForeignKey("people.id"), nullable=False),
        sa.Column("provider", sa.String, nullable=False), sa.Column("bound_at", _AT, nullable=False),
    )  # fmt: skip
    op.create_table(
        "sign_ins_begun", sa.Column("hash", sa.String, primary_key=True), sa.Column("provider", sa.String, nullable=False),
        sa.Column("browser", sa.String, nullable=False), sa.Column("back_to", sa.String, nullable=False),
        sa.Column("link", sa.String), sa.Column("expires_at", _AT, nullable=False), sa.Column("taken_at", _AT),
        sa.Column("person", sa.String), sa.Column("issuer", sa.String), sa.Column("subject", sa.String),
    )  # fmt: skip
    with op.batch_alter_table("accounts") as accounts:
        accounts.alter_column("password", existing_type=sa.String(), nullable=True)
