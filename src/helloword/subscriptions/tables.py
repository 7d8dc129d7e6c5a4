"""Tables of the subscriptions: each by version, and what was sent to whom."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class SubscriptionRow(Base):
    """One version of a subscription; rows are only ever added. `body` is its terms as JSON."""

    __tablename__ = "subscription_versions"
    __table_args__ = (UniqueConstraint("subscription", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subscription: Mapped[str]
    number: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str]
    answerable: Mapped[str]
    status: Mapped[str]
    since: Mapped[datetime]
    board: Mapped[str]
    body: Mapped[str]


class SendingRow(Base):
    """One board to one recipient at one due time; `key` is the same whoever wants to send it, and names the mail.

    `how` is schedule, by_hand or test; `problem` is why it was not sent, in both languages.
    """

    __tablename__ = "subscription_sendings"
    __table_args__ = (
        CheckConstraint("status IN ('waiting', 'sending', 'sent', 'skipped', 'dead')", name="sending_status_known"),
        Index("subscription_sendings_due", "status", "next_at"),
        Index("subscription_sendings_of", "subscription", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    subscription: Mapped[str]
    recipient: Mapped[str]
    due: Mapped[datetime]
    how: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[str]
    tries: Mapped[int]
    next_at: Mapped[datetime]
    token: Mapped[str | None]
    code: Mapped[str | None]
    problem: Mapped[str | None]
    sent_at: Mapped[datetime | None]
