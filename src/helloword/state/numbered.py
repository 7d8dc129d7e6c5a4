"""Rows that people name by their number."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy.orm import Session

from helloword.state.tables import Base

R = TypeVar("R", bound=Base)
_MOST_DIGITS = 9  # what has more is no number of a row


def numbered(session: Session, table: type[R], id: int | str) -> R | None:
    """The row of that number; None when there is none, whatever was given for it."""
    text = str(id)
    return session.get(table, int(text)) if text.isdecimal() and len(text) <= _MOST_DIGITS else None
