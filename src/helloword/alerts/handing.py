"""A message to one person about something that is not an alert, by the same outbox and channels."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import select

from helloword.alerts.tables import ChannelRow, MessageRow
from helloword.text import Text
from helloword.workspace import Workspace


def hand(
    workspace: Workspace, person: str, key: str, subject: Text, body: Text, at: datetime | None = None
) -> tuple[str, ...]:  # fmt: skip
    """Queue a message to each of a person's channels; the same key again is the same message. The channels' names."""
    now = at or datetime.now(UTC)
    with workspace.state.write() as session:
        channels = list(session.scalars(select(ChannelRow).where(ChannelRow.person == person)))
        for channel in channels:
            known = f"{key}-{channel.name}"
            if session.scalar(select(MessageRow.id).where(MessageRow.key == known)) is None:
                session.add(
                    MessageRow(
                        key=known, channel=channel.name, subject=subject.in_(channel.locale),
                        body=body.in_(channel.locale), at=now, status="waiting", tries=0, next_at=now,
                    )
                )  # fmt: skip
        return tuple(channel.name for channel in channels)
