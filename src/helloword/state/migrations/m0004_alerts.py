"""Alert rules, what they found, mutes, channels and messages."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_AT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    _rules()
    _findings()
    _messages()


def _text(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=null) for name in names]


def _moments(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, _AT, nullable=null) for name in names]


def _rules() -> None:
    op.create_table(
        "alert_rules", sa.Column("id", sa.Integer, primary_key=True), *_text("rule"), *_moments("at"), *_text("by"),
        sa.Column("active", sa.Boolean, nullable=False), *_text("yaml", "reason"),
    )  # fmt: skip
    op.create_index("alert_rules_by_rule", "alert_rules", ["rule"])
    op.create_table(
        "alert_marks", sa.Column("rule", sa.String, primary_key=True), sa.Column("version", sa.Integer, nullable=False),
        sa.Column("lake", sa.Integer, nullable=False), *_text("catalogue"), sa.Column("day", sa.Date, nullable=False),
        *_moments("at"), *_text("problem", null=True),
    )  # fmt: skip
    op.create_table(
        "alert_mutes", sa.Column("id", sa.Integer, primary_key=True), *_text("rule", "slice"),
        sa.Column("until", sa.Date, nullable=False), *_text("reason", "by"), *_moments("at"),
        *_moments("lifted_at", null=True),
    )  # fmt: skip


def _findings() -> None:
    op.create_table(
        "alert_states", sa.Column("rule", sa.String, primary_key=True), sa.Column("slice", sa.String, primary_key=True),
        *_text("state"), sa.Column("since", sa.Date, nullable=False), sa.Column("day", sa.Date, nullable=False),
        *_text("reason", "value", "bound", null=True),
    )  # fmt: skip
    op.create_table(
        "alerts", sa.Column("id", sa.Integer, primary_key=True), *_text("rule", "slice", "together", "severity"),
        *(sa.Column(name, sa.Date, nullable=False) for name in ("since", "fired", "day")), sa.Column("ended", sa.Date),
        *_text("ended_why", "value", "bound", "usual", "runway", "cause", null=True), *_moments("opened_at"),
        *_moments("acked_at", null=True), *_text("acked_by", null=True), *_moments("told_at", "told_end_at", null=True),
        sa.UniqueConstraint("rule", "slice", "fired"),
    )  # fmt: skip
    op.create_index("alerts_open", "alerts", ["ended"])
    op.create_table(
        "alert_events", sa.Column("id", sa.Integer, primary_key=True), sa.Column("alert", sa.Integer, nullable=False),
        *_moments("at"), *_text("what"), sa.Column("day", sa.Date), *_text("by", "note"),
    )  # fmt: skip
    op.create_index("alert_events_by_alert", "alert_events", ["alert"])


def _messages() -> None:
    op.create_table(
        "alert_channels", sa.Column("name", sa.String, primary_key=True), *_text("person", null=True),
        *_text("locale", "address"), *_moments("at"),
    )  # fmt: skip
    op.create_table(
        "alert_messages", sa.Column("id", sa.Integer, primary_key=True), sa.Column("key", sa.String, unique=True, nullable=False),
        *_text("channel", "subject", "body"), *_moments("at"), *_text("status"),
        sa.Column("tries", sa.Integer, nullable=False), *_moments("next_at"), *_text("token", "problem", null=True),
        *_moments("sent_at", null=True),
        sa.CheckConstraint("status IN ('waiting', 'sending', 'sent', 'dead')", name="message_status_known"),
    )  # fmt: skip
    op.create_index("alert_messages_due", "alert_messages", ["status", "next_at"])
