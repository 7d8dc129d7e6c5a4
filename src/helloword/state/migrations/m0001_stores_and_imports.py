"""Stores, imports, exported rejects and catalogue overrides."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "meta", sa.Column("name", sa.String, primary_key=True), sa.Column("value", sa.String, nullable=False)
    )
    op.create_table(
        "stores",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("platform", sa.String, nullable=False),
        sa.Column("marketplace", sa.String, nullable=False),
        sa.Column("region", sa.String),
        sa.Column("currency", sa.String, nullable=False),
        sa.Column("timezone", sa.String, nullable=False),
        sa.Column("opened", sa.Date),
        sa.Column("prices", sa.String, nullable=False),
    )
    _imports()
    op.create_table(
        "reject_exports",
        sa.Column("file", sa.String, primary_key=True),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
    )
    op.create_table(
        "catalogue_overrides",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("yaml", sa.String),
        sa.Column("reason", sa.String, nullable=False),
        sa.CheckConstraint("kind IN ('kpi', 'measure')", name="kind_known"),
    )
    op.create_index("overrides_by_key", "catalogue_overrides", ["kind", "key"])


def _imports() -> None:
    counts = [
        sa.Column(name, sa.Integer, nullable=False) for name in ("read", "new", "changed", "unchanged", "rejected")
    ]
    op.create_table(
        "imports",
        sa.Column("token", sa.String, primary_key=True),
        sa.Column("id", sa.Integer, unique=True),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("sha256", sa.String),
        sa.Column("kind", sa.String),
        sa.Column("store", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("finished_at", sa.String(32)),
        sa.Column("error", sa.String),
        sa.Column("version", sa.Integer),
        sa.Column("same_as", sa.Integer),
        sa.Column("circumstances", sa.String),
        *counts,
        sa.Column("loaded", sa.String, nullable=False),
        sa.CheckConstraint("status IN ('running', 'done', 'undone', 'failed')", name="status_known"),
    )
    op.create_index("imports_by_content", "imports", ["sha256"])
