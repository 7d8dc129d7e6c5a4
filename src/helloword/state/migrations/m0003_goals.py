"""Versions of goals, strategies and payout plans, and closed periods."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "goal_versions",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("effective_from", sa.Date, nullable=False),
        *_by_whom(),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("definition", sa.String, nullable=False),
        sa.CheckConstraint("kind IN ('strategy', 'goal', 'plan')", name="goal_kind_known"),
    )
    op.create_table(
        "goal_closings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        *_by_whom(),
        sa.Column("lake", sa.Integer, nullable=False),
        sa.Column("catalogue", sa.String, nullable=False),
        sa.Column("content", sa.String, nullable=False),
    )


def _by_whom() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("recorded_at", sa.String(32), nullable=False),
        sa.Column("actor", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
