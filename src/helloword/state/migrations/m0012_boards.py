"""Boards that people make: their versions, and what each person pinned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "board_versions", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("board", sa.String, nullable=False), sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False), sa.Column("by", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False), sa.Column("back_to", sa.Integer),
        sa.Column("owner", sa.String, nullable=False), sa.Column("shared", sa.String, nullable=False),
        sa.Column("roles", sa.String, nullable=False), sa.Column("came_from", sa.String),
        sa.Column("deleted", sa.Boolean, nullable=False), sa.Column("body", sa.String, nullable=False),
        sa.UniqueConstraint("board", "number"),
    )  # fmt: skip
    op.create_table(
        "board_pins", sa.Column("person", sa.String, primary_key=True), sa.Column("board", sa.String, primary_key=True),
        sa.Column("place", sa.Integer, nullable=False),
    )  # fmt: skip
