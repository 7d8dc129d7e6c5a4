"""Fifty people with different roles and views, who sign in to a company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from helloword.access import accept, invite
from helloword.people import Person, add_person, staff
from helloword.workspace import Workspace

PASSWORD = "a long sentence that nobody else would say"


@dataclass(frozen=True)
class Kind:
    """A role, what the view is kept to, and the boards that people of this kind open."""

    role: str
    boards: tuple[str, ...]
    stores: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


KINDS = (
    Kind("owner", ("company", "finance")),
    Kind("manager", ("company", "operations")),
    Kind("finance", ("finance", "company")),
    Kind("viewer", ("company", "customer_service")),
    Kind("operations", ("operations", "company"), stores=("shopify-eu",)),
    Kind("operations", ("operations", "company"), stores=("amazon-us", "amazon-de")),
    Kind("marketing", ("marketing", "company")),
    Kind("marketing", ("marketing", "company"), regions=("EU",)),
    Kind("customer_service", ("customer_service", "company"), stores=("shopify-eu",)),
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
    department = next(iter(staff(workspace).departments))
    return [_one(workspace, f"bench-{n:03d}", department, kind) for n, kind in enumerate(islice(cycle(KINDS), count))]


def of_each_kind(colleagues: Sequence[Colleague]) -> Mapping[Kind, Colleague]:
    """One of each kind."""
    return {colleague.kind: colleague for colleague in reversed(colleagues)}


def _one(workspace: Workspace, id: str, department: str, kind: Kind) -> Colleague:
    add_person(
        workspace, Person(id, id, department, (kind.role,), f"{id}@lumora.example", stores=kind.stores, regions=kind.regions)
    )  # fmt: skip
    return Colleague(accept(workspace, invite(workspace, id), PASSWORD, "bench"), kind)
