"""Tables of goals: every version of strategies, goals and plans, and what was frozen; rows are only ever added."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class GoalVersionRow(Base):
    """One version of a strategy, goal or plan; `definition` is canonical JSON."""

    __tablename__ = "goal_versions"

    kind: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    effective_from: Mapped[date]
    recorded_at: Mapped[datetime]
    actor: Mapped[str]
    reason: Mapped[str]
    status: Mapped[str]
    definition: Mapped[str]


class GoalClosingRow(Base):
    """A period that was closed: its scores and payouts with all that they were computed from, as canonical JSON."""

    __tablename__ = "goal_closings"

    id: Mapped[int] = mapped_column(primary_key=True)
    first: Mapped[date]
    until: Mapped[date]
    recorded_at: Mapped[datetime]
    actor: Mapped[str]
    reason: Mapped[str]
    lake: Mapped[int]
    catalogue: Mapped[str]
    content: Mapped[str]
