"""Boards that are sent regularly: subscriptions by version, and what was sent to whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "subscription_versions", sa.Column("id", sa.Integer, primary_key=True),
        *_text("subscription"), sa.Column("number", sa.Integer, nullable=False), *_moments("at"),
        *_text("by", "what", "answerable", "status"), *_moments("since"), *_text("board", "body"),
        sa.UniqueConstraint("subscription", "number"),
    )  # fmt: skip
    op.create_table(
        "subscription_sendings", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, unique=True, nullable=False), *_text("subscription", "recipient"), *_moments("due"),
        *_text("how", "by"), *_moments("at"), *_text("status"), sa.Column("tries", sa.Integer, nullable=False),
        *_moments("next_at"), *_text("token", "code", "problem", null=True), *_moments("sent_at", null=True),
        sa.CheckConstraint(
            "status IN ('waiting', 'sending', 'sent', 'skipped', 'dead')", name="sending_status_known"
        ),
    )  # fmt: skip
    op.create_index("subscription_sendings_due", "subscription_sendings", ["status", "next_at"])
    op.create_index("subscription_sendings_of", "subscription_sendings", ["subscription", "id"])


def _text(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=null) for name in names]


def _moments(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(32), nullable=null) for name in names]
