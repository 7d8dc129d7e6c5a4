"""What people say about alerts, actions, goals, reviews, figures and purchase orders."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "comments", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String, nullable=False), sa.Column("subject", sa.String, nullable=False),
        sa.Column("at", sa.String(32), nullable=False), sa.Column("by", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False), sa.Column("removed_at", sa.String(32)),
        sa.Column("removed_by", sa.String),
    )  # fmt: skip
    op.create_index("comments_by_subject", "comments", ["kind", "subject"])
