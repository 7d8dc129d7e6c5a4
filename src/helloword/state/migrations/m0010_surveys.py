"""Surveys: how buyers are reached, rules, who was asked, opt-outs and answers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

_AT = sa.String(32)


def upgrade() -> None:
    """Make the tables."""
    _contacts()
    _surveys()


def _text(*names: str, null: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=null) for name in names]


def _contacts() -> None:
    op.create_table(
        "contact_stores", sa.Column("store", sa.String, primary_key=True),
        sa.Column("vouched", sa.Boolean, nullable=False),
    )  # fmt: skip
    op.create_table(
        "contacts", sa.Column("store", sa.String, primary_key=True), sa.Column("order", sa.String, primary_key=True),
        sa.Column("received_at", _AT, nullable=False),
        *_text("sealed", "address", "customer", "language", "gone", null=True),
    )  # fmt: skip
    op.create_index("contacts_by_age", "contacts", ["received_at"])
    op.create_index("contacts_by_address", "contacts", ["address"])


def _surveys() -> None:
    op.create_table(
        "survey_rules", sa.Column("id", sa.Integer, primary_key=True), *_text("store"),
        sa.Column("at", _AT, nullable=False), *_text("by"), sa.Column("active", sa.Boolean, nullable=False),
        *_text("kind"), sa.Column("days", sa.Integer, nullable=False), *_text("sender", "imprint", "vouched", "reason"),
    )  # fmt: skip
    op.create_index("survey_rules_by_store", "survey_rules", ["store"])
    op.create_table(
        "survey_asks", sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.String, nullable=False, unique=True),
        *_text("store", "order", "kind", "language"), *_text("address", "customer", null=True),
        sa.Column("due", sa.Date, nullable=False), sa.Column("decided_at", _AT, nullable=False),
        sa.Column("asked_at", _AT), *_text("status"), *_text("reason", null=True),
        sa.Column("tries", sa.Integer, nullable=False), sa.Column("next_at", _AT, nullable=False),
        *_text("token", "problem", null=True), sa.Column("sent_at", _AT),
        sa.UniqueConstraint("store", "order"),
        sa.CheckConstraint("status IN ('waiting', 'sending', 'sent', 'dead', 'skipped')", name="ask_status_known"),
    )  # fmt: skip
    op.create_index("survey_asks_by_address", "survey_asks", ["address"])
    op.create_index("survey_asks_by_customer", "survey_asks", ["customer"])
    op.create_table(
        "survey_opt_outs", sa.Column("address", sa.String, primary_key=True), sa.Column("at", _AT, nullable=False),
        *_text("by"),
    )  # fmt: skip
    op.create_table(
        "survey_answers", sa.Column("ask", sa.Integer, primary_key=True), sa.Column("score", sa.Integer, nullable=False),
        sa.Column("answered_at", _AT, nullable=False), sa.Column("version", sa.Integer, nullable=False),
        sa.Column("told", sa.Integer, nullable=False), *_text("language"),
    )  # fmt: skip
