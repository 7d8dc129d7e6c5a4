"""The SMART check: five letters, each with evidence drawn from the data and a remedy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from helloword.goals.book import Book
from helloword.goals.course import shape_of
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal
from helloword.goals.findings import Finding, finding, told
from helloword.goals.goal import Goal
from helloword.goals.perspectives import PERSPECTIVES
from helloword.kpis.query import Reading
from helloword.model import TABLES
from helloword.people import Staff
from helloword.period import ONE_DAY, add_months
from helloword.text import Text

Letter = Literal["S", "M", "A", "R", "T"]
Verdict = Literal["ok", "weak", "missing"]
FRESH = timedelta(days=14)
LEAST_COVERED = Decimal("0.95")
LEAST_MONTHS = 6
"""Months of history below which nothing can be said of what is achievable."""


@dataclass(frozen=True)
class Check:
    """One letter of the check."""

    letter: Letter
    verdict: Verdict
    finding: Finding


@dataclass(frozen=True)
class Ground:
    """What a goal is checked against."""

    book: Book
    staff: Staff
    evidence: Evidence


def smart(goal: Goal, ground: Ground) -> tuple[Check, ...]:
    """The five letters of one goal."""
    return tuple(check(goal, ground) for check in LETTERS)


def prepare(goals: Sequence[Goal], evidence: Evidence) -> None:
    """Ask at once for all that the checks of many goals look at."""
    evidence.prepare(goals)
    totals = [g for g in goals if evidence.kpi(g) is not None and evidence.kind(g.kpi) == "additive"]
    evidence.ask((goal, add_months(goal.start, -12), add_months(goal.end, -12)) for goal in totals)


def hindrance(goal: Goal, ground: Ground) -> Finding | None:
    """Why a goal cannot become active: its KPI, its owner or its data is missing."""
    checks = (specific(goal, ground), measurable(goal, ground))
    return next((c.finding for c in checks if c.verdict == "missing"), None)


def specific(goal: Goal, ground: Ground) -> Check:
    """The KPI is known and can be sliced so, and somebody who is here owns the goal."""
    evidence = ground.evidence
    if goal.kpi not in evidence.kpis:
        return Check("S", "missing", finding("kpi_unknown", kpi=goal.kpi))
    kpi, slices = evidence.kpis[goal.kpi].name, evidence.slices(goal.kpi)
    for name, _ in goal.where:
        if name not in slices:
            refused = finding("scope_refused", kpi=kpi, dimension=name, known=", ".join(slices))
            return Check("S", "missing", refused)
    owner = ground.staff.people.get(goal.owner or "")
    if owner is None:
        return Check("S", "missing", finding("owner_none"))
    if not owner.active:
        return Check("S", "missing", finding("owner_gone", owner=owner.name))
    return Check("S", "ok", finding("specific", kpi=kpi, owner=owner.name))


def measurable(goal: Goal, ground: Ground) -> Check:
    """There is data of the KPI in this scope, it is fresh, and its costs are known."""
    evidence = ground.evidence
    if evidence.kpi(goal) is None:
        return Check("M", "missing", finding("no_data", kpi=evidence.name(goal.kpi), sources="—"))
    months = _lately(goal, evidence)
    reached = evidence.reached(goal)
    if not months or reached is None:
        found = finding("no_data", kpi=evidence.name(goal.kpi), sources=_sources(goal, evidence))
        return Check("M", "missing", found)
    age = evidence.today - ONE_DAY - reached
    if age > FRESH:
        found = finding("data_old", day=str(reached), days=str(age.days), sources=_sources(goal, evidence))
        return Check("M", "weak", found)
    covered = min((r.cost_coverage for r in months.values() if r.cost_coverage is not None), default=None)
    if covered is not None and covered < LEAST_COVERED:
        return Check("M", "weak", finding("costs_missing", share=told(covered, "ratio")))
    # The twelve months up to the last day with data, of which the present month may be the last or not yet begun.
    year = [month for month in months if month >= add_months(reached.replace(day=1), -11)]
    return Check("M", "ok", finding("measurable", day=str(reached), months=str(len(year))))


def achievable(goal: Goal, ground: Ground) -> Check:
    """The target lies between the 10th and 90th percentile of what has been, or somebody says why not."""
    evidence = ground.evidence
    if evidence.kpi(goal) is None:
        return Check("A", "missing", finding("no_history"))
    seen = _growths(goal, evidence) if evidence.kind(goal.kpi) == "additive" else _levels(goal, evidence)
    if seen is None or len(seen[1]) < LEAST_MONTHS:
        why = goal.why
        return Check("A", "ok" if why else "weak", _said(why, "—", "—") if why else finding("no_history"))
    wanted, values, show = seen
    low, high = percentile(values, Fraction(1, 10)), percentile(values, Fraction(9, 10))
    return _judged(goal, evidence, wanted, (low, high), show)


def relevant(goal: Goal, ground: Ground) -> Check:
    """It serves a strategy or a goal above it."""
    above = ground.book.strategies.get(goal.strategy or "") or ground.book.goals.get(goal.parent or "")
    if above is None:
        return Check("R", "missing", finding("no_parent"))
    kpi = ground.evidence.kpis.get(goal.kpi)
    perspective = PERSPECTIVES.get(goal.perspective or (kpi.perspective if kpi else ""), Text("—", "—"))
    return Check("R", "ok", finding("relevant", above=above.name, perspective=perspective))


def time_bound(goal: Goal, ground: Ground) -> Check:
    """It has a period that is not over, and milestones on the way."""
    days = {"start": str(goal.start), "end": str(goal.end)}
    if goal.end < ground.evidence.today and goal.status != "closed":
        return Check("T", "weak", finding("period_over", **days))
    if goal.shape == "given":
        count, shape = len(goal.milestones), Text("自定", "given")
        return Check("T", "ok", finding("time_bound", count=str(count), shape=shape, **days))
    if ground.evidence.kpi(goal) is None:
        return Check("T", "ok", finding("time_bound", count="1", shape=Text("均分", "even"), **days))
    found = shape_of(goal, ground.evidence.kind(goal.kpi), ground.evidence.months(goal))
    if found.fallback:
        return Check("T", "weak", finding(found.fallback, **days))
    shaped = Text("按去年走势", "shaped like last year")
    stepped = Text("逐月推进", "in even steps")
    seasonal = goal.shape == "seasonal" and found.kind != "level" and len(found.spans) > 1
    told_shape = shaped if seasonal else stepped
    return Check("T", "ok", finding("time_bound", count=str(len(found.spans)), shape=told_shape, **days))


LETTERS: tuple[Callable[[Goal, Ground], Check], ...] = (specific, measurable, achievable, relevant, time_bound)


def percentile(values: Sequence[Fraction], part: Fraction) -> Fraction:
    """The value below which a part of the values lies, on straight lines between them.

    >>> str(percentile([Fraction(n) for n in (1, 2, 3, 4, 5)], Fraction(1, 10)))
    '7/5'
    """
    ordered = sorted(values)
    at = part * (len(ordered) - 1)
    below = int(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


Show = Callable[[Fraction], str]
Seen = tuple[tuple[Fraction, Fraction], list[Fraction], Show]
"""What is wanted (both edges of a band, else the target twice), what has been, and how to say such a number."""


def _levels(goal: Goal, evidence: Evidence) -> Seen | None:
    values = [Fraction(r.value) for r in evidence.months(goal).values() if r.value is not None and r.complete]
    unit, currency = evidence.kpis[goal.kpi].unit, evidence.currency(goal)
    return _wanted(goal, Fraction(1)), values, lambda v: told(decimal(v), unit, currency)


def _growths(goal: Goal, evidence: Evidence) -> Seen | None:
    """A total is judged by its growth on the same days a year before."""
    before = evidence.total(goal, add_months(goal.start, -12), add_months(goal.end, -12))
    months = evidence.months(goal)
    if before is None or not before.value or before.value < 0:
        return None
    pairs = [(months.get(add_months(day, -12)), r) for day, r in months.items() if r.complete]
    grown = [Fraction(now.value) / Fraction(old.value) - 1 for old, now in pairs if _both(old, now)]  # type: ignore[arg-type, union-attr]
    low, high = _wanted(goal, Fraction(before.value))
    return (low - 1, high - 1), grown, lambda v: f"{decimal(v):+.1%}"


def _both(old: Reading | None, now: Reading) -> bool:
    return old is not None and old.complete and bool(old.value) and (old.value or 0) > 0 and now.value is not None


def _wanted(goal: Goal, unit: Fraction) -> tuple[Fraction, Fraction]:
    if goal.direction == "band":
        return Fraction(goal.low or 0) / unit, Fraction(goal.high or 0) / unit
    return Fraction(goal.target or 0) / unit, Fraction(goal.target or 0) / unit


def _judged(
    goal: Goal, evidence: Evidence, wanted: tuple[Fraction, Fraction], seen: tuple[Fraction, Fraction], show: Show
) -> Check:
    (least, most), (low, high) = wanted, seen
    facts = {"low": show(low), "high": show(high)}
    if most >= low and least <= high:
        if evidence.kind(goal.kpi) == "additive":
            return Check("A", "ok", finding("growth_achievable", growth=show(least), **facts))
        return Check("A", "ok", finding("achievable", target=show(least), **facts))
    if goal.why is not None:
        return Check("A", "ok", _said(goal.why, **facts))
    above = least > high
    code = "too_high" if goal.direction == "band" or above == (goal.direction == "up") else "too_low"
    return Check("A", "weak", finding(code, target=show(least), **facts))


def _said(why: Text, low: str, high: str) -> Finding:
    return finding("justified", low=low, high=high, why=why)


def _lately(goal: Goal, evidence: Evidence) -> dict[date, Reading]:
    since = add_months(evidence.today.replace(day=1), -12)
    return {day: r for day, r in evidence.months(goal).items() if day >= since and r.value is not None}


def _sources(goal: Goal, evidence: Evidence) -> Text:
    titles = [TABLES[fact].title for fact in evidence.asked(goal.kpi).facts]
    return Text("、".join(t.zh for t in titles), ", ".join(t.en for t in titles))
