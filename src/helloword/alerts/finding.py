"""Writing down what an evaluation found, so that doing it twice, or two at once, is the same as doing it once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from helloword.alerts.alert import GONE_AFTER, EndedWhy
from helloword.alerts.judging import Judgement
from helloword.alerts.keeping import Version
from helloword.alerts.slices import At, at_from, text_of
from helloword.alerts.tables import AlertRow, EventRow, MarkRow, StateRow
from helloword.alerts.walking import Span, State, Walked
from helloword.errors import HellowordError
from helloword.money import from_text, full_text
from helloword.period import ONE_DAY
from helloword.text import Text

PROGRAM = "alerts"


@dataclass(frozen=True)
class Mark:
    """What a rule was last evaluated on; the same mark again can find nothing new, unless it failed."""

    version: int
    lake: int
    catalogue: str
    day: date
    failed: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Found:
    """What an evaluation of one rule found.

    Attributes:
        walked: where the walk over each slice's days ended.
        start: the first day walked over.
        causes: what is behind the alerts that fire, by slice.
        taken_back: whether an import was taken back since the rule was last evaluated.
        error: why the rule could not be evaluated at all.
    """

    version: Version
    mark: Mark
    start: date
    walked: Mapping[At, Walked] = field(default_factory=dict)
    causes: Mapping[At, Text] = field(default_factory=dict)
    taken_back: bool = False
    error: HellowordError | None = None

    @property
    def problem(self) -> str | None:
        """The error as it is written down."""
        return f"{self.error.code}: {self.error.message}" if self.error else None


@dataclass(frozen=True)
class Changes:
    """How many alerts an evaluation opened and closed."""

    fired: int = 0
    resolved: int = 0


def mark_of(session: Session, rule: str) -> Mark | None:
    """What a rule was last evaluated on."""
    row = session.get(MarkRow, rule)
    return Mark(row.version, row.lake, row.catalogue, row.day, row.problem is not None) if row else None


def oldest_open(session: Session, rule: str) -> date | None:
    """The first day found bad of a rule's open alerts."""
    return session.scalar(select(func.min(AlertRow.since)).where(AlertRow.rule == rule, AlertRow.ended.is_(None)))


def starts(session: Session, rule: str, start: date, cooldown: int) -> dict[At, Walked]:
    """How each slice stood before `start`, as far as alerts tell: firing, or over but not for long."""
    known: dict[At, Walked] = {}
    query = select(AlertRow).where(AlertRow.rule == rule, AlertRow.fired < start).order_by(AlertRow.fired)
    for row in session.scalars(query):
        if row.ended is None or (row.ended_why == "recovered" and (start - row.ended).days <= cooldown):
            open = row.ended is None or row.ended >= start
            judgement = Judgement(row.day, True, value=from_text(row.value), limit=from_text(row.bound))
            span = Span(row.since, row.fired, None if open else row.ended, judgement, judgement, judgement)
            state = State.FIRING if open else State.RESOLVED
            known[at_from(row.slice)] = Walked(state, row.since if open else row.ended, spans=(span,))
    return known


def keep(session: Session, found: Found, before: Mark | None, now: datetime | None = None) -> Changes | None:
    """Write down what was found; None when another evaluation got there first with data at least as new."""
    rule, at = found.version.rule, now or datetime.now(UTC)
    there = mark_of(session, rule.id)
    if there != before and there is not None and (there.lake, there.day) >= (found.mark.lake, found.mark.day):
        return None
    session.merge(
        MarkRow(
            rule=rule.id, version=found.mark.version, lake=found.mark.lake, catalogue=found.mark.catalogue,
            day=found.mark.day, at=at, problem=found.problem,
        )
    )  # fmt: skip
    if found.problem is not None:
        _keep_problem(session, found)
        return Changes()
    changes = _keep_alerts(session, found, at)
    _keep_states(session, found)
    return changes


def _keep_alerts(session: Session, found: Found, now: datetime) -> Changes:
    fired = resolved = 0
    stored: dict[str, list[AlertRow]] = {}
    for row in session.scalars(select(AlertRow).where(AlertRow.rule == found.version.rule.id)):
        stored.setdefault(row.slice, []).append(row)
    for at, walked in found.walked.items():
        rows = stored.pop(text_of(at), [])
        for span in walked.spans:
            known = _matching(rows, span)
            row = known or _opened(session, found, at, span, now)
            if known is None:
                fired += span.ended is None
            else:
                rows.remove(known)
            resolved += _brought_up(session, row, span, found.causes.get(at), now)
        for row in rows:
            if row.ended is None or (row.fired >= found.start and row.ended_why == "recovered"):
                resolved += _ended(session, row, max(found.mark.day, row.fired), "restated", now)
    for row in (row for rows in stored.values() for row in rows if row.ended is None):
        if found.taken_back:
            resolved += _ended(session, row, max(found.mark.day, row.fired), "restated", now)
        elif (found.mark.day - row.day).days >= GONE_AFTER:
            resolved += _ended(session, row, found.mark.day, "slice_gone", now)
    return Changes(fired, resolved)


