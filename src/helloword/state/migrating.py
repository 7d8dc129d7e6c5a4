"""Bringing a state database to the newest schema: all steps or none."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext, MigrationStep, RevisionStep
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from helloword.errors import newer_workspace
from helloword.state.tables import Base

_FOLDER = Path(__file__).parent / "migrations"


def scripts() -> ScriptDirectory:
    """Every migration there is."""
    return ScriptDirectory(str(_FOLDER), version_locations=[_FOLDER])


def upgrade(connection: Connection, schema: str) -> None:
    """Run the migrations missing up to `schema` in the transaction of `connection`, so that a killed one leaves the database as it was."""
    steps = scripts()

    def missing(current: tuple[str, ...], _: MigrationContext) -> list[RevisionStep]:
        known = {step.revision for step in steps.walk_revisions()}
        if not known.issuperset(current):
            raise newer_workspace()
        new = list(steps.iterate_revisions(schema, current[0] if current else "base"))
        return [MigrationStep.upgrade_from_script(steps.revision_map, step) for step in reversed(new)]

    with EnvironmentContext(Config(), steps, fn=missing) as environment:
        environment.configure(connection=connection, target_metadata=Base.metadata, transactional_ddl=True)
        environment.run_migrations()
