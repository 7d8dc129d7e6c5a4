"""The audit log is kept with the change, sealed entry by entry, and shows where it was tampered with."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from helloword.audit import Actor, Broken, Subject, entries, record, verify
from helloword.audit.entry import seal
from helloword.audit.tables import AuditRow
from helloword.errors import WorkspaceError
from helloword.state.database import Database

ANNA = Actor("cli:anna")


def tell(database: Database, *ids: str, action: str = "store.added") -> None:
    for id in ids:
        with database.write() as session:
            record(session, ANNA, action, Subject("store", id), {"currency": "EUR", "name": "é"}, "because")


def tamper(database: Database, *statements: str) -> None:
    """Change the log as somebody would who has the database in their hands and the guards out of the way."""
    with database.write() as session:
        if database.engine.dialect.name == "postgresql":
            session.execute(text("ALTER TABLE audit_log DISABLE TRIGGER USER"))
        else:
            for trigger in session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
                session.execute(text(f"DROP TRIGGER {trigger}"))
        for statement in statements:
            session.execute(text(statement))


def test_an_entry_holds_who_did_what_to_what_and_why(database: Database) -> None:
    moment = datetime(2026, 11, 1, 9, tzinfo=UTC)
    with database.write() as session:
        told = record(
            session, ANNA, "store.added", Subject("store", "eu"), {"prices": None, "n": 1}, "new shop", moment
        )

    (entry,) = entries(database)

    assert entry == told
    assert (entry.id, entry.at, entry.actor, entry.reason) == (1, moment, ANNA, "new shop")
    assert json.loads(entry.detail) == {"n": 1, "prices": None}


def test_entries_come_newest_first_and_by_what_is_asked(database: Database) -> None:
    tell(database, "eu", "us")
    tell(database, "eu", action="store.changed")

    assert [(e.id, e.subject.id) for e in entries(database, limit=2)] == [(3, "eu"), (2, "us")]
    assert [e.id for e in entries(database, subject="store:eu")] == [3, 1]
    assert [e.id for e in entries(database, action="store.changed", subject="store")] == [3]
    assert entries(database, subject="kpi") == entries(database, actor="nobody") == ()


def test_a_change_that_fails_leaves_no_entry(database: Database) -> None:
    with contextlib.suppress(RuntimeError), database.write() as session:
        record(session, ANNA, "store.added", Subject("store", "eu"))
        raise RuntimeError

    assert entries(database) == ()
    assert verify(database).broken is None


def test_an_untouched_log_holds(database: Database) -> None:
    assert (verify(database).count, verify(database).broken) == (0, None)

    tell(database, "a", "b", "c")

    assert (verify(database).count, verify(database).broken) == (3, None)
    assert verify(database).hash == entries(database)[0].hash


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_log SET reason = 'x' WHERE id = 2",
        "DELETE FROM audit_log WHERE id = 2",
    ],
)
def test_the_database_refuses_to_change_or_remove_an_entry(database: Database, statement: str) -> None:
    tell(database, "a", "b", "c")

    with pytest.raises(DatabaseError, match="only ever added to"), database.write() as session:
        session.execute(text(statement))

    assert (verify(database).count, verify(database).broken) == (3, None)


def test_the_database_refuses_to_empty_or_replace(database: Database) -> None:
    tell(database, "a", "b", "c")
    statement = (
        "TRUNCATE audit_log"
        if database.engine.dialect.name == "postgresql"
        else "INSERT OR REPLACE INTO audit_log SELECT 2, at, actor, action, subject_kind, subject_id, detail, 'x', "
        "previous, hash FROM audit_log WHERE id = 2"
    )

    with pytest.raises(DatabaseError, match="only ever added to"), database.write() as session:
        session.execute(text(statement))

    assert (verify(database).count, verify(database).broken) == (3, None)


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        *(
            ([f"UPDATE audit_log SET {column} = 'x' WHERE id = 2"], Broken(2, "changed"))
            for column in (
                "at", "actor", "action", "subject_kind", "subject_id", "detail", "reason", "previous", "hash"
            )
        ),
        (["DELETE FROM audit_log WHERE id = 2"], Broken(2, "missing")),
        (["DELETE FROM audit_log WHERE id = 1"], Broken(1, "missing")),
        (["DELETE FROM audit_log WHERE id = 3"], Broken(3, "cut_short")),
        (["DELETE FROM audit_log"], Broken(1, "cut_short")),
        (["DELETE FROM audit_log WHERE id = 2", "UPDATE audit_log SET id = 2 WHERE id = 3"], Broken(2, "changed")),
        (
            [
                "INSERT INTO audit_log SELECT 4, at, actor, action, subject_kind, subject_id, detail, reason, previous, hash "
                "FROM audit_log WHERE id = 3"
            ],
            Broken(4, "foreign"),
        ),
        (["DELETE FROM meta WHERE name = 'audit'"], Broken(1, "no_head")),
    ],
    ids=str,
)  # fmt: skip
def test_tampering_is_found_where_it_was_done(database: Database, statements: list[str], broken: Broken) -> None:
    tell(database, "a", "b", "c")

    tamper(database, *statements)

    assert verify(database).broken == broken


def test_an_entry_sealed_again_after_a_change_no_longer_fits_the_next(database: Database) -> None:
    tell(database, "a", "b", "c")
    with database.read() as session:
        row = session.get_one(AuditRow, 2)
        at, actor, action, kind, _, *rest = row.told
    forged = seal(2, at, actor, action, kind, "x", *rest)

    tamper(database, f"UPDATE audit_log SET subject_id = 'x', hash = '{forged}' WHERE id = 2")

    assert verify(database).broken == Broken(3, "unlinked")


def test_the_last_entry_sealed_again_after_a_change_no_longer_fits_the_noted_end(database: Database) -> None:
    tell(database, "a", "b")
    with database.read() as session:
        at, *rest = session.get_one(AuditRow, 2).told
    forged = seal(2, f"2020{at[4:]}", *rest)

    tamper(database, f"UPDATE audit_log SET at = '2020{at[4:]}', hash = '{forged}' WHERE id = 2")

    assert verify(database).broken == Broken(2, "changed")


def test_a_log_cut_short_is_still_found_once_more_was_added(database: Database) -> None:
    tell(database, "a", "b", "c")
    tamper(database, "DELETE FROM audit_log WHERE id = 3")
    tell(database, "d")

    assert verify(database).broken == Broken(3, "missing")


def test_a_log_without_its_noted_end_takes_nothing_more(database: Database) -> None:
    tamper(database, "DELETE FROM meta WHERE name = 'audit'")

    with pytest.raises(WorkspaceError, match="Restore"):
        tell(database, "a")


def test_an_action_is_a_thing_and_what_happened_to_it(database: Database) -> None:
    with pytest.raises(ValueError, match="is not an action"), database.write() as session:
        record(session, ANNA, "Added a store", Subject("store", "eu"))
