"""The state database: a SQLite file of the workspace, or a PostgreSQL database; always at the newest schema.

Both mean the same: `read()` sees one moment and waits for nobody, `write()` is the only writer until it ends.
"""

from __future__ import annotations

import os
import weakref
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from helloword.errors import HellowordError

SCHEMA = max(path.name[1:5] for path in (Path(__file__).parent / "migrations").glob("m[0-9]*.py"))
"""The newest migration, by the names of the files, because Alembic is slow to load; a test holds it equal to Alembic's."""
BUSY_SECONDS = 60
SCRUB_SECONDS = 2
VARIABLE = "HELLOWORD_STATE_URL"


class Database(ABC):
    """The state database of one workspace.

    Attributes:
        engine: for reading; what writes goes through `write()`.
        place: what messages call it, without a password.
    """

    def __init__(self, engine: Engine, writing: Engine, place: str) -> None:
        self.engine, self._writing, self.place = engine, writing, place
        weakref.finalize(self, engine.dispose)  # at the latest when the process ends

    @staticmethod
    def open(folder: Path, url: str | None = None) -> Database:
        """The database at the address in HELLOWORD_STATE_URL, else at `url`, else in `folder`, brought to the newest schema."""
        database = Database.at(folder, url)
        with database._plain_errors():
            if database.schema() != SCHEMA:
                database._bring_to(SCHEMA)
        return database

    @staticmethod
    def at(folder: Path, url: str | None = None) -> Database:
        """The same database with the schema it has."""
        address = os.environ.get(VARIABLE) or url
        if address:
            from helloword.state.postgres import PostgresDatabase  # its driver is an extra

            return PostgresDatabase(address)
        from helloword.state.sqlite import SqliteDatabase

        return SqliteDatabase(folder)

    def make(self, schema: str, fill: Callable[[Session], None]) -> None:
        """Give an empty database an earlier schema and fill it, all or nothing."""
        with self._plain_errors():
            self._bring_to(schema, fill)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one moment of the database and does not wait for writers; nothing it changes is kept."""
        with self._plain_errors(), Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is the only writer until it ends; it commits when the block ends well."""
        with self._plain_errors(), self._writing.connect() as connection, connection.begin():
            self._be_only_writer(connection)
            with Session(connection, expire_on_commit=False) as session:
                yield session
                session.flush()

    def schema(self) -> str | None:
        """The newest migration that the database has seen; None in an empty one."""
        with self.engine.connect() as connection:
            if not inspect(connection).has_table("alembic_version"):
                return None
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()

    def mark(self) -> Hashable:
        """Another after every commit of anybody, and cheap to ask; None where only reading tells."""
        return None

    def close(self) -> None:
        """Give the connections back to the system."""
        self.engine.dispose()
        self._writing.dispose()

    @abstractmethod
    def scrub(self, table: str) -> None:
        """See to it that what was deleted from a table is not found in the database's files, as far as it can be done."""

    @abstractmethod
    def _be_only_writer(self, connection: Connection) -> None:
        """Wait until nobody else writes; the transaction that was begun keeps others from it."""

    @abstractmethod
    def _plain_error(self, error: DatabaseError) -> HellowordError | None:
        """What a driver's error means to a person; None for what is a fault of the program."""

    def _bring_to(self, schema: str, fill: Callable[[Session], None] | None = None) -> None:
        from helloword.state.migrating import upgrade  # Alembic is slow to load and hardly ever needed

        with self._writing.connect() as connection, connection.begin():
            self._be_only_writer(connection)
            upgrade(connection, schema)
            if fill is not None:
                with Session(connection) as session:
                    fill(session)
                    session.flush()

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            plain = self._plain_error(error)
            if plain is None:
                raise
            raise plain from error
