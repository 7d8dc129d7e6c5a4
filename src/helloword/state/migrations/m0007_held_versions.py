"""Versions of the lake that are held; those that closed periods were frozen with are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table, and hold what was frozen before there was one."""
    held = op.create_table(
        "held_versions",
        sa.Column("lake_version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("by_kind", sa.String, primary_key=True),
        sa.Column("by_id", sa.String, primary_key=True),
    )
    closings = sa.table("goal_closings", sa.column("id", sa.Integer), sa.column("lake", sa.Integer))
    frozen = sa.select(closings.c.lake, sa.literal("goal_period"), sa.cast(closings.c.id, sa.String))
    op.execute(sa.insert(held).from_select(["lake_version", "by_kind", "by_id"], frozen))
