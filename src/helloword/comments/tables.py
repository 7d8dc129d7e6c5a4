"""The table of comments."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class CommentRow(Base):
    """One comment; its words are gone once it was taken away, that it was there is not."""

    __tablename__ = "comments"
    __table_args__ = (Index("comments_by_subject", "kind", "subject"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    text: Mapped[str]
    removed_at: Mapped[datetime | None]
    removed_by: Mapped[str | None]
