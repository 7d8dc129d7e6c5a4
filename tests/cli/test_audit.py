"""The audit log on the command line."""

from __future__ import annotations

import getpass
import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Run


@pytest.fixture
def at(run: Run, company: Path) -> tuple[str, str]:
    (company.parent / "orders.csv").write_text(FILES["orders.csv"], encoding="utf-8")
    at = ("--workspace", str(company))
    assert run("import", "orders.csv", *at, HELLOWORD_ACTOR="anna").code == 0
    assert run("import", "undo", "1", *at).code == 0
    return at


def tamper(company: str, statement: str) -> None:
    with sqlite3.connect(Path(company) / "state.db") as connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        connection.execute(statement)


def test_entries_say_who_did_what(run: Run, at: tuple[str, str]) -> None:
    entries = run("audit", "list", "--format", "json", *at).json

    assert isinstance(entries, list)
    assert [(e["id"], e["actor"], e["action"], e["subject"]) for e in entries] == [
        (4, f"cli:{getpass.getuser()}", "import.undone", "import:1"), (3, "anna", "import.kept", "import:1"),
        (2, "local", "store.added", "store:us"), (1, "local", "store.added", "store:eu"),
    ]  # fmt: skip
    assert entries[1]["detail"]["new"] == 5


def test_entries_are_found_by_action_and_subject(run: Run, at: tuple[str, str]) -> None:
    stores = run("audit", "list", "--subject", "store:eu", *at).out
    kept = run("audit", "list", "--action", "import.kept", "--limit", "1", *at, HELLOWORD_LANG="zh").out
    none = run("audit", "list", "--action", "import.keep", *at)

    assert "store added" in stores
    assert "store:us" not in stores
    assert "导入文件" in kept
    assert (none.out, none.err) == ("", "There are no such entries.\n")


def test_a_log_that_holds_says_so(run: Run, at: tuple[str, str]) -> None:
    done = run("audit", "verify", *at)
    verdict = run("audit", "verify", "--format", "json", *at).json

    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("The audit log holds. Entries: 4; hash of the last: ")
    assert isinstance(verdict, dict)
    assert (verdict["entries"], verdict["broken"], verdict["hash"] in done.err) == (4, None, True)


@pytest.mark.parametrize(
    ("statement", "english", "chinese"),
    [
        ("UPDATE audit_log SET actor = 'nobody' WHERE id = 3", "Entry 3 was changed.", "第 3 条被改动过。"),
        ("DELETE FROM audit_log WHERE id = 2", "Entry 2 is missing.", "第 2 条不见了。"),
        ("DELETE FROM audit_log WHERE id = 4", "The log was cut off from entry 4 on.", "日志从第 4 条起被截断。"),
    ],
)
def test_a_log_that_was_tampered_with_names_the_place(
    run: Run, at: tuple[str, str], statement: str, english: str, chinese: str
) -> None:
    tamper(at[1], statement)

    done = run("audit", "verify", *at)
    assert done.code == 1
    assert english in done.err
    assert chinese in run("audit", "verify", *at, HELLOWORD_LANG="zh").err


def test_the_doctor_finds_a_log_that_was_tampered_with(run: Run, at: tuple[str, str]) -> None:
    tamper(at[1], "DELETE FROM audit_log WHERE id = 2")

    done = run("doctor", *at)

    assert done.code == 1
    assert "does not hold from entry 2 on" in done.out
