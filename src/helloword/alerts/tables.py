"""Tables of the alerts: rules by version, what was found, mutes, channels and messages."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class RuleRow(Base):
    """One version of a rule; rows are only ever added."""

    __tablename__ = "alert_rules"
    __table_args__ = (Index("alert_rules_by_rule", "rule"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    active: Mapped[bool]
    yaml: Mapped[str]
    reason: Mapped[str]


class MarkRow(Base):
    """How far a rule has been evaluated."""

    __tablename__ = "alert_marks"

    rule: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int]
    lake: Mapped[int]
    catalogue: Mapped[str]
    day: Mapped[date]
    at: Mapped[datetime]
    problem: Mapped[str | None]


class StateRow(Base):
    """How a rule stands in one slice."""

    __tablename__ = "alert_states"

    rule: Mapped[str] = mapped_column(primary_key=True)
    slice: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    since: Mapped[date]
    day: Mapped[date]
    reason: Mapped[str | None]
    value: Mapped[str | None]
    bound: Mapped[str | None]


class AlertRow(Base):
    """One time that a rule fired in a slice."""

    __tablename__ = "alerts"
    __table_args__ = (UniqueConstraint("rule", "slice", "fired"), Index("alerts_open", "ended"))

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str]
    slice: Mapped[str]
    together: Mapped[str]
    severity: Mapped[str]
    since: Mapped[date]
    fired: Mapped[date]
    day: Mapped[date]
    ended: Mapped[date | None]
    ended_why: Mapped[str | None]
    value: Mapped[str | None]
    bound: Mapped[str | None]
    usual: Mapped[str | None]
    runway: Mapped[str | None]
    cause: Mapped[str | None]
    opened_at: Mapped[datetime]
    acked_at: Mapped[datetime | None]
    acked_by: Mapped[str | None]
    told_at: Mapped[datetime | None]
    told_end_at: Mapped[datetime | None]


class EventRow(Base):
    """Something that happened to an alert."""

    __tablename__ = "alert_events"
    __table_args__ = (Index("alert_events_by_alert", "alert"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    alert: Mapped[int]
    at: Mapped[datetime]
    what: Mapped[str]
    day: Mapped[date | None]
    by: Mapped[str]
    note: Mapped[str]


class MuteRow(Base):
    """A rule, or one slice of it, that is not to send messages for a while."""

    __tablename__ = "alert_mutes"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str]
    slice: Mapped[str]
    until: Mapped[date]
    reason: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    lifted_at: Mapped[datetime | None]


class ChannelRow(Base):
    """Where messages go; the address is encrypted with the company's key."""

    __tablename__ = "alert_channels"

    name: Mapped[str] = mapped_column(primary_key=True)
    person: Mapped[str | None]
    locale: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]


class MessageRow(Base):
    """A message to one channel; `key` is the same whoever wants to send it."""

    __tablename__ = "alert_messages"
    __table_args__ = (
        CheckConstraint("status IN ('waiting', 'sending', 'sent', 'dead')", name="message_status_known"),
        Index("alert_messages_due", "status", "next_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    channel: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    at: Mapped[datetime]
    status: Mapped[str]
    tries: Mapped[int]
    next_at: Mapped[datetime]
    token: Mapped[str | None]
    problem: Mapped[str | None]
    sent_at: Mapped[datetime | None]
