"""Tables of the actions: what was proposed, who approved it, what was done, and whether all is stopped."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from helloword.state.tables import Base


class PlaybookRow(Base):
    """One version of a company's terms for a playbook; rows are only ever added."""

    __tablename__ = "action_terms"
    __table_args__ = (Index("action_terms_by_playbook", "playbook"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    playbook: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[str]
    yaml: Mapped[str]
    reason: Mapped[str]


class ActionRow(Base):
    """One action; no two open ones of a playbook are on the same subject."""

    __tablename__ = "actions"
    __table_args__ = (
        Index(
            "actions_open_once", "playbook", "subject", unique=True,
            sqlite_where=text("status IN ('proposed', 'deferred', 'approved', 'running', 'waiting', 'undoing')"),
            postgresql_where=text("status IN ('proposed', 'deferred', 'approved', 'running', 'waiting', 'undoing')"),
        ),
        Index("actions_by_status", "status"),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    playbook: Mapped[str]
    subject: Mapped[str]
    status: Mapped[str]
    proposal: Mapped[str]
    digest: Mapped[str]
    money: Mapped[str]
    alert: Mapped[int | None]
    by: Mapped[str]
    proposed_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    lake: Mapped[int]
    catalogue: Mapped[str]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]
    note: Mapped[str]
    begun_at: Mapped[datetime | None]
    begun_on: Mapped[date | None]
    done_at: Mapped[datetime | None]
    attempt: Mapped[int]
    next_at: Mapped[datetime | None]
    problem: Mapped[str | None]
    verified: Mapped[str | None]
    measure_on: Mapped[date | None]
    effect: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)
    deferred_until: Mapped[date | None]
    deferred_by: Mapped[str | None]
    deferred_why: Mapped[str | None]


class ActionVersionRow(Base):
    """One content of an action that was changed before its approval; rows are only ever added, the first is the playbook's."""

    __tablename__ = "action_versions"
    __table_args__ = (Index("action_versions_once", "action", "number", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[int]
    number: Mapped[int]
    at: Mapped[datetime]
    by: Mapped[str]
    reason: Mapped[str]
    proposal: Mapped[str]
    digest: Mapped[str]
    money: Mapped[str]


class ApprovalRow(Base):
    """Leave to execute one content of one action, once and until a moment; sealed with the company's key."""

    __tablename__ = "action_approvals"

    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[int] = mapped_column(unique=True)
    digest: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    expires_at: Mapped[datetime]
    seal: Mapped[str]
    used_at: Mapped[datetime | None]


class ActionEventRow(Base):
    """Something that happened to an action; a step that was done stands here once.

    `worded` is a note that every reader gets in their own language, as `writing.note_to` keeps it.
    """

    __tablename__ = "action_events"
    __table_args__ = (
        Index("action_events_by_action", "action"),
        Index(
            "action_steps_once", "action", "what", unique=True,
            sqlite_where=text("step"), postgresql_where=text("step"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    action: Mapped[int]
    at: Mapped[datetime]
    what: Mapped[str]
    by: Mapped[str]
    note: Mapped[str]
    worded: Mapped[str | None]
    step: Mapped[bool]


class SwitchRow(Base):
    """The kill switch: the newest row says whether all is stopped; rows are only ever added."""

    __tablename__ = "action_switch"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str]
    stopped: Mapped[bool]
    reason: Mapped[str]


class TaskRow(Base):
    """Something that a person is to do."""

    __tablename__ = "tasks"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    person: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    due: Mapped[date]
    made_at: Mapped[datetime]
    status: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[str | None]
    note: Mapped[str]
