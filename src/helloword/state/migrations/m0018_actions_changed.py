"""Actions that are changed before their approval, by version, or put aside until a day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

_OPEN = sa.text("status IN ('proposed', 'deferred', 'approved', 'running', 'waiting', 'undoing')")


def upgrade() -> None:
    """Add the columns and the table; what is put aside is open too."""
    op.add_column("actions", sa.Column("version", sa.Integer, nullable=False, server_default="1"))
    op.add_column("actions", sa.Column("deferred_until", sa.Date))
    op.add_column("actions", sa.Column("deferred_by", sa.String))
    op.add_column("actions", sa.Column("deferred_why", sa.String))
    op.drop_index("actions_open_once", table_name="actions")
    op.create_index(
        "actions_open_once", "actions", ["playbook", "subject"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_table(
        "action_versions", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("action", sa.Integer, nullable=False), sa.Column("number", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False), sa.Column("by", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False), sa.Column("proposal", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False), sa.Column("money", sa.String, nullable=False),
    )  # fmt: skip
    op.create_index("action_versions_once", "action_versions", ["action", "number"], unique=True)
