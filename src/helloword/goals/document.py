"""Strategies, goals and plans as documents: YAML for people, canonical JSON for the versions, the same fields in both."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import yaml

from helloword.audit import Json
from helloword.goals.fields import Fields, Table, day, load, number
from helloword.goals.goal import DIRECTIONS, LEVELS, SHAPES, STATUSES, Goal, Level, Milestone, Strategy
from helloword.goals.plan import Plan
from helloword.money import plain
from helloword.text import Text

_GOAL = (
    "name", "kpi", "level", "department", "owner", "strategy", "parent", "where", "start", "end", "direction", "baseline",
    "target", "low", "high", "shape", "milestones", "volume", "currency", "weight", "gate", "perspective", "why", "status",
)  # fmt: skip


@dataclass(frozen=True)
class Whole:
    """Strategies, goals and plans by id: what one file says."""

    strategies: Mapping[str, Strategy] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    plans: Mapping[str, Plan] = field(default_factory=dict)


class _Dumper(yaml.SafeDumper):
    """Writes every scalar plain, as the reader takes none for anything but text."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML's own convention

    def ignore_aliases(self, data: object) -> bool:
        """No anchors: people read this."""
        return True


def read(text: str, place: str, better: Mapping[str, str] | None = None) -> Whole:
    """What a YAML text says; raises InputError with the place of what does not hold.

    `better` is the direction of a KPI's goals where the text gives none.
    """
    ways = better or {}
    top = Fields(load(text, place), place).only("strategies", "goals", "plans")
    return Whole(
        {id: strategy_from(id, t, f"strategies.{id}") for id, t in top.entries("strategies").items()},
        {id: goal_from(id, _directed(t, ways), f"goals.{id}") for id, t in top.entries("goals").items()},
        {id: plan_from(id, t, f"plans.{id}") for id, t in top.entries("plans").items()},
    )


def write(whole: Whole) -> str:
    """The YAML that `read` takes back to the same values."""
    sections: dict[str, Json] = {
        "strategies": {id: facts(s) for id, s in sorted(whole.strategies.items())},
        "goals": {id: facts(g) for id, g in sorted(whole.goals.items())},
        "plans": {id: facts(p) for id, p in sorted(whole.plans.items())},
    }
    kept = {name: entries for name, entries in sections.items() if entries}
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def facts(thing: Strategy | Goal | Plan) -> dict[str, Json]:
    """All of it but the id, as text, without what is empty."""
    match thing:
        case Strategy():
            found: dict[str, Json] = {"name": thing.name.as_json(), "note": _text(thing.note)}
        case Goal():
            found = _goal_facts(thing)
        case Plan():
            curve: list[Json] = [[written(a), written(s)] for a, s in thing.curve]
            found = {
                "person": thing.person, "base": written(thing.base), "currency": thing.currency, "curve": curve,
                "gate": written(thing.gate),
            }  # fmt: skip
    return {name: value for name, value in found.items() if value is not None}


def from_json(kind: str, id: str, definition: str) -> Strategy | Goal | Plan:
    """What a version's canonical JSON says."""
    table: Table = json.loads(definition)
    place = f"{kind} {id}"
    if kind == "goal":
        return goal_from(id, table, place)
    return strategy_from(id, table, place) if kind == "strategy" else plan_from(id, table, place)


def strategy_from(id: str, table: Table, place: str) -> Strategy:
    """The strategy that a table says."""
    fields = Fields(table, place).only("name", "note")
    return Strategy(id, fields.name(), fields.named("note")).checked()


def plan_from(id: str, table: Table, place: str) -> Plan:
    """The payout plan that a table says."""
    fields = Fields(table, place).only("person", "base", "currency", "curve", "gate")
    curve = tuple((number(a, place), number(s, place)) for a, s in fields.pairs("curve"))
    base, gate = fields.number("base") or Decimal(0), fields.number("gate") or Decimal(0)
    return Plan(id, fields.text("person"), base, fields.text("currency"), curve, gate).checked()


def goal_from(id: str, table: Table, place: str) -> Goal:
    """The goal that a table says."""
    fields = Fields(table, place).only(*_GOAL)
    milestones = tuple(Milestone(day(d, place), number(v, place)) for d, v in fields.pairs("milestones"))
    weight = fields.number("weight")
    return Goal(
        id, fields.name(), fields.text("kpi"), fields.day("start"), fields.day("end"),
        level=fields.choice("level", LEVELS, _level(fields)), owner=fields.word("owner"),
        department=fields.word("department"), where=fields.where("where"), strategy=fields.word("strategy"),
        parent=fields.word("parent"), direction=fields.choice("direction", DIRECTIONS, "up"),
        baseline=fields.number("baseline"), target=fields.number("target"), low=fields.number("low"),
        high=fields.number("high"), shape=fields.choice("shape", SHAPES, "given" if milestones else "seasonal"),
        milestones=milestones, volume=fields.number("volume"), currency=fields.word("currency"),
        weight=Decimal(1) if weight is None else weight, gate=fields.flag("gate"),
        perspective=fields.word("perspective"), why=fields.named("why"),
        status=fields.choice("status", STATUSES, "draft"),
    ).checked()  # fmt: skip


def _directed(table: Table, ways: Mapping[str, str]) -> Table:
    """The goal's table with its KPI's direction; a KPI that is best in a band, without one, goes up."""
    if "direction" in table:
        return table
    if "low" in table or "high" in table:
        return {**table, "direction": "band"}
    way = ways.get(str(table.get("kpi")), "up")
    return {**table, "direction": "up" if way == "band" else way}


def _level(fields: Fields) -> Level:
    return "department" if fields.word("department") else "company"


def _goal_facts(goal: Goal) -> dict[str, Json]:
    where: dict[str, Json] = {dim: list(values) for dim, values in goal.where}
    milestones: list[Json] = [[m.day.isoformat(), written(m.value)] for m in goal.milestones]
    return {
        "name": goal.name.as_json(), "kpi": goal.kpi, "level": goal.level, "department": goal.department,
        "owner": goal.owner, "strategy": goal.strategy, "parent": goal.parent, "where": where or None,
        "start": goal.start.isoformat(), "end": goal.end.isoformat(), "direction": goal.direction,
        "baseline": _number(goal.baseline), "target": _number(goal.target), "low": _number(goal.low),
        "high": _number(goal.high), "shape": goal.shape, "milestones": milestones or None,
        "volume": _number(goal.volume), "currency": goal.currency, "weight": written(goal.weight),
        "gate": "true" if goal.gate else None, "perspective": goal.perspective, "why": _text(goal.why),
        "status": goal.status,
    }  # fmt: skip


def _text(text: Text | None) -> Json:
    return text.as_json() if text else None


def written(value: Decimal) -> str:
    """All digits of a number, without exponent.

    >>> written(Decimal("1E+3")), written(Decimal("0.10"))
    ('1000', '0.1')
    """
    return plain(value) if len(value.as_tuple().digits) <= 24 else format(value, "f")


def _number(value: Decimal | None) -> str | None:
    return None if value is None else written(value)
