"""Written reviews, and the follow-ups that were agreed in them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

_AT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    _reviews()
    _follow_ups()


def _text(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=null) for name in names]


def _reviews() -> None:
    op.create_table(
        "reviews", sa.Column("id", sa.Integer, primary_key=True), *_text("grain"),
        sa.Column("start", sa.Date, nullable=False), *_text("scope"), sa.Column("edition", sa.Integer, nullable=False),
        sa.Column("at", _AT, nullable=False), *_text("by", "reason"), sa.Column("lake", sa.Integer, nullable=False),
        *_text("catalogue", "content"), sa.UniqueConstraint("grain", "start", "scope", "edition"),
    )  # fmt: skip


def _follow_ups() -> None:
    op.create_table(
        "follow_ups", sa.Column("id", sa.Integer, primary_key=True), sa.Column("review", sa.Integer, nullable=False),
        *_text("scope"), *_text("kpi", null=True), *_text("text", "owner"), sa.Column("due", sa.Date, nullable=False),
        sa.Column("at", _AT, nullable=False), *_text("by"), sa.Column("closed_at", _AT), *_text("closed_by", null=True),
        *_text("note"),
    )  # fmt: skip
    op.create_index("follow_ups_open", "follow_ups", ["scope", "closed_at"])
    op.create_table(
        "follow_up_events", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("follow_up", sa.Integer, nullable=False), sa.Column("at", _AT, nullable=False), *_text("by", "what"),
        sa.Column("due", sa.Date, nullable=False), *_text("owner", "note"),
    )  # fmt: skip
    op.create_index("follow_up_events_of", "follow_up_events", ["follow_up"])
