"""Fifty people with different roles and views, who sign in to a company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from helloword.access import accept, invite
from helloword.people import Department, Person, add_department, add_person
from helloword.state.stores import Store
from helloword.text import Text
from helloword.workspace import Workspace

PASSWORD = "a long sentence that nobody else would say"


@dataclass(frozen=True)
class Kind:
    """A role, what the view is kept to, and the boards that people of this kind open."""

    role: str
    boards: tuple[str, ...]
    stores: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


def kinds_of(stores: Sequence[Store]) -> tuple[Kind, ...]:
    """The kinds of people in a company, some of whom see one or two of its stores or a region."""
    one, two = (stores[-1].id,), tuple(store.id for store in stores[:2])
    region = stores[0].region
    return (
        Kind("owner", ("company", "finance")),
        Kind("manager", ("company", "operations")),
        Kind("finance", ("finance", "company")),
        Kind("viewer", ("company", "customer_service")),
        Kind("operations", ("operations", "company"), stores=one),
        Kind("operations", ("operations", "company"), stores=two),
        Kind("marketing", ("marketing", "company")),
        Kind("marketing", ("marketing", "company"), *((), (region,)) if region else (two,)),
        Kind("customer_service", ("customer_service", "company"), stores=one),
        Kind("supply_chain", ("supply_chain", "company")),
    )


@dataclass(frozen=True)
class Colleague:
    """Somebody who is signed in; `secret` is their session's."""

    secret: str
    kind: Kind


def let_in(folder: Path, count: int) -> Sequence[Colleague]:
    """Add `count` people, as many of each kind as of the others, and sign each in."""
    workspace = Workspace.open(folder)
    department = Department("bench", Text(zh="测量", en="Bench"))
    add_department(workspace, department)
    kinds = islice(cycle(kinds_of(workspace.stores())), count)
    return [_one(workspace, f"bench-{n:03d}", department.id, kind) for n, kind in enumerate(kinds)]


def of_each_kind(colleagues: Sequence[Colleague]) -> Mapping[Kind, Colleague]:
    """One of each kind."""
    return {colleague.kind: colleague for colleague in reversed(colleagues)}


def _one(workspace: Workspace, id: str, department: str, kind: Kind) -> Colleague:
    add_person(
        workspace, Person(id, id, department, (kind.role,), f"{id}@lumora.example", stores=kind.stores, regions=kind.regions)
    )  # fmt: skip
    return Colleague(accept(workspace, invite(workspace, id), PASSWORD, "bench"), kind)
