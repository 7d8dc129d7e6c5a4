"""The verdict of a rule on one slice on one day, from nothing but the values it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from statistics import median

from helloword.alerts.rule import Kind, Rule
from helloword.money import divide
from helloword.period import ONE_DAY

LEAST_WEEKS = 4
"""Weeks before that are needed to say what is usual."""
TREND = (7, 14)
"""Days back at which the present trend is measured."""
_SIGMA = Decimal("1.4826")  # a normal distribution's standard deviation is so many median absolute deviations
_HALF = Decimal("0.5")


@dataclass(frozen=True)
class Point:
    """What a KPI came to in one slice and window.

    Attributes:
        sample: how much evidence there is, where the rule asks for some.
        reason: why there is no value.
        trials: of a share, how many it is a share of; chance alone moves it the more, the fewer they are.
    """

    value: Decimal | None
    sample: Decimal | None = None
    reason: str | None = None
    trials: Decimal | None = None


@dataclass(frozen=True)
class Judgement:
    """What a rule says of one slice on one day.

    Attributes:
        bad: None when it cannot be said, `reason` is then why.
        over: whether the level is reached at which an alert is over.
        limit: what the value is held against, in the KPI's unit.
        usual: the median of the weeks before, for rules of change.
        runway: days until the limit at the present trend, for limits of platforms.
    """

    day: date
    bad: bool | None
    over: bool = False
    value: Decimal | None = None
    limit: Decimal | None = None
    usual: Decimal | None = None
    runway: Decimal | None = None
    reason: str | None = None


Points = Mapping[date, Point]
NO_DATA = frozenset({"no_data", "source_late", "slice_gone"})
"""Reasons that mean that data is missing; any other means that the data does not allow a verdict."""


def days_for(rule: Rule, day: date) -> tuple[date, ...]:
    """The days whose values a verdict on `day` needs."""
    if rule.kind == "change":
        return (day, *(day - week * 7 * ONE_DAY for week in range(1, rule.weeks + 1)))
    if rule.kind == "platform_limit":
        return (day, *(day - back * ONE_DAY for back in TREND))
    return (day,)


def judge(rule: Rule, day: date, points: Points, limit: Decimal | None = None) -> Judgement:
    """The verdict on `day`; `limit` is the slice's own, where rules have such."""
    point = points.get(day, Point(None, reason="no_data"))
    if point.value is None:
        return Judgement(day, None, reason=point.reason or "no_data")
    verdict = _JUDGES[rule.kind](rule, day, point.value, points, limit)
    if enough(rule, point):
        return verdict
    # Less evidence is needed to see that something is over than to say that it is off.
    over = verdict.bad is False and verdict.over
    return replace(verdict, bad=None, over=over, reason="low_sample")


def enough(rule: Rule, point: Point) -> bool:
    """Whether there is as much evidence as the rule asks for."""
    return rule.sample is None or (point.sample is not None and point.sample >= rule.sample.least)


def _level(rule: Rule, day: date, value: Decimal, points: Points, limit: Decimal | None) -> Judgement:
    factor = limit if rule.limit else Decimal(1)
    if factor is None:
        return Judgement(day, None, value=value, reason="no_limit")
    fire, clear = rule.fire * factor, rule.clear_level * factor
    bad, over = (value > fire, value <= clear) if rule.side == "above" else (value < fire, value >= clear)
    return Judgement(day, bad, over, value, fire)


def _change(rule: Rule, day: date, value: Decimal, points: Points, limit: Decimal | None) -> Judgement:
    before = [points[d] for d in days_for(rule, day)[1:] if d in points]
    known = [p.value for p in before if p.value is not None and enough(rule, p)]
    if len(known) < LEAST_WEEKS:
        return Judgement(day, None, value=value, reason="short_history")
    usual = median(known)
    worse = value - usual if rule.side == "above" else usual - value
    share = divide(worse, abs(usual))
    if share is None:
        return Judgement(day, None, value=value, usual=usual, reason="zero_before")
    swing = median(abs(each - usual) for each in known) * _SIGMA
    noise = max(swing, _chance(usual, points[day].trials))
    sign = 1 if rule.side == "above" else -1
    least = max(rule.fire * abs(usual), rule.spread * noise)
    return Judgement(day, worse > least, share <= rule.clear_level, value, usual + sign * least, usual)


def _chance(share: Decimal, trials: Decimal | None) -> Decimal:
    """The standard deviation of a share of so many trials, by chance alone."""
    if trials is None or trials <= 0 or not 0 < share < 1:
        return Decimal(0)
    return (share * (1 - share) / trials).sqrt()


def _platform_limit(rule: Rule, day: date, value: Decimal, points: Points, limit: Decimal | None) -> Judgement:
    if limit is None:
        return Judgement(day, None, value=value, reason="no_limit")
    bad, worst = (value, limit) if rule.side == "above" else (1 - value, 1 - limit)
    earlier = [points[day - back * ONE_DAY].value for back in TREND if day - back * ONE_DAY in points]
    series = [bad, *((e if rule.side == "above" else 1 - e) for e in earlier if e is not None)]
    runway = _runway(series, worst) if len(series) == len(TREND) + 1 else None
    near = runway is not None and bad >= worst * _HALF
    return Judgement(
        day, bad > worst or (near and runway is not None and runway <= rule.fire),
        bad <= worst and (not near or runway is None or runway > rule.clear_level), value, limit, runway=runway,
    )  # fmt: skip


def _runway(series: list[Decimal], worst: Decimal) -> Decimal | None:
    """Days until the limit when the last two weeks go on; None when they did not both bring it nearer."""
    now, week, fortnight = series
    if not now > week >= fortnight:
        return None
    return max(Decimal(0), (worst - now) * TREND[-1] / (now - fortnight))


_JUDGES: Mapping[Kind, Callable[[Rule, date, Decimal, Points, Decimal | None], Judgement]] = {
    "threshold": _level,
    "pace": _level,
    "missing_data": _level,
    "change": _change,
    "platform_limit": _platform_limit,
}
