"""The inbox: alerts that are open, acknowledged and over, and what people do about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helloword.alerts.alert import Alert, Event, Status
from helloword.alerts.keeping import all_rules
from helloword.alerts.seeing import Seen, seeing
from helloword.alerts.slices import At, at_from, text_of
from helloword.alerts.tables import AlertRow, EventRow, MarkRow, MuteRow, StateRow
from helloword.audit import Subject, record
from helloword.errors import InputError, UnknownNameError
from helloword.money import from_text
from helloword.scope import EVERYTHING
from helloword.state.numbered import numbered
from helloword.text import Text
from helloword.workspace import Workspace

_ORDER = {"open": 0, "acknowledged": 1, "resolved": 2}
_SEVERITY = {"critical": 0, "warning": 1, "notice": 2}


@dataclass(frozen=True)
class Standing:
    """How a rule stands in one slice."""

    at: At
    state: str
    since: date
    day: date
    reason: str | None
    value: Decimal | None
    limit: Decimal | None


@dataclass(frozen=True)
class Mute:
    """A rule, or one slice of it, that sends no messages until the end of a day."""

    id: int
    rule: str
    at: At | None
    until: date
    reason: str
    by: str


def alerts(
    workspace: Workspace, status: Status | None = None, rule: str | None = None, limit: int | None = None
) -> tuple[Alert, ...]:
    """Alerts that may be seen, open ones first, the most severe and the newest of them before the others."""
    query, seen = select(AlertRow), _seen(workspace)
    query = query.where(AlertRow.rule == rule) if rule else query
    with workspace.state.read() as session:
        muted = _muted(session, workspace.today)
        found = [muted(alert_from(row)) for row in session.scalars(query)]
    kept = [alert for alert in found if status in (None, alert.status) and seen(alert.rule, alert.at)]
    kept.sort(key=place_of)
    return tuple(kept[:limit])


def place_of(alert: Alert) -> tuple[int, int, str, int, str, int]:
    """Where an alert stands in the list of all."""
    status, severity = _ORDER[alert.status], _SEVERITY[alert.severity]
    return (status, severity, alert.rule, -alert.fired.toordinal(), repr(alert.at), alert.id)


def the_alert(workspace: Workspace, id: int | str) -> Alert:
    """One alert; raises UnknownNameError when there is none of that number that may be seen."""
    seen = _seen(workspace)
    with workspace.state.read() as session:
        row = numbered(session, AlertRow, id)
        found = alert_from(row) if row is not None else None
        if found is None or not seen(found.rule, found.at):
            raise _unknown(id)
        return _muted(session, workspace.today)(found)


def history(workspace: Workspace, id: int) -> tuple[Event, ...]:
    """What happened to an alert, in order."""
    query = select(EventRow).where(EventRow.alert == id).order_by(EventRow.id)
    with workspace.state.read() as session:
        return tuple(Event(row.at, row.what, row.day, row.by, row.note) for row in session.scalars(query))


def standings(workspace: Workspace, rule: str) -> tuple[Standing, ...]:
    """How a rule stands in each of its slices."""
    query, seen = select(StateRow).where(StateRow.rule == rule).order_by(StateRow.slice), _seen(workspace)
    with workspace.state.read() as session:
        return tuple(
            Standing(at, r.state, r.since, r.day, r.reason, from_text(r.value), from_text(r.bound))
            for r in session.scalars(query)
            if seen(rule, at := at_from(r.slice))
        )


def counts(workspace: Workspace) -> dict[str, dict[str, int]]:
    """How many slices of each rule are in each state."""
    seen, found = _seen(workspace), dict[str, Counter[str]]()
    with workspace.state.read() as session:
        for rule, slice, state in session.execute(select(StateRow.rule, StateRow.slice, StateRow.state)):
            if seen(rule, at_from(slice)):
                found.setdefault(rule, Counter())[state] += 1
    return {rule: dict(states) for rule, states in found.items()}


def problems(workspace: Workspace) -> dict[str, str]:
    """Why rules could not be evaluated when they last were."""
    known = all_rules(workspace)
    with workspace.state.read() as session:
        rows = session.scalars(select(MarkRow).where(MarkRow.problem.is_not(None)))
        return {row.rule: row.problem or "" for row in rows if row.rule in known}


def newest(session: Session) -> tuple[object, ...]:
    """What changes with every evaluation."""
    return (
        session.scalar(select(func.max(EventRow.id))),
        session.scalar(select(func.max(MarkRow.at))),
        session.scalar(select(func.count()).select_from(MarkRow)),
    )


def acknowledge(workspace: Workspace, id: int, note: str = "") -> Alert:
    """Say that somebody has taken an alert on; doing so again changes nothing."""
    now, by = datetime.now(UTC), workspace.actor.name
    with workspace.state.write() as session:
        row = session.get(AlertRow, id)
        if row is None:
            raise _unknown(id)
        if row.ended is not None:
            raise InputError(
                f"Alert {id} is over already; nothing is left to acknowledge.", code="alert_over", id=str(id)
            )
        if row.acked_at is None:
            row.acked_at, row.acked_by = now, by
            session.add(EventRow(alert=id, at=now, what="acknowledged", day=None, by=by, note=note))
            record(session, workspace.actor, "alert.acknowledged", Subject("alert", str(id)), reason=note, at=now)
    return the_alert(workspace, id)


def take_back(workspace: Workspace, id: int, note: str = "") -> Alert:
    """Take an acknowledgement back, so that the alert is open again; of one that nobody has taken on, nothing changes."""
    now, by = datetime.now(UTC), workspace.actor.name
    with workspace.state.write() as session:
        row = session.get(AlertRow, id)
        if row is None:
            raise _unknown(id)
        if row.ended is not None:
            raise InputError(
                f"Alert {id} is over already; who took it on is kept with it.", code="alert_over_kept", id=str(id)
            )
        if row.acked_at is not None:
            detail = {"acknowledged_by": row.acked_by or ""}
            row.acked_at = row.acked_by = None
            session.add(EventRow(alert=id, at=now, what="unacknowledged", day=None, by=by, note=note))
            subject = Subject("alert", str(id))
            record(session, workspace.actor, "alert.unacknowledged", subject, detail, note, now)
    return the_alert(workspace, id)


def mute(workspace: Workspace, rule: str, at: At | None, until: date, reason: str) -> Mute:
    """Send no messages about a rule, or one slice of it, until the end of a day."""
    if until < workspace.today:
        raise InputError(f"{until} is over; mute until a day that is still to come.", code="mute_past", day=str(until))
    now, by = datetime.now(UTC), workspace.actor.name
    row = MuteRow(rule=rule, slice="" if at is None else text_of(at), until=until, reason=reason, by=by, at=now)
    with workspace.state.write() as session:
        session.add(row)
        session.flush()
        detail = {"slice": row.slice, "until": until.isoformat()}
        record(session, workspace.actor, "alert_rule.muted", Subject("alert_rule", rule), detail, reason, now)
        return _mute(row)


def mutes(workspace: Workspace) -> tuple[Mute, ...]:
    """What is muted now."""
    query = select(MuteRow).where(MuteRow.lifted_at.is_(None), MuteRow.until >= workspace.today)
    known, seen = all_rules(workspace), _seen(workspace)
    with workspace.state.read() as session:
        found = [_mute(row) for row in session.scalars(query.order_by(MuteRow.rule, MuteRow.slice))]
    return tuple(m for m in found if (m.rule in known if m.at is None else seen(m.rule, m.at)))


def unmute(workspace: Workspace, rule: str, at: At | None = None) -> int:
    """Lift the mutes of a rule, or of one slice of it; how many there were."""
    now = datetime.now(UTC)
    query = select(MuteRow).where(MuteRow.rule == rule, MuteRow.lifted_at.is_(None))
    query = query.where(MuteRow.slice == text_of(at)) if at is not None else query
    with workspace.state.write() as session:
        rows = list(session.scalars(query))
        for row in rows:
            row.lifted_at = now
        if rows:
            record(session, workspace.actor, "alert_rule.unmuted", Subject("alert_rule", rule), at=now)
        return len(rows)


def alert_from(row: AlertRow) -> Alert:
    """The alert that a row holds."""
    cause = Text.read(row.cause) if row.cause else None
    return Alert(
        row.id, row.rule, at_from(row.slice), at_from(row.together), row.severity, row.since, row.fired, row.day,
        row.ended, row.ended_why, from_text(row.value), from_text(row.bound), from_text(row.usual), from_text(row.runway), cause,
        row.opened_at, row.acked_at, row.acked_by,
    )  # fmt: skip


def _seen(workspace: Workspace) -> Seen:
    if workspace.scope == EVERYTHING:
        return lambda rule, at: True
    return seeing(workspace, {id: version.rule for id, version in all_rules(workspace).items()})


def _muted(session: Session, day: date) -> Callable[[Alert], Alert]:
    query = select(MuteRow).where(MuteRow.lifted_at.is_(None), MuteRow.until >= day).order_by(MuteRow.until)
    until = {(row.rule, row.slice): row.until for row in session.scalars(query)}

    def with_mute(alert: Alert) -> Alert:
        found = [until[key] for key in ((alert.rule, ""), (alert.rule, text_of(alert.at))) if key in until]
        return replace(alert, muted_until=max(found, default=None))

    return with_mute


def _mute(row: MuteRow) -> Mute:
    return Mute(row.id, row.rule, at_from(row.slice) if row.slice else None, row.until, row.reason, row.by)


def _unknown(id: int | str) -> UnknownNameError:
    return UnknownNameError("alert", str(id), (), code="unknown_alert")
