"""The state database in PostgreSQL, for teams whose processes run on several machines."""

from __future__ import annotations

from contextlib import suppress

from sqlalchemy import URL, Connection, Engine, create_engine, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError

from helloword.errors import BusyError, HellowordError, InputError, OutsideError
from helloword.state.database import BUSY_SECONDS, SCRUB_SECONDS, VARIABLE, Database, Row

_DRIVER = "postgresql+psycopg"
# One lock for each schema, so that several companies may share a database with a schema each.
_ONLY_WRITER = text("SELECT pg_advisory_xact_lock(hashtext('helloword state'), hashtext(current_schema()))")


class PostgresDatabase(Database):
    """The database at an address such as `postgresql+psycopg://user@host/database`."""

    def __init__(self, address: str) -> None:
        url = state_url(address)
        try:
            # A moment is what REPEATABLE READ shows. A writer waits first and must then see what those before it wrote.
            self._reading = create_engine(url, isolation_level="REPEATABLE READ", pool_pre_ping=True)
        except ModuleNotFoundError:
            raise InputError(
                'PostgreSQL needs the driver psycopg: pip install "helloword[postgres]".', code="no_driver"
            ) from None
        super().__init__(url.render_as_string(hide_password=True))

    def rows(self, query: str) -> list[Row]:
        """See Database."""
        with self._plain_errors(), self.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    def scrub(self, table: str) -> None:
        """Have the server write the table anew, without dead rows; its log and its backups are beyond reach from here."""
        with (
            suppress(DatabaseError),  # Where somebody reads for long it is done the next time.
            self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection,
        ):
            connection.exec_driver_sql(f"SET lock_timeout = '{SCRUB_SECONDS}s'")
            try:
                connection.exec_driver_sql(f"VACUUM (FULL) {connection.dialect.identifier_preparer.quote(table)}")
            finally:
                connection.exec_driver_sql("RESET lock_timeout")

    def _has_versions(self) -> bool:
        with self._plain_errors(), self.engine.connect() as connection:
            return inspect(connection).has_table("alembic_version")

    def _engine(self) -> Engine:
        return self._reading

    @property
    def _writing(self) -> Engine:
        return self.engine.execution_options(isolation_level="READ COMMITTED")

    def _be_only_writer(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
        connection.execute(_ONLY_WRITER)

    def _plain_error(self, error: BaseException | None) -> HellowordError | None:
        import psycopg

        state = error.sqlstate if isinstance(error, psycopg.Error) else None
        if state == _LOCK_NOT_AVAILABLE:
            return BusyError(f"{self.place} is being written by another process. Try again in a while.")
        if isinstance(error, psycopg.OperationalError) or state in _NOT_ALLOWED:
            why = str(error).strip().partition("\n")[0].rstrip(".")
            return OutsideError(f"{self.place} cannot be used: {why}.", code="state_failed")
        return None


_LOCK_NOT_AVAILABLE = "55P03"
_NOT_ALLOWED = ("42501", "3F000")  # insufficient_privilege, invalid_schema_name


def state_url(address: str) -> URL:
    """The address with its driver; raises InputError for one that is not of PostgreSQL.

    >>> str(state_url("postgresql://anna@db/company"))
    'postgresql+psycopg://anna@db/company'
    """
    try:
        url = make_url(address)
    except ArgumentError:
        url = None
    if url is None or url.drivername not in ("postgresql", "postgres", _DRIVER):
        raise InputError(
            f"The address of the state database must look like {_DRIVER}://user@host/database "
            f"(in {VARIABLE}, or as url below [state] in helloword.toml).",
            code="bad_state_url",
        )
    return url.set(drivername=_DRIVER)
