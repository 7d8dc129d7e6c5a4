"""How far the list of imports has been told what the manifest says."""

from __future__ import annotations

from helloword.state.database import Database

NAME = "manifest"
"""What it is called among the state database's single facts."""


def copied_up_to(state: Database) -> int:
    """The newest lake version that the list knows of; 0 before the first."""
    rows = state.rows(f"SELECT value FROM meta WHERE name = '{NAME}'")  # noqa: S608 - a name of our own
    return int(str(rows[0][0])) if rows else 0
