"""Tables of reconciliation: the company's own rules, and the differences that were kept."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class ReconciliationRuleRow(Base):
    """One change of a tolerance or of what a report means; rows are only ever added. Taken back where `body` is empty."""

    __tablename__ = "reconciliation_rules"
    __table_args__ = (
        CheckConstraint("kind IN ('tolerance', 'report')", name="reconciliation_kind_known"),
        Index("reconciliation_rules_by_key", "kind", "key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    kind: Mapped[str]
    key: Mapped[str]
    body: Mapped[str | None]
    reason: Mapped[str]


class PointRow(Base):
    """A difference as it was when it was kept; rows are only ever added. Amounts are decimal text, causes JSON."""

    __tablename__ = "calibration_points"
    __table_args__ = (Index("calibration_points_by_figure", "figure"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    figure: Mapped[str]
    store: Mapped[str]
    report: Mapped[str]
    start: Mapped[date]
    end: Mapped[date]
    measure: Mapped[str]
    sku: Mapped[str | None]
    currency: Mapped[str | None]
    kpi: Mapped[str]
    lake: Mapped[int]
    catalogue: Mapped[str]
    official: Mapped[str]
    own: Mapped[str]
    causes: Mapped[str]
    status: Mapped[str]
    accepted: Mapped[bool]
    note: Mapped[str]
