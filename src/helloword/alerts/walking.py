"""From verdicts day by day to states: what is pending, what fires, since when, and when it was over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from helloword.alerts.judging import NO_DATA, Judgement
from helloword.alerts.rule import Rule


class State(StrEnum):
    """How a rule stands in one slice; the last two say that nothing is known, which is not the same as ok."""

    OK = "ok"
    PENDING = "pending"
    FIRING = "firing"
    RESOLVED = "resolved"
    NO_DATA = "no_data"
    COULD_NOT_EVALUATE = "could_not_evaluate"


@dataclass(frozen=True)
class Span:
    """One time that a rule fired in a slice.

    Attributes:
        since: the first day found bad; `fired` the day on which it had been bad for long enough.
        ended: the day it was over.
        first, last, worst: the verdicts on the day it fired, on the newest day, and on the worst.
    """

    since: date
    fired: date
    ended: date | None
    first: Judgement
    last: Judgement
    worst: Judgement

    @property
    def told(self) -> Judgement:
        """What is told of it: how it is while it fires, and how bad it was once it is over."""
        return self.last if self.ended is None else self.worst


@dataclass(frozen=True)
class Walked:
    """Where a walk over the days of a slice ended.

    Attributes:
        reason: why nothing is known, for the states that say so.
        since: the first day of the present state.
    """

    state: State = State.OK
    since: date | None = None
    reason: str | None = None
    last: Judgement | None = None
    spans: tuple[Span, ...] = ()
    streak: int = 0
    bad_since: date | None = None

    @property
    def firing(self) -> Span | None:
        """The span that is not over."""
        return self.spans[-1] if self.spans and self.spans[-1].ended is None else None


def walk(rule: Rule, judgements: Iterable[Judgement], start: Walked | None = None) -> Walked:
    """The state after all judgements, which come in the order of days; `start` is where an earlier walk ended."""
    walked = start or Walked()
    for judgement in judgements:
        state, walked = _step(rule, walked, judgement)
        since = walked.since if walked.state == state and walked.since else judgement.day
        walked = replace(walked, state=state, since=since, last=judgement, reason=judgement.reason)
    return walked


def _step(rule: Rule, walked: Walked, judgement: Judgement) -> tuple[State, Walked]:
    firing = walked.firing
    if judgement.bad is None and not (firing is not None and judgement.over):
        return (State.NO_DATA if judgement.reason in NO_DATA else State.COULD_NOT_EVALUATE), walked
    if firing is not None:
        if judgement.over and not judgement.bad:
            ended = replace(firing, ended=judgement.day, last=judgement)
            return State.RESOLVED, replace(walked, spans=(*walked.spans[:-1], ended), streak=0, bad_since=None)
        going_on = replace(firing, last=judgement, worst=_worse(rule, firing.worst, judgement))
        return State.FIRING, replace(walked, spans=(*walked.spans[:-1], going_on))
    if not judgement.bad:
        return _quiet(rule, walked, judgement.day), replace(walked, streak=0, bad_since=None)
    counted = replace(walked, streak=walked.streak + 1, bad_since=walked.bad_since or judgement.day)
    return (
        (State.FIRING, _fired(rule, counted, judgement)) if counted.streak >= rule.steady else (State.PENDING, counted)
    )


def _quiet(rule: Rule, walked: Walked, day: date) -> State:
    """Resolved for as long as coming back would be the same alert, then ok."""
    ended = walked.spans[-1].ended if walked.spans else None
    return State.RESOLVED if ended is not None and (day - ended).days <= rule.cooldown else State.OK


def _fired(rule: Rule, walked: Walked, judgement: Judgement) -> Walked:
    before = walked.spans[-1] if walked.spans else None
    if before is not None and before.ended is not None and (judgement.day - before.ended).days <= rule.cooldown:
        again = replace(before, ended=None, last=judgement, worst=_worse(rule, before.worst, judgement))
        return replace(walked, spans=(*walked.spans[:-1], again))
    span = Span(walked.bad_since or judgement.day, judgement.day, None, judgement, judgement, judgement)
    return replace(walked, spans=(*walked.spans, span))


def _worse(rule: Rule, one: Judgement, other: Judgement) -> Judgement:
    if one.value is None or other.value is None:
        return one if other.value is None else other
    other_is_worse = other.value > one.value if rule.side == "above" else other.value < one.value
    return other if other_is_worse else one
