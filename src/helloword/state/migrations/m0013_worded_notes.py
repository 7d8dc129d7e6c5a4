"""What happened to an action is told to every reader in their own language."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the column."""
    op.add_column("action_events", sa.Column("worded", sa.String))
