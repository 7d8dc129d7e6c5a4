"""Tables of the boards: those that people made, by version, and what each person pinned."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class BoardRow(Base):
    """One version of a board; rows are only ever added. `body` is the board's table as JSON, `roles` names by commas."""

    __tablename__ = "board_versions"
    __table_args__ = (UniqueConstraint("board", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    board: Mapped[str]
    number: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str]
    back_to: Mapped[int | None]
    owner: Mapped[str]
    shared: Mapped[str]
    roles: Mapped[str]
    came_from: Mapped[str | None]
    deleted: Mapped[bool]
    body: Mapped[str]


class PinRow(Base):
    """A board that somebody keeps at the front, and at which place."""

    __tablename__ = "board_pins"

    person: Mapped[str] = mapped_column(primary_key=True)
    board: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
