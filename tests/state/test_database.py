from __future__ import annotations

import contextlib
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from helloword.errors import WorkspaceError
from helloword.state import database as module
from helloword.state.database import Database
from helloword.state.migrating import scripts
from helloword.state.tables import Base, MetaRow

OPEN = "import sys; from pathlib import Path; from helloword.state.database import Database; Database.open(Path(sys.argv[1]))"


def opener(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", OPEN, str(folder)], stderr=subprocess.PIPE)


def integrity(database: Database) -> str | None:
    with database.read() as session:
        return session.scalar(text("PRAGMA integrity_check"))


def test_the_newest_migration_is_the_schema_that_opening_expects() -> None:
    assert scripts().get_heads() == [module.SCHEMA]


def test_migrations_make_exactly_the_tables_that_the_code_uses(tmp_path: Path) -> None:
    database = Database.open(tmp_path)

    with database.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), Base.metadata)

    assert differences == []


def test_the_file_is_for_the_owner_alone(tmp_path: Path) -> None:
    Database.open(tmp_path)

    assert (tmp_path / "state.db").stat().st_mode & 0o777 == 0o600


def test_processes_that_open_a_new_database_at_once_all_succeed(tmp_path: Path) -> None:
    openers = [opener(tmp_path) for _ in range(4)]

    failures = [p.communicate()[1].decode() for p in openers if p.wait() != 0]

    assert failures == []
    assert integrity(Database.open(tmp_path)) == "ok"


@pytest.mark.parametrize("milliseconds", [50, 200, 350, 400, 450, 500, 600, 800])
def test_a_killed_migration_leaves_a_database_that_opens(tmp_path: Path, milliseconds: int) -> None:
    process = opener(tmp_path)
    try:
        process.wait(milliseconds / 1000)
    except subprocess.TimeoutExpired:
        process.kill()
    process.communicate()

    database = Database.open(tmp_path)

    with database.write() as session:
        session.add(MetaRow(name="a", value="b"))
    assert integrity(database) == "ok"


def test_a_database_of_a_newer_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    database = Database.open(tmp_path)
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(WorkspaceError, match="Upgrade helloword"):
        Database.open(tmp_path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_bytes(b"not a database at all, but long enough to be one" * 40)

    with pytest.raises(WorkspaceError, match="damaged"):
        Database.open(tmp_path)


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    database = Database.open(tmp_path)

    with contextlib.suppress(RuntimeError), database.write() as session:
        session.add(MetaRow(name="a", value="b"))
        session.flush()
        raise RuntimeError

    with database.read() as session:
        assert session.get(MetaRow, "a") is None


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path) -> None:
    database = Database.open(tmp_path)

    with database.write() as writer:
        writer.add(MetaRow(name="a", value="b"))
        writer.flush()
        with database.read() as reader:
            assert reader.get(MetaRow, "a") is None
