"""Who has boards or an order of them: to everybody else with the same roles the boards look the same."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.boards.tables import BoardRow, PinRow


def concerned(session: Session) -> frozenset[str]:
    """Whoever ever owned a board or pinned one, by the name under which they change things."""
    owners, pinners = select(BoardRow.owner).distinct(), select(PinRow.person).distinct()
    return frozenset([*session.scalars(owners), *session.scalars(pinners)])
