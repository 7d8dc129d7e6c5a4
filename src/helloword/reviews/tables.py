"""Tables of reviews: what was written, and what people said they would do."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class ReviewRow(Base):
    """A written review; rows are only ever added. `content` is canonical JSON of all that it says."""

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("grain", "start", "scope", "edition"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    grain: Mapped[str]
    start: Mapped[date]
    scope: Mapped[str]
    edition: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    reason: Mapped[str]
    lake: Mapped[int]
    catalogue: Mapped[str]
    content: Mapped[str]


class FollowUpRow(Base):
    """Something that somebody said they would do, and until when; it is carried until it is closed."""

    __tablename__ = "follow_ups"
    __table_args__ = (Index("follow_ups_open", "scope", "closed_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    review: Mapped[int]
    scope: Mapped[str]
    kpi: Mapped[str | None]
    text: Mapped[str]
    owner: Mapped[str]
    due: Mapped[date]
    at: Mapped[datetime]
    by: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    note: Mapped[str]


class FollowUpEventRow(Base):
    """What happened to a follow-up: added, moved, closed."""

    __tablename__ = "follow_up_events"
    __table_args__ = (Index("follow_up_events_of", "follow_up"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str]
    due: Mapped[date]
    owner: Mapped[str]
    note: Mapped[str]
