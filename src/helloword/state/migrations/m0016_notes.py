"""What people write on dates, by version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "note_versions", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("note", sa.String, nullable=False), sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False), sa.Column("by", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False), sa.Column("owner", sa.String, nullable=False),
        sa.Column("text", sa.String, nullable=False), sa.Column("first", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False), sa.Column("stores", sa.String, nullable=False),
        sa.Column("kpi", sa.String), sa.Column("deleted", sa.Boolean, nullable=False),
        sa.UniqueConstraint("note", "number"),
    )  # fmt: skip
