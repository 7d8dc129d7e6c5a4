"""Tables of the surveys: rules by version, who was asked, who wants no more, and answers."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class SurveyRuleRow(Base):
    """One version of a store's rule; rows are only ever added."""

    __tablename__ = "survey_rules"
    __table_args__ = (Index("survey_rules_by_store", "store"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    store: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    active: Mapped[bool]
    kind: Mapped[str]
    days: Mapped[int]
    sender: Mapped[str]
    imprint: Mapped[str]
    vouched: Mapped[str]
    reason: Mapped[str]


class AskRow(Base):
    """What became of asking about one order; `address` and `customer` are keyed hashes.

    `asked_at` is when the mail was first taken up; from then on its buyer counts as asked, whatever became of it.
    """

    __tablename__ = "survey_asks"
    __table_args__ = (
        UniqueConstraint("store", "order"),
        CheckConstraint("status IN ('waiting', 'sending', 'sent', 'dead', 'skipped')", name="ask_status_known"),
        Index("survey_asks_by_address", "address"),
        Index("survey_asks_by_customer", "customer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    store: Mapped[str]
    order: Mapped[str]
    kind: Mapped[str]
    language: Mapped[str]
    address: Mapped[str | None]
    customer: Mapped[str | None]
    due: Mapped[date]
    decided_at: Mapped[datetime]
    asked_at: Mapped[datetime | None]
    status: Mapped[str]
    reason: Mapped[str | None]
    tries: Mapped[int]
    next_at: Mapped[datetime]
    token: Mapped[str | None]
    problem: Mapped[str | None]
    sent_at: Mapped[datetime | None]


class OptOutRow(Base):
    """The keyed hash of an address that wants no more mails; kept for ever."""

    __tablename__ = "survey_opt_outs"

    address: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]


class AnswerRow(Base):
    """The newest answer to one mail; `told` is the version of it that the lake knows."""

    __tablename__ = "survey_answers"

    ask: Mapped[int] = mapped_column(primary_key=True)
    score: Mapped[int]
    answered_at: Mapped[datetime]
    version: Mapped[int]
    told: Mapped[int]
    language: Mapped[str]
