"""The state database means the same in a SQLite file and in PostgreSQL."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from threading import Thread

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Table, text

import helloword
from helloword.errors import BusyError, InputError, OutsideError, WorkspaceError
from helloword.state import database as module
from helloword.state import postgres as in_postgres
from helloword.state import sqlite as in_sqlite
from helloword.state.database import Database
from helloword.state.migrating import scripts
from helloword.state.tables import Base, MetaRow

PACKAGE = Path(helloword.__file__).parent
OPEN = """
import sys
from pathlib import Path
from helloword.state.database import Database
Database.open(Path(sys.argv[1]), sys.argv[2] or None)
"""
COUNT = """
import sys
from pathlib import Path
from helloword.state.database import Database
from helloword.state.tables import MetaRow
database = Database.open(Path(sys.argv[1]), sys.argv[2] or None)
for _ in range(20):
    with database.write() as session:
        row = session.get(MetaRow, "count") or MetaRow(name="count", value="0")
        session.merge(MetaRow(name="count", value=str(int(row.value) + 1)))
"""


def process(code: str, folder: Path, url: str | None) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", code, str(folder), url or ""], stderr=subprocess.PIPE)


def put(database: Database, value: str) -> None:
    with database.write() as session:
        session.merge(MetaRow(name="a", value=value))


def value(database: Database) -> str | None:
    with database.read() as session:
        row = session.get(MetaRow, "a")
        return row.value if row else None


def is_whole(database: Database) -> bool:
    if database.engine.dialect.name == "sqlite":
        with database.read() as session:
            assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    return database.schema() == module.SCHEMA


@pytest.fixture(scope="module")
def tables() -> list[Table]:
    """The tables of every room."""
    for path in PACKAGE.rglob("tables.py"):
        import_module(".".join(["helloword", *path.relative_to(PACKAGE).with_suffix("").parts]))
    return Base.metadata.sorted_tables


def test_the_newest_migration_is_the_schema_that_opening_expects() -> None:
    assert scripts().get_heads() == [module.SCHEMA]


def test_migrations_make_exactly_the_tables_that_the_rooms_use(database: Database, tables: list[Table]) -> None:
    assert {"stores", "audit_log", "people"} <= {table.name for table in tables}

    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)

    assert differences == []


def test_a_reference_within_a_table_is_checked_at_the_end(tables: list[Table]) -> None:
    """A backup is read back row by row, in any order."""
    within = [(t.name, key) for t in tables for key in t.foreign_key_constraints if key.referred_table is t]

    assert [name for name, key in within if not (key.deferrable and key.initially == "DEFERRED")] == []
    assert within


def test_processes_that_open_a_new_database_at_once_all_succeed(tmp_path: Path, state_url: str | None) -> None:
    openers = [process(OPEN, tmp_path, state_url) for _ in range(4)]

    failures = [p.communicate()[1].decode() for p in openers if p.wait() != 0]

    assert failures == []
    assert is_whole(Database.open(tmp_path, state_url))


@pytest.mark.parametrize("milliseconds", [50, 350, 450, 600, 800, 1000])
def test_a_killed_migration_leaves_a_database_that_opens(
    tmp_path: Path, state_url: str | None, milliseconds: int
) -> None:
    opener = process(OPEN, tmp_path, state_url)
    try:
        opener.wait(milliseconds / 1000)
    except subprocess.TimeoutExpired:
        opener.kill()
    opener.communicate()

    database = Database.open(tmp_path, state_url)

    put(database, "b")
    assert is_whole(database)


def test_a_database_of_a_newer_version_is_refused_with_what_to_do(
    database: Database, tmp_path: Path, state_url: str | None
) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(WorkspaceError, match="Upgrade helloword"):
        Database.open(tmp_path, state_url)


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    with contextlib.suppress(RuntimeError), database.write() as session:
        session.add(MetaRow(name="a", value="b"))
        session.flush()
        raise RuntimeError

    assert value(database) is None


def test_what_a_reader_changes_is_not_kept(database: Database) -> None:
    with database.read() as session:
        session.add(MetaRow(name="a", value="b"))
        session.flush()

    assert value(database) is None


def test_rows_are_those_that_were_committed_when_they_are_asked_for(database: Database) -> None:
    asked = "SELECT name, value FROM meta WHERE name = 'a'"
    assert database.rows(asked) == []

    put(database, "b")
    assert database.rows(asked) == [("a", "b")]

    with database.write() as session:
        session.merge(MetaRow(name="a", value="c"))
        session.flush()
        assert database.rows(asked) == [("a", "b")]
    assert database.rows(asked) == [("a", "c")]


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    with database.write() as writer:
        writer.add(MetaRow(name="a", value="b"))
        writer.flush()

        assert value(database) is None

    assert value(database) == "b"


def test_a_reader_sees_one_moment(database: Database) -> None:
    put(database, "before")

    with database.read() as reader:
        first = reader.scalar(text("SELECT value FROM meta WHERE name = 'a'"))
        put(database, "after")
        again = reader.scalar(text("SELECT value FROM meta WHERE name = 'a'"))

    assert (first, again, value(database)) == ("before", "before", "after")


def test_writers_in_several_processes_do_not_write_over_each_other(
    database: Database, tmp_path: Path, state_url: str | None
) -> None:
    writers = [process(COUNT, tmp_path, state_url) for _ in range(3)]

    assert [(w.communicate()[1], w.returncode) for w in writers] == [(b"", 0)] * 3
    with database.read() as session:
        assert session.get_one(MetaRow, "count").value == "60"


def test_a_writer_waits_for_the_one_before_and_sees_what_it_wrote(database: Database) -> None:
    seen: list[str | None] = []

    def second() -> None:
        with database.write() as session:
            row = session.get(MetaRow, "a")
            seen.append(row.value if row else None)

    with database.write() as first:
        waiting = Thread(target=second)
        waiting.start()
        waiting.join(0.3)
        assert (waiting.is_alive(), seen) == (True, [])
        first.add(MetaRow(name="a", value="b"))
    waiting.join()

    assert seen == ["b"]


def test_a_writer_that_waited_too_long_is_told_to_try_again(
    tmp_path: Path, state_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_sqlite, "BUSY_SECONDS", 0.2)
    monkeypatch.setattr(in_postgres, "BUSY_SECONDS", 0.2)
    database = Database.open(tmp_path, state_url)

    with database.write(), pytest.raises(BusyError, match="Try again"), database.write():
        pytest.fail("two wrote at once")


def test_the_file_is_for_the_owner_alone(tmp_path: Path) -> None:
    Database.open(tmp_path)

    assert (tmp_path / "state.db").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_bytes(b"not a database at all, but long enough to be one" * 40)

    with pytest.raises(WorkspaceError, match="damaged"):
        Database.open(tmp_path)


@pytest.mark.parametrize("address", ["mysql://a@b/c", "nonsense", "postgresql+asyncpg://a@b/c"])
def test_an_address_that_is_not_of_postgresql_is_refused_with_one_that_is(tmp_path: Path, address: str) -> None:
    with pytest.raises(InputError, match="must look like postgresql"):
        Database.open(tmp_path, address)


def test_a_server_that_does_not_answer_is_said_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match="cannot be used") as refused:
        Database.open(tmp_path, "postgresql://anna:secret@127.0.0.1:1/company")

    assert refused.value.code == "state_failed"
    assert "secret" not in refused.value.message


def test_the_environment_goes_before_the_settings(
    tmp_path: Path, state_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(Database.open(tmp_path, state_url), "here")
    if state_url:
        monkeypatch.setenv("HELLOWORD_STATE_URL", state_url)

        assert value(Database.open(tmp_path, "postgresql://nobody@127.0.0.1:1/elsewhere")) == "here"
        assert not (tmp_path / "state.db").exists()
    else:
        assert value(Database.open(tmp_path, "")) == "here"


def test_the_mark_of_a_file_is_another_after_every_commit_of_anybody(tmp_path: Path) -> None:
    ours, others = Database.open(tmp_path), Database.open(tmp_path)
    try:
        before = ours.mark()
        assert ours.mark() == before
        for database in (others, ours):
            with database.write() as session:
                session.merge(MetaRow(name="mark", value=f"{database is ours}"))
            assert ours.mark() != before
            before = ours.mark()
    finally:
        ours.close()
        others.close()


def test_a_damaged_file_has_no_mark_and_says_what_is_wrong_when_it_is_read(tmp_path: Path) -> None:
    Database.open(tmp_path).close()
    database = Database.at(tmp_path)
    (tmp_path / in_sqlite.FILE_NAME).write_bytes(b"not a database" * 1000)
    for left in ("-wal", "-shm"):
        (tmp_path / f"{in_sqlite.FILE_NAME}{left}").unlink(missing_ok=True)
    assert database.mark() is None
    with pytest.raises(WorkspaceError, match="damaged"), database.read() as session:
        session.get(MetaRow, "audit")
    with pytest.raises(WorkspaceError, match="damaged"):
        database.rows("SELECT name FROM meta")
