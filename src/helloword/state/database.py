"""The state database: a SQLite file of the workspace, or a PostgreSQL database; always at the newest schema.

Both mean the same: `read()` sees one moment and waits for nobody, `write()` is the only writer until it ends.
SQLAlchemy is loaded when the first of them is opened: what a question of numbers needs is read by `rows()`, in a tenth of that time.
"""

from __future__ import annotations

import os
import weakref
from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from helloword.errors import HellowordError

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine
    from sqlalchemy.orm import Session

Row = tuple[str | int | date | None, ...]
"""What stands in a row; a day is text where the database knows none."""

SCHEMA = max(path.name[1:5] for path in (Path(__file__).parent / "migrations").glob("m[0-9]*.py"))
"""The newest migration, by the names of the files, because Alembic is slow to load; a test holds it equal to Alembic's."""
BUSY_SECONDS = 60
SCRUB_SECONDS = 2
VARIABLE = "HELLOWORD_STATE_URL"


class Database(ABC):
    """The state database of one workspace.

    Attributes:
        place: what messages call it, without a password.
    """

    def __init__(self, place: str) -> None:
        self.place = place

    @cached_property
    def engine(self) -> Engine:
        """For reading; what writes goes through `write()`."""
        engine = self._engine()
        weakref.finalize(self, engine.dispose)  # at the latest when the process ends
        return engine

    @staticmethod
    def open(folder: Path, url: str | None = None) -> Database:
        """The database at the address in HELLOWORD_STATE_URL, else at `url`, else in `folder`, brought to the newest schema."""
        database = Database.at(folder, url)
        if database.schema() != SCHEMA:
            with database._plain_errors():
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
        from sqlalchemy.orm import Session

        with self._plain_errors(), Session(self.engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that is the only writer until it ends; it commits when the block ends well."""
        from sqlalchemy.orm import Session

        with self._plain_errors(), self._writing.connect() as connection, connection.begin():
            self._be_only_writer(connection)
            with Session(connection, expire_on_commit=False) as session:
                yield session
                session.flush()

    def schema(self) -> str | None:
        """The newest migration that the database has seen; None in an empty one."""
        if not self._has_versions():
            return None
        return next((str(version) for (version,) in self.rows("SELECT version_num FROM alembic_version")), None)

    def mark(self) -> Hashable:
        """Another after every commit of anybody, and cheap to ask; None where only reading tells."""
        return None

    def close(self) -> None:
        """Give the connections back to the system."""
        if "engine" in vars(self):
            self.engine.dispose()

    @abstractmethod
    def rows(self, query: str) -> list[Row]:
        """The rows of a SELECT that needs no values, as `read()` would see them now."""

    @abstractmethod
    def _has_versions(self) -> bool:
        """Whether the database has a table that says which schema it has."""

    @abstractmethod
    def _engine(self) -> Engine:
        """What `read()` is opened on."""

    @property
    @abstractmethod
    def _writing(self) -> Engine:
        """What `write()` is opened on."""

    @abstractmethod
    def scrub(self, table: str) -> None:
        """See to it that what was deleted from a table is not found in the database's files, as far as it can be done."""

    @abstractmethod
    def _be_only_writer(self, connection: Connection) -> None:
        """Wait until nobody else writes; the transaction that was begun keeps others from it."""

    @abstractmethod
    def _plain_error(self, error: BaseException | None) -> HellowordError | None:
        """What a driver's error means to a person; None for what is a fault of the program."""

    def _bring_to(self, schema: str, fill: Callable[[Session], None] | None = None) -> None:
        from sqlalchemy.orm import Session

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
        from sqlalchemy.exc import DatabaseError

        try:
            yield
        except DatabaseError as error:
            plain = self._plain_error(error.orig)
            if plain is None:
                raise
            raise plain from error
