"""The table of the audit log; triggers in the database refuse to change or remove its rows."""

from __future__ import annotations

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class AuditRow(Base):
    """One entry."""

    __tablename__ = "audit_log"
    __table_args__ = (
        Index("audit_by_subject", "subject_kind", "subject_id"),
        Index("audit_by_action", "action"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str]
    actor: Mapped[str]
    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[str]
    detail: Mapped[str]
    reason: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]

    @property
    def told(self) -> tuple[str, ...]:
        """What its hash is made of, besides its number."""
        return (
            self.at, self.actor, self.action, self.subject_kind, self.subject_id, self.detail, self.reason,
            self.previous,
        )  # fmt: skip
