"""Actions with their approvals and events, terms of playbooks, the kill switch and tasks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_AT = sa.String(32)
_OPEN = sa.text("status IN ('proposed', 'approved', 'running', 'waiting', 'undoing')")
_STEP = sa.text("step")


def upgrade() -> None:
    """Make the tables."""
    _actions()
    _beside()
    op.create_table(
        "tasks", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True), *_text("person", "title", "body"),
        sa.Column("due", sa.Date, nullable=False), sa.Column("made_at", _AT, nullable=False), *_text("status"),
        sa.Column("closed_at", _AT), sa.Column("closed_by", sa.String), *_text("note"),
    )  # fmt: skip


def _actions() -> None:
    op.create_table(
        "actions", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        *_text("playbook", "subject", "status", "proposal", "digest", "money"), sa.Column("alert", sa.Integer),
        *_text("by"), sa.Column("proposed_at", _AT, nullable=False), sa.Column("expires_at", _AT, nullable=False),
        sa.Column("lake", sa.Integer, nullable=False), *_text("catalogue"), sa.Column("decided_by", sa.String),
        sa.Column("decided_at", _AT), *_text("note"), sa.Column("begun_at", _AT), sa.Column("begun_on", sa.Date),
        sa.Column("done_at", _AT), sa.Column("attempt", sa.Integer, nullable=False), sa.Column("next_at", _AT),
        sa.Column("problem", sa.String), sa.Column("verified", sa.String), sa.Column("measure_on", sa.Date),
        sa.Column("effect", sa.String),
    )  # fmt: skip
    op.create_index(
        "actions_open_once", "actions", ["playbook", "subject"], unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_index("actions_by_status", "actions", ["status"])


def _beside() -> None:
    op.create_table(
        "action_terms", sa.Column("id", sa.Integer, primary_key=True), *_text("playbook"),
        sa.Column("at", _AT, nullable=False), *_text("by", "yaml", "reason"),
    )  # fmt: skip
    op.create_index("action_terms_by_playbook", "action_terms", ["playbook"])
    op.create_table(
        "action_approvals", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("action", sa.Integer, nullable=False, unique=True), *_text("digest", "by"),
        sa.Column("at", _AT, nullable=False), sa.Column("expires_at", _AT, nullable=False), *_text("seal"),
        sa.Column("used_at", _AT),
    )  # fmt: skip
    op.create_table(
        "action_events", sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("action", sa.Integer, nullable=False), sa.Column("at", _AT, nullable=False),
        *_text("what", "by", "note"), sa.Column("step", sa.Boolean, nullable=False),
    )  # fmt: skip
    op.create_index("action_events_by_action", "action_events", ["action"])
    op.create_index(
        "action_steps_once",
        "action_events",
        ["action", "what"],
        unique=True,
        sqlite_where=_STEP,
        postgresql_where=_STEP,
    )
    op.create_table(
        "action_switch", sa.Column("id", sa.Integer, primary_key=True), sa.Column("at", _AT, nullable=False),
        *_text("by"), sa.Column("stopped", sa.Boolean, nullable=False), *_text("reason"),
    )  # fmt: skip


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]
