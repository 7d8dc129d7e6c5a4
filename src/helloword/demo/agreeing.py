"""The demo company's people, and what they agreed on: `goals.yml`, its targets worked out from the company's own history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from helloword.audit import Actor
from helloword.demo.team import DEPARTMENTS, PEOPLE
from helloword.goals import Goal, Whole, book
from helloword.goals.book import Book
from helloword.goals.changing import agree
from helloword.goals.document import plan_from, strategy_from
from helloword.goals.evidence import Evidence
from helloword.goals.fields import Fields, Table, load
from helloword.goals.proposing import Periods, propose
from helloword.goals.ready import Order, instantiate, ready_set
from helloword.goals.smart import Ground, hindrance
from helloword.people import keeping
from helloword.period import Grain, add_months, start_of
from helloword.workspace import Workspace

_FILE = Path(__file__).with_name("goals.yml")
REASON = "演示公司的年度目标 the demo company's goals of the year"


def agree_on_goals(workspace: Workspace, today: date) -> None:
    """People first, then goals; what is there already stays as it is."""
    acting = workspace.acting_as(Actor("demo"))
    if not keeping.staff(acting).people:
        keeping.change(acting, lambda staff: staff.with_(*DEPARTMENTS, *PEOPLE), REASON)
    if not book(acting).versions:
        agree(acting, wanted(acting, today), REASON, today)


def wanted(workspace: Workspace, today: date) -> Whole:
    """Strategies, goals and plans for a year whose last quarter is the present one."""
    top = Fields(load(_FILE.read_text(encoding="utf-8"), _FILE.name), _FILE.name)
    evidence = Evidence.of(workspace, today)
    quarter = start_of(Grain.QUARTER, today)
    made = propose(top.entries("goals"), evidence, Periods(add_months(quarter, -9), quarter))
    strategies = {id: strategy_from(id, table, id) for id, table in top.entries("strategies").items()}
    goals = {**made.goals, **_of_sets(top.entries("sets"), evidence)}
    kept = {id: goal for id, goal in goals.items() if goal.parent in goals or goal.parent is None}
    ground = Ground(Book(strategies), keeping.staff(workspace), evidence)
    plans = {id: plan_from(id, table, id) for id, table in top.entries("plans").items()}
    return Whole(strategies, {id: _in_force(goal, ground) for id, goal in kept.items()}, plans)


def _in_force(goal: Goal, ground: Ground) -> Goal:
    """Active where nothing stands in its way: a world of a few months has no data for some."""
    return goal if hindrance(goal, ground) else replace(goal, status="active")


def _of_sets(sets: Mapping[str, Table], evidence: Evidence) -> dict[str, Goal]:
    found: dict[str, Goal] = {}
    for id, table in sets.items():
        fields = Fields(table, id)
        order = Order(fields.word("owner"), None, fields.where("where"), None, fields.word("strategy"))
        made = instantiate(ready_set(id), order, evidence).goals
        found |= {g.id: replace(g, level="person") for g in made.values() if g.end >= evidence.today}
    return found
