"""Opening the state database: SQLite shared by several processes, always at the newest schema."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from helloword.errors import BusyError, OutsideError, WorkspaceError
from helloword.state.locks import exclusive

FILE_NAME = "state.db"
SCHEMA = "0002"
"""The newest migration; a test holds it equal to the newest file in migrations/."""
BUSY_SECONDS = 60


class Database:
    """The state database of one workspace."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS})
        event.listen(self.engine, "connect", _prepare)
        event.listen(self.engine, "begin", _begin)

    @classmethod
    def open(cls, folder: Path) -> Database:
        """The database in `folder`, made or brought to the newest schema first."""
        database = cls(folder / FILE_NAME)
        with database._plain_errors():
            if not database.path.exists() or database._schema() != SCHEMA:
                database._bring_up_to_date()
        return database

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the database and does not wait for writers."""
        with self._plain_errors(), Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is the only writer until it ends; it commits when the block ends well."""
        engine = self.engine.execution_options(begin="IMMEDIATE")
        with self._plain_errors(), Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give the connections back to the system."""
        self.engine.dispose()

    def _bring_up_to_date(self) -> None:
        from helloword.state.migrating import upgrade  # Alembic is slow to load and hardly ever needed

        with exclusive(self.path.with_suffix(".lock"), wait=BUSY_SECONDS, what=str(self.path)):
            with self.engine.connect() as connection:
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                connection.exec_driver_sql("BEGIN")
            self.path.chmod(0o600)
            if self._schema() != SCHEMA:
                upgrade(self.engine)

    def _schema(self) -> str | None:
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            if "locked" in str(error.orig) or "busy" in str(error.orig):
                raise BusyError(f"{self.path} is being written by another process. Try again in a while.") from error
            raise OutsideError(f"{self.path} cannot be used: {error.orig}.", code="state_failed") from error
        except DatabaseError as error:
            if "not a database" in str(error.orig) or "malformed" in str(error.orig):
                raise WorkspaceError(
                    f"{self.path} is damaged: {error.orig}. Restore it from a backup.", code="state_damaged"
                ) from error
            raise


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # The driver must open no transactions of its own; the "begin" event does (SQLAlchemy's recipe for SQLite).
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")
