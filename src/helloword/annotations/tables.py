"""Tables of the annotations: what people write on dates, by version."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class NoteRow(Base):
    """One version of a note; rows are only ever added. `stores` are ids by commas."""

    __tablename__ = "note_versions"
    __table_args__ = (UniqueConstraint("note", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    note: Mapped[str]
    number: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str]
    owner: Mapped[str]
    text: Mapped[str]
    first: Mapped[date]
    until: Mapped[date]
    stores: Mapped[str]
    kpi: Mapped[str | None]
    deleted: Mapped[bool]
