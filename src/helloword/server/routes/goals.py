"""/api/v1/goals and /api/v1/scorecards: what is wanted, how far it has come, and changing it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Body, Query, Request
from starlette.responses import Response

from helloword import people
from helloword.goals import book
from helloword.goals.balance import balances
from helloword.goals.book import Book, month_after
from helloword.goals.cascade import cascade
from helloword.goals.changing import Aim, activate, adjust
from helloword.goals.evidence import Evidence
from helloword.goals.fields import number
from helloword.goals.goal import Goal
from helloword.goals.scorecard import scorecard, whose
from helloword.goals.smart import Ground, smart
from helloword.goals.waypoints import waypoints
from helloword.people import Staff
from helloword.server import goal_shapes as shapes
from helloword.server.addressed import GoalId, ScorecardId
from helloword.server.asking import Day
from helloword.server.goal_answers import Telling, name_of, version_json, waypoint_json
from helloword.server.readings import Json
from helloword.server.served import Serving
from helloword.server.standing import log_and_day
from helloword.text import Text
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/goals", response_model=shapes.Goals)
def goals(request: Request, served: Serving) -> Response:
    """Every goal as a tree, with where each stands."""
    return served.answer(request, _goals, log_and_day)


@router.get("/api/v1/goals/balance", response_model=list[shapes.Balance])
def balance(request: Request, served: Serving) -> Response:
    """Whether there are too few goals or too many, and what they leave out."""

    def told(workspace: Workspace) -> Json:
        telling = _telling(workspace, empty=True)
        found = balances(telling.book, people.staff(workspace), telling.evidence)
        return [telling.balance(each) for each in found]

    return served.answer(request, told, log_and_day)


@router.get("/api/v1/goals/{id}", response_model=shapes.GoalDetail)
def goal(request: Request, served: Serving, id: GoalId) -> Response:
    """One goal with its SMART check, versions, months and parts."""
    return served.answer(request, lambda workspace: _detail(workspace, id), log_and_day)


@router.get("/api/v1/scorecards/{id}", response_model=shapes.Scorecard)
def card(
    request: Request,
    served: Serving,
    id: ScorecardId,
    first: Annotated[Day, Query(alias="from", description="first day that counts")] = None,
    until: Annotated[Day, Query(alias="to", description="last day that counts")] = None,
) -> Response:
    """The scorecard of `company`, of a department or of a person."""

    def told(workspace: Workspace) -> Json:
        staff, telling = people.staff(workspace), _telling(workspace)
        found = scorecard(telling.book, whose(id, staff), telling.evidence, first, until)
        return telling.scorecard(found, name_of(found.whose, staff))

    return served.answer(request, told, log_and_day)


@router.post("/api/v1/goals/{id}/target", response_model=shapes.Agreed)
def set_target(served: Serving, id: GoalId, wanted: Annotated[shapes.NewTarget, Body()]) -> shapes.Agreed:
    """Give a goal other numbers from a month on; months before it keep what they had."""
    workspace = served.workspace
    aim = Aim(_number("target", wanted.target), _number("low", wanted.low), _number("high", wanted.high))
    adjust(workspace, id, aim, wanted.reason, workspace.today, wanted.effective_from)
    return _newest(workspace, id)


@router.post("/api/v1/goals/{id}/activate", response_model=shapes.Agreed)
def put_in_force(served: Serving, id: GoalId, why: Annotated[shapes.Because, Body()]) -> shapes.Agreed:
    """Put a draft in force; refused while its KPI, owner or data is missing."""
    workspace = served.workspace
    activate(workspace, [id], why.reason, workspace.today)
    return _newest(workspace, id)


def _goals(workspace: Workspace) -> Json:
    telling = _telling(workspace)
    return {
        "today": telling.evidence.today.isoformat(),
        "strategies": telling.strategies(),
        "goals": telling.tree(),
        "whose": _somebody(people.staff(workspace)),
    }


def _detail(workspace: Workspace, id: str) -> Json:
    telling = _telling(workspace, only=id)
    found, evidence = telling.book.goal(id), telling.evidence
    checks = smart(found, Ground(telling.book, people.staff(workspace), evidence))
    versions = telling.book.versions[id]
    return {
        **telling.goal(found),
        "smart": [telling.check(check) for check in checks],
        "versions": [version_json(version) for version in versions],
        "months": [waypoint_json(point) for point in waypoints(versions, evidence)],
        "cascade": telling.cascade(cascade(telling.book, found, evidence)),
        "closed_until": _iso(telling.book.closed_until(found)),
        "adjustable_from": _iso(_adjustable(telling.book, found, evidence.today)),
    }


def _adjustable(book: Book, goal: Goal, today: date) -> date | None:
    """The first month from which the goal can be given other numbers, not before the present one; None when it is closed."""
    if goal.status == "closed":
        return None
    closed = book.closed_until(goal)
    day = max(today.replace(day=1), month_after(closed) if closed else goal.start, goal.start)
    return day if day <= goal.end else None


def _somebody(staff: Staff) -> list[Json]:
    company: Json = {"of": "company", "id": "company", "name": Text("公司", "Company").as_json(), "active": True, "department": None}  # fmt: skip
    departments: list[Json] = [
        {"of": "department", "id": d.id, "name": d.name.as_json(), "active": True, "department": d.parent}
        for _, d in staff.tree()
        if d.id != "company"
    ]
    persons: list[Json] = [
        {
            "of": "person", "id": p.id, "name": {"zh": p.name, "en": p.name}, "active": p.active,
            "department": p.department,
        }
        for _, p in sorted(staff.people.items())
    ]  # fmt: skip
    return [company, *departments, *persons]


def _telling(workspace: Workspace, only: str | None = None, *, empty: bool = False) -> Telling:
    evidence = Evidence.of(workspace, workspace.today)
    if empty:
        return Telling(book(workspace), evidence, Text.as_json, {})
    return Telling.of(workspace, evidence, Text.as_json, only)


def _newest(workspace: Workspace, id: str) -> shapes.Agreed:
    version = book(workspace).versions[id][-1]
    return shapes.Agreed(id, version.number, version.effective_from, version.goal.status)


def _number(name: str, text: str | None) -> Decimal | None:
    return None if text is None else number(text, name)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
