"""What counts as the same in reconciliation, and the differences that were kept."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_AT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "reconciliation_rules", sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", _AT, nullable=False),
        *_texts("by", "kind", "key"), sa.Column("body", sa.String), *_texts("reason"),
        sa.CheckConstraint("kind IN ('tolerance', 'report')", name="reconciliation_kind_known"),
    )  # fmt: skip
    op.create_index("reconciliation_rules_by_key", "reconciliation_rules", ["kind", "key"])
    op.create_table(
        "calibration_points", sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", _AT, nullable=False),
        *_texts("by", "figure", "store", "report"), *(sa.Column(n, sa.Date, nullable=False) for n in ("start", "end")),
        *_texts("measure"), sa.Column("sku", sa.String), sa.Column("currency", sa.String), *_texts("kpi"),
        sa.Column("lake", sa.Integer, nullable=False), *_texts("catalogue", "official", "own", "causes", "status"),
        sa.Column("accepted", sa.Boolean, nullable=False), *_texts("note"),
    )  # fmt: skip
    op.create_index("calibration_points_by_figure", "calibration_points", ["figure"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]
