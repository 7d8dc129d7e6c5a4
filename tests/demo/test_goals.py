"""The demo company's goals can be met and missed, and are in balance where its story does not say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from helloword.demo import agreeing
from helloword.demo.team import DEPARTMENTS, PEOPLE
from helloword.goals.document import plan_from, strategy_from
from helloword.goals.fields import Fields, load
from helloword.goals.ready import ready_sets
from helloword.kpis.catalogue import shipped
from helloword.people.staff import Staff

TOP = Fields(load(Path(agreeing._FILE).read_text(encoding="utf-8"), "goals.yml"), "goals.yml")
GOALS = TOP.entries("goals")
STAFF = Staff().with_(*DEPARTMENTS, *PEOPLE)


@pytest.mark.parametrize("id", GOALS)
def test_a_goal_names_what_there_is(id: str) -> None:
    goal = Fields(GOALS[id], id)

    assert goal.text("kpi") in shipped().kpis
    assert goal.name().zh != goal.name().en or goal.name().en == "NPS"
    if owner := goal.word("owner"):
        STAFF.person(owner)
    if department := goal.word("department"):
        STAFF.department(department)
    assert goal.word("parent") in (None, *GOALS)
    assert goal.word("strategy") in (None, *TOP.entries("strategies"))


def test_there_are_as_many_goals_as_a_company_and_its_departments_can_look_after() -> None:
    company = [g for g in GOALS.values() if "department" not in g and g.get("level") != "person"]
    counts = {d.id: len([g for g in GOALS.values() if g.get("department") == d.id]) for d in DEPARTMENTS}

    assert 5 <= len(company) <= 8
    assert all(8 <= count <= 12 for id, count in counts.items() if id != "company")


def test_strategies_plans_and_sets_hold() -> None:
    assert 2 <= len([strategy_from(id, t, id) for id, t in TOP.entries("strategies").items()]) <= 3
    assert all(plan_from(id, t, id).person in STAFF.people for id, t in TOP.entries("plans").items())
    assert set(TOP.entries("sets")) <= set(ready_sets())
