"""Ready sets of goals for a role, or for a new store or line, as the files in `sets/` say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from helloword.errors import UnknownNameError
from helloword.goals.evidence import Evidence
from helloword.goals.fields import Field, Fields, Table, load
from helloword.goals.goal import Where
from helloword.goals.proposing import Periods, Proposed, propose
from helloword.goals.refusals import refused
from helloword.text import Text

_FOLDER = Path(__file__).with_name("sets")


@dataclass(frozen=True)
class ReadySet:
    """Templates for one role; of a new store or line, they count from its opening day."""

    id: str
    name: Text
    note: Text
    begins: Literal["month", "opening"]
    templates: Mapping[str, Table]


@dataclass(frozen=True)
class Order:
    """For whom a set is made: owner, department, slice and first day."""

    owner: str | None
    department: str | None = None
    where: Where = ()
    start: date | None = None
    strategy: str | None = None


@cache
def ready_sets() -> Mapping[str, ReadySet]:
    """Every set by id."""
    sets = [_read(path) for path in sorted(_FOLDER.glob("*.yml"))]
    return {found.id: found for found in sets}


def ready_set(id: str) -> ReadySet:
    """The set called `id`; raises UnknownNameError with the nearest otherwise."""
    if id not in ready_sets():
        raise UnknownNameError("ready set", id, ready_sets(), code="unknown_goal_set")
    return ready_sets()[id]


def instantiate(found: ReadySet, order: Order, evidence: Evidence) -> Proposed:
    """Drafts of a set with baselines and targets from the data."""
    if order.owner is None:
        raise refused("goal_set_owner")
    opening = found.begins == "opening"
    start = order.start or (_opened(found, order.where, evidence) if opening else evidence.today.replace(day=1))
    tables = {f"{id}-{_suffix(order, start, opening)}": _filled(t, order) for id, t in found.templates.items()}
    made = propose(tables, evidence, Periods(start, start), elsewhere=opening)
    if not opening:
        return made
    return replace(made, goals={id: replace(goal, shape="even") for id, goal in made.goals.items()})


def _read(path: Path) -> ReadySet:
    fields = Fields(load(path.read_text(encoding="utf-8"), path.name), path.name).only(
        "name", "note", "begins", "goals"
    )
    return ReadySet(
        path.stem, fields.name(), fields.named("note") or Text("", ""),
        fields.choice("begins", ("month", "opening"), "month"), fields.entries("goals"),
    )  # fmt: skip


def _filled(table: Table, order: Order) -> Table:
    wanted: dict[str, Field] = dict(table)
    given = {"owner": order.owner, "department": order.department, "strategy": order.strategy}
    wanted.update({name: value for name, value in given.items() if value is not None})
    if order.where:
        wanted["where"] = {dim: list(values) for dim, values in order.where}
    return wanted


def _suffix(order: Order, start: date, opening: bool) -> str:
    named = "-".join(value for _, values in order.where for value in values).lower()
    whose = named if opening else "-".join(filter(None, (order.department, named)))
    return "-".join(filter(None, (whose, f"{start:%Y-%m}"))).replace(" ", "-")


def _opened(found: ReadySet, where: Where, evidence: Evidence) -> date:
    """The day on which the named store opened."""
    for store in dict(where).get("store", ()):
        opened = evidence.workspace.store(store).opened
        if opened is not None:
            return opened
    raise refused("goal_set_store", set=found.id)
