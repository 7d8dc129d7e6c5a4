"""Purchase orders and where suppliers are reached."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_AT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "purchases",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("supplier", "currency", "status")),
        sa.Column("made_at", _AT, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("sent_on", sa.Date),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("told", sa.Integer, nullable=False),
        sa.Column("changed_at", _AT, nullable=False),
        sa.CheckConstraint(
            "status IN ('draft', 'sent', 'partly_received', 'received', 'inspected', 'cancelled')",
            name="purchase_status_known",
        ),
    )
    op.create_index("purchases_by_status", "purchases", ["status"])
    op.create_table(
        "purchase_lines",
        sa.Column("purchase", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("sku", sa.String, nullable=False),
        sa.Column("store", sa.String),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("unit_cost", sa.String, nullable=False),
        sa.Column("promised_on", sa.Date, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("received", sa.Integer, nullable=False),
        sa.Column("received_on", sa.Date),
        sa.Column("short", sa.Boolean, nullable=False),
        sa.Column("inspected", sa.Integer),
        sa.Column("passed", sa.Integer),
    )
    op.create_table(
        "supplier_contacts",
        sa.Column("supplier", sa.String, primary_key=True),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("locale", sa.String, nullable=False),
        sa.Column("at", _AT, nullable=False),
    )
