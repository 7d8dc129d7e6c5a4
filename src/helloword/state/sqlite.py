"""The state database as a file of the workspace, shared by several processes."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from helloword.errors import BusyError, HellowordError, OutsideError, WorkspaceError
from helloword.state.database import BUSY_SECONDS, SCRUB_SECONDS, Database, Row
from helloword.state.locks import exclusive

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session
    from sqlalchemy.pool import ConnectionPoolEntry

FILE_NAME = "state.db"


class SqliteDatabase(Database):
    """`state.db` in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        super().__init__(str(self.path))
        self._plain: sqlite3.Connection | None = None
        self._asking = Lock()

    def rows(self, query: str) -> list[Row]:
        """See Database."""
        try:
            return self._asked(query)
        except sqlite3.DatabaseError as error:
            raise self._plain_error(error) or error from error

    def mark(self) -> Hashable:
        """SQLite counts the commits of all connections but the one that asks, which is one that only reads.

        Of a file that cannot be read there is none; whoever reads it is told why.
        """
        try:
            return self._asked("PRAGMA data_version")[0]
        except sqlite3.Error:
            return None

    def close(self) -> None:
        """Give the connections back to the system."""
        with self._asking:
            if self._plain is not None:
                self._plain.close()
            self._plain = None
        super().close()

    def scrub(self, table: str) -> None:
        """Deleted cells are overwritten as they are deleted; the log that still holds them is emptied into the file."""
        with self.engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            # Where somebody reads for long the log is emptied the next time.
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {SCRUB_SECONDS * 1000}")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.exec_driver_sql(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
            connection.exec_driver_sql("BEGIN")

    def _asked(self, query: str) -> list[Row]:
        with self._asking:
            if self._plain is None:
                self._plain = sqlite3.connect(self.path, timeout=BUSY_SECONDS, check_same_thread=False)
                weakref.finalize(self, self._plain.close)
            return self._plain.execute(query).fetchall()

    def _has_versions(self) -> bool:
        if not self.path.exists():
            return False
        return bool(self.rows("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"))

    def _engine(self) -> Engine:
        from sqlalchemy import URL, create_engine, event

        engine = create_engine(URL.create("sqlite", database=str(self.path)), connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine

    @property
    def _writing(self) -> Engine:
        return self.engine.execution_options(begin="IMMEDIATE")

    def _be_only_writer(self, connection: Connection) -> None:
        """`BEGIN IMMEDIATE` has seen to it."""

    def _bring_to(self, schema: str, fill: Callable[[Session], None] | None = None) -> None:
        with exclusive(self.path.with_suffix(".lock"), wait=BUSY_SECONDS, what=str(self.path)):
            with self.engine.connect() as connection:
                connection.exec_driver_sql("ROLLBACK")
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
                connection.exec_driver_sql("BEGIN")
            self.path.chmod(0o600)
            super()._bring_to(schema, fill)

    def _plain_error(self, error: BaseException | None) -> HellowordError | None:
        why = str(error)
        if isinstance(error, sqlite3.OperationalError):
            if "locked" in why or "busy" in why:
                return BusyError(f"{self.place} is being written by another process. Try again in a while.")
            return OutsideError(f"{self.place} cannot be used: {why}.", code="state_failed")
        if "not a database" in why or "malformed" in why:
            return WorkspaceError(f"{self.place} is damaged: {why}. Restore it from a backup.", code="state_damaged")
        return None


def _prepare(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    # The driver must open no transactions of its own; the "begin" event does (SQLAlchemy's recipe for SQLite).
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    # Buyers' addresses that were let go are not to be found in the file any more.
    connection.execute("PRAGMA secure_delete = ON")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('begin', 'DEFERRED')}")
