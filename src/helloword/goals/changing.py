"""Agreeing on goals, activating and adjusting them: with a reason, from a month on, and never what is closed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from helloword import people
from helloword.goals.book import Book
from helloword.goals.document import Whole, read
from helloword.goals.evidence import Evidence
from helloword.goals.goal import Goal
from helloword.goals.keeping import Change, book, check, differences, keep
from helloword.goals.refusals import refused
from helloword.goals.smart import Ground, hindrance
from helloword.kpis.company import catalogue_of
from helloword.workspace import Workspace


@dataclass(frozen=True)
class Aim:
    """New numbers of a goal; None leaves a number as it is."""

    target: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


def agree(
    workspace: Workspace, wanted: Whole, reason: str, today: date, effective_from: date | None = None
) -> tuple[Change, ...]:
    """Keep strategies, goals and plans, all or none; a goal that becomes active must have its KPI, owner and data."""
    now = book(workspace)
    changes = differences(now, wanted)
    if not changes:
        return ()
    _check_reason(reason)
    check(workspace, now, wanted)
    _check_activation(workspace, now, wanted, today)
    return keep(workspace, wanted, reason, effective_from=effective_from, today=today)


def read_for(workspace: Workspace, text: str, place: str) -> Whole:
    """What a file says, goals taking the better direction of their KPI where it gives none."""
    kpis = catalogue_of(workspace).kpis
    return read(text, place, {id: kpi.better for id, kpi in kpis.items()})


def activate(workspace: Workspace, ids: Sequence[str], reason: str, today: date) -> tuple[Change, ...]:
    """Put drafts in force from their first day."""
    now = book(workspace)
    goals = [now.goal(id) for id in ids]
    for goal in goals:
        if goal.status != "draft":
            raise refused("goal_status", id=goal.id, status=goal.status)
    wanted = {goal.id: replace(goal, status="active") for goal in goals}
    return agree(workspace, Whole(goals=wanted), reason, today)


def adjust(
    workspace: Workspace, id: str, aim: Aim, reason: str, today: date, effective_from: date | None = None
) -> tuple[Change, ...]:
    """Give a goal other numbers from a month on; months before it keep what they had."""
    now = book(workspace)
    goal = now.goal(id)
    if goal.status == "closed":
        raise refused("goal_status", id=id, status=goal.status)
    return agree(workspace, Whole(goals={id: aimed(goal, aim)}), reason, today, effective_from)


def aimed(goal: Goal, aim: Aim) -> Goal:
    """The goal with new numbers; milestones given by hand are scaled with the target."""
    target = goal.target if aim.target is None else aim.target
    milestones = goal.milestones
    if milestones and goal.target and target is not None and target != goal.target:
        scaled = (replace(m, value=m.value * target / goal.target) for m in milestones[:-1])
        milestones = (*scaled, replace(milestones[-1], value=target))
    low, high = (goal.low if aim.low is None else aim.low), (goal.high if aim.high is None else aim.high)
    return replace(goal, target=target, low=low, high=high, milestones=milestones).checked()


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise refused("goal_reason")


def _check_activation(workspace: Workspace, now: Book, wanted: Whole, today: date) -> None:
    new = [g for g in wanted.goals.values() if g.status == "active" and _status(now, g.id) != "active"]
    if not new:
        return
    evidence = Evidence.of(workspace, today)
    _check_goals(new, Ground(_with(now, wanted), people.staff(workspace), evidence))


def _check_goals(goals: Iterable[Goal], ground: Ground) -> None:
    wanted = list(goals)
    ground.evidence.prepare(wanted)
    for goal in wanted:
        found = hindrance(goal, ground)
        if found is not None:
            why = f"{found.text.en} {found.remedy.en if found.remedy else ''}".strip()
            zh = f"{found.text.zh}{found.remedy.zh if found.remedy else ''}"
            raise refused("goal_not_active", id=goal.id, why=why, why_zh=zh)


def _status(now: Book, id: str) -> str | None:
    return now.versions[id][-1].goal.status if id in now.versions else None


def _with(now: Book, wanted: Whole) -> Book:
    return replace(now, strategies={**now.strategies, **wanted.strategies})
