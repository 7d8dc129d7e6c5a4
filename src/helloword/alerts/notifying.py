"""Which alerts somebody still has to be told of, and the messages that do it; one for each group and channel."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helloword.alerts.alert import Alert
from helloword.alerts.channels import listening
from helloword.alerts.inbox import alert_from
from helloword.alerts.keeping import Version
from helloword.alerts.messages import body, frame_of, subject
from helloword.alerts.tables import AlertRow, EventRow, MessageRow, MuteRow
from helloword.kpis.company import catalogue_of
from helloword.people import staff
from helloword.people.staff import Staff
from helloword.workspace import Workspace


def queue(session: Session, workspace: Workspace, version: Version, now: datetime | None = None) -> int:
    """Queue messages about what has fired or is over and was not told yet, within the transaction that found it."""
    at = now or datetime.now(UTC)
    day = workspace.day_of(at)
    people = staff(workspace)
    queued = 0
    for over in (False, True):
        for rows in _groups(_untold(session, version.rule.id, day, over=over)).values():
            queued += _message(session, workspace, version, people, rows, at, over=over)
    return queued


def _untold(session: Session, rule: str, day: date, *, over: bool) -> list[AlertRow]:
    query = select(AlertRow).where(AlertRow.rule == rule).order_by(AlertRow.slice, AlertRow.fired)
    if over:
        query = query.where(AlertRow.ended.is_not(None), AlertRow.told_at.is_not(None), AlertRow.told_end_at.is_(None))
    else:
        query = query.where(AlertRow.ended.is_(None), AlertRow.told_at.is_(None))
    muted = muted_slices(session, rule, day)
    return [row for row in session.scalars(query) if row.slice not in muted and "" not in muted]


def muted_slices(session: Session, rule: str, day: date) -> Mapping[str, date]:
    """Until when slices of a rule are muted; "" stands for all of them."""
    query = select(MuteRow).where(MuteRow.rule == rule, MuteRow.lifted_at.is_(None), MuteRow.until >= day)
    return {row.slice: row.until for row in session.scalars(query.order_by(MuteRow.until))}


def _groups(rows: Iterable[AlertRow]) -> dict[str, list[AlertRow]]:
    groups: dict[str, list[AlertRow]] = {}
    for row in rows:
        groups.setdefault(row.together, []).append(row)
    return groups


def _message(
    session: Session,
    workspace: Workspace,
    version: Version,
    people: Staff,
    rows: list[AlertRow],
    now: datetime,
    *,
    over: bool,
) -> int:
    """One message to each channel that listens; what is told is marked as told whether or not anybody listens."""
    alerts = [alert_from(row) for row in rows]
    reached = listening(session, people, version.rule.owner)
    for channel in reached:
        subject_, body_ = _written(workspace, version, alerts, channel.locale, over=over)
        session.add(
            MessageRow(
                key=_key(channel.name, alerts, over=over), channel=channel.name, subject=subject_, body=body_, at=now,
                status="waiting", tries=0, next_at=now,
            )
        )  # fmt: skip
    for row in rows:
        if over:
            row.told_end_at = now
        else:
            row.told_at = now
        if reached:
            names = ", ".join(channel.name for channel in reached)
            session.add(EventRow(alert=row.id, at=now, what="told", day=None, by="alerts", note=names))
    return len(reached)


def _written(
    workspace: Workspace, version: Version, alerts: list[Alert], locale: str, *, over: bool
) -> tuple[str, str]:
    rule = version.rule
    units = {id: str(kpi.unit) for id, kpi in catalogue_of(workspace).kpis.items()}
    frame = frame_of(rule, units, workspace.settings.currency)
    heading = subject(rule, alerts, alerts[0].together, locale, over=over)
    return heading, body(rule, alerts, frame, locale, over=over)


def _key(channel: str, alerts: list[Alert], *, over: bool) -> str:
    """The same for the same news, so that it can be queued only once."""
    told = ",".join(f"{alert.id}:{alert.ended or ''}" for alert in alerts)
    return hashlib.sha256(f"{channel}|{over}|{told}".encode()).hexdigest()[:32]
