"""The target of a KPI in some days and a slice, from the goal that holds there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from helloword.goals import book
from helloword.goals.book import Version
from helloword.goals.course import Course
from helloword.goals.evidence import Evidence
from helloword.goals.exact import decimal
from helloword.goals.goal import LEVELS, Goal
from helloword.goals.progress import Progress, courses_of, progress_of
from helloword.server.readings import Json, decimal_text
from helloword.workspace import Workspace

Slice = Mapping[str, Sequence[str]]


def targets(workspace: Workspace, kpis: Sequence[str], first: date, until: date, where: Slice) -> list[Json]:
    """The target of each KPI that has a goal of exactly this slice over all of these days."""
    evidence = Evidence.of(workspace, workspace.today)
    held = _held(book(workspace).versions, kpis, first, until, where)
    known = {kpi: versions for kpi, versions in held.items() if evidence.kpi(versions[-1].goal) is not None}
    found = progress_of(known.values(), evidence, first, until)
    return [_told(progress, known[progress.goal.kpi], evidence) for progress in found]


def _held(
    versions: Mapping[str, tuple[Version, ...]], kpis: Sequence[str], first: date, until: date, where: Slice
) -> dict[str, tuple[Version, ...]]:
    """Of each KPI the goal of the highest level that covers the days, the company's before a department's."""
    slice = tuple(sorted((name, tuple(sorted(set(values)))) for name, values in where.items()))
    fitting = [held for held in versions.values() if _fits(held[-1].goal, kpis, first, until, slice)]
    fitting.sort(key=lambda held: (LEVELS.index(held[-1].goal.level), held[-1].goal.id), reverse=True)
    return {held[-1].goal.kpi: held for held in fitting}


def _fits(goal: Goal, kpis: Sequence[str], first: date, until: date, slice: object) -> bool:
    return (
        goal.status != "draft"
        and goal.kpi in kpis
        and goal.where == slice
        and goal.start <= first
        and until <= goal.end
    )


def _told(progress: Progress, versions: tuple[Version, ...], evidence: Evidence) -> Json:
    goal = progress.goal
    courses = courses_of(goal, versions, evidence)
    low, high = (_whole(course, progress) for course in (courses.low, courses.high))
    return {
        "kpi": goal.kpi,
        "goal": goal.id,
        "name": goal.name.as_json(),
        "direction": goal.direction,
        "kind": evidence.kind(goal.kpi),
        "unit": progress.unit,
        "currency": progress.currency,
        "first": progress.first.isoformat(),
        "until": progress.until.isoformat(),
        "measured": progress.measured.isoformat() if progress.measured else None,
        "actual": decimal_text(progress.actual),
        "expected": decimal_text(progress.expected),
        "target": decimal_text(progress.target),
        "low": low,
        "high": high,
        "attainment": decimal_text(progress.attainment),
        "status": progress.status,
        "reason": progress.reason,
        "steps": _steps(courses.target or courses.high, progress),
    }


def _whole(course: Course | None, progress: Progress) -> str | None:
    """A band's edge over all of the days, not only those that have come."""
    return _text(course.expected(progress.first, progress.until)) if course else None


def _steps(course: Course | None, progress: Progress) -> list[Json]:
    if course is None:
        return []
    steps: list[Json] = []
    for step in course.steps:
        first, until = max(step.span.first, progress.first), min(step.span.until, progress.until)
        if first <= until:
            value = _text(course.expected(first, until))
            steps.append({"first": first.isoformat(), "until": until.isoformat(), "value": value})
    return steps


def _text(value: Fraction | None) -> str | None:
    return decimal_text(decimal(value))