def _matching(rows: list[AlertRow], span: Span) -> AlertRow | None:
    """The stored alert of the same time: restated data may move its days a little."""
    for row in rows:
        if row.fired == span.fired:
            return row
    for row in rows:
        if row.since <= (span.ended or date.max) and span.since <= (row.ended or date.max):
            return row
    return None


def _opened(session: Session, found: Found, at: At, span: Span, now: datetime) -> AlertRow:
    rule = found.version.rule
    together = tuple((dimension, value) for dimension, value in at if dimension in rule.together)
    row = AlertRow(
        rule=rule.id, slice=text_of(at), together=text_of(together), severity=rule.severity, since=span.since,
        fired=span.fired, day=span.last.day, opened_at=now,
    )  # fmt: skip
    if span.ended is not None:
        # It was over before anybody could be told.
        row.told_at = row.told_end_at = now
    session.add(row)
    session.flush()
    _event(session, row, now, "fired", span.fired)
    return row


def _brought_up(session: Session, row: AlertRow, span: Span, cause: Text | None, now: datetime) -> int:
    """Make the row what the span says; 1 when that ended it."""
    judgement = span.told
    row.day, row.value, row.bound = span.last.day, full_text(judgement.value), full_text(judgement.limit)
    row.usual, row.runway = full_text(judgement.usual), full_text(judgement.runway)
    if cause is not None:
        row.cause = cause.kept()
    if span.ended is not None and row.ended is None:
        return _ended(session, row, span.ended, "recovered", now)
    if span.ended is None and row.ended is not None:
        row.ended, row.ended_why, row.told_end_at = None, None, None
        _event(session, row, now, "reopened", span.last.day)
    return 0


def _ended(session: Session, row: AlertRow, day: date, why: EndedWhy, now: datetime) -> int:
    if row.ended is not None and row.ended_why == why:
        return 0
    row.ended, row.ended_why = day, why
    _event(session, row, now, "resolved", day, why)
    return 1


def end_all(session: Session, rule: str, day: date, now: datetime) -> None:
    """End the open alerts of a rule that is no longer evaluated, and forget its states."""
    for row in session.scalars(select(AlertRow).where(AlertRow.rule == rule, AlertRow.ended.is_(None))):
        _ended(session, row, max(day, row.day), "rule_off", now)
    session.execute(delete(StateRow).where(StateRow.rule == rule))
    session.execute(delete(MarkRow).where(MarkRow.rule == rule))


def _event(session: Session, row: AlertRow, now: datetime, what: str, day: date, note: str = "") -> None:
    session.add(EventRow(alert=row.id, at=now, what=what, day=day, by=PROGRAM, note=note))


def _keep_states(session: Session, found: Found) -> None:
    rule, day = found.version.rule.id, found.mark.day
    rows = {row.slice: row for row in session.scalars(select(StateRow).where(StateRow.rule == rule))}
    for at, walked in found.walked.items():
        told = walked.last
        if told is not None:
            state = StateRow(
                rule=rule, slice=text_of(at), state=walked.state.value, since=walked.since or told.day, day=told.day,
                reason=walked.reason, value=full_text(told.value), bound=full_text(told.limit),
            )  # fmt: skip
            session.merge(state)
            rows.pop(state.slice, None)
    for row in rows.values():
        if row.reason != "slice_gone":
            row.state, row.reason, row.since, row.day = State.NO_DATA.value, "slice_gone", day, day
            row.value = row.bound = None
        elif (day - row.since) > GONE_AFTER * ONE_DAY:
            session.delete(row)


def _keep_problem(session: Session, found: Found) -> None:
    """A rule that could not be evaluated says so in every slice, and at least in one."""
    rule, day = found.version.rule.id, found.mark.day
    rows = list(session.scalars(select(StateRow).where(StateRow.rule == rule)))
    for row in rows:
        if row.reason != "failed":
            row.state, row.reason, row.since = State.COULD_NOT_EVALUATE.value, "failed", day
        row.day, row.value, row.bound = day, None, None
    if not rows:
        state = State.COULD_NOT_EVALUATE.value
        session.add(StateRow(rule=rule, slice=text_of(()), state=state, since=day, day=day, reason="failed"))
