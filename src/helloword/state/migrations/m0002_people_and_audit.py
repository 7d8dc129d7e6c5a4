"""People, departments, and the audit log with its guards."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

# A REPLACE removes a row without the trigger on DELETE being run, so a number that is taken is refused as well.
_SQLITE = """
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is only ever added to'); END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN SELECT RAISE(ABORT, 'audit_log is only ever added to'); END;

CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'audit_log is only ever added to'); END;
"""
_POSTGRES = """
CREATE FUNCTION audit_log_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'audit_log is only ever added to'; END
$$;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse();
"""


def upgrade() -> None:
    """Make the tables."""
    _people()
    _audit()


def _people() -> None:
    op.create_table(
        "departments",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name_zh", sa.String, nullable=False),
        sa.Column("name_en", sa.String, nullable=False),
        sa.Column("parent", sa.String, sa.ForeignKey("departments.id", deferrable=True, initially="DEFERRED")),
        sa.Column("head", sa.String),
    )
    op.create_table(
        "people",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("email", sa.String, unique=True),
        sa.Column("department", sa.String, sa.ForeignKey("departments.id"), nullable=False),
        sa.Column("locale", sa.String, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
    )
    op.create_table(
        "person_roles",
        sa.Column("person", sa.String, sa.ForeignKey("people.id"), primary_key=True),
        sa.Column("role", sa.String, primary_key=True),
    )


def _audit() -> None:
    names = ("at", "actor", "action", "subject_kind", "subject_id", "detail", "reason", "previous", "hash")
    op.create_table(
        "audit_log",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String, nullable=False) for name in names),
    )
    op.create_index("audit_by_subject", "audit_log", ["subject_kind", "subject_id"])
    op.create_index("audit_by_action", "audit_log", ["action"])
    guards = _SQLITE if op.get_bind().dialect.name == "sqlite" else _POSTGRES
    for guard in guards.strip().split("\n\n"):
        op.execute(guard)
    meta = sa.table("meta", sa.column("name", sa.String), sa.column("value", sa.String))
    op.bulk_insert(meta, [{"name": "audit", "value": "0:" + "0" * 64}])
