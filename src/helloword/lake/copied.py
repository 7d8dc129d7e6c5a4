"""How far the list of imports has been told what the manifest says."""

from __future__ import annotations

from helloword.state.database import Database
from helloword.state.facts import fact

NAME = "manifest"
"""What it is called among the state database's single facts."""


def copied_up_to(state: Database) -> int:
    """The newest lake version that the list knows of; 0 before the first."""
    return int(fact(state, NAME) or 0)
