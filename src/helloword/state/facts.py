"""Single facts that the state database keeps by name."""

from __future__ import annotations

from helloword.state.database import Database


def fact(database: Database, name: str) -> str | None:
    """What is kept under one of the product's own names; None before it was."""
    rows = database.rows(f"SELECT value FROM meta WHERE name = '{name}'")  # noqa: S608 - never a person's words
    return str(rows[0][0]) if rows else None
