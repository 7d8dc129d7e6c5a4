"""/api/v1/people and /api/v1/departments: who works here, what they may do, and the links by which they come in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from helloword.access import end_second_factor, end_sessions, invite
from helloword.people import Department, Person, add_department, add_person, change_person
from helloword.server import access_shapes as shapes
from helloword.server.addressed import PersonId
from helloword.server.people_answers import people_json
from helloword.server.served import Serving, unkept
from helloword.text import Text
from helloword.workspace import Workspace

router = APIRouter()


@router.get("/api/v1/people", response_model=shapes.People)
def people(served: Serving) -> Response:
    """Everybody and every department."""
    return _everybody(served.workspace)


@router.post("/api/v1/people", response_model=shapes.People)
def added(served: Serving, given: Annotated[shapes.NewPerson, Body()]) -> Response:
    """Add a person."""
    person = Person(
        given.id, given.name, given.department, tuple(given.roles), given.email, given.locale, True,
        tuple(given.stores), tuple(given.regions), tuple(given.brands),
    )  # fmt: skip
    add_person(served.workspace, person, given.reason)
    return _everybody(served.workspace)


@router.post("/api/v1/people/{id}", response_model=shapes.People)
def changed(served: Serving, id: PersonId, given: Annotated[shapes.PersonChange, Body()]) -> Response:
    """Change a person; who is no longer active is signed out everywhere."""
    person = change_person(served.workspace, id, lambda now: _changed(now, given), given.reason)
    if not person.active:
        end_sessions(served.workspace, id, given.reason)
    return _everybody(served.workspace)


@router.post("/api/v1/people/{id}/invite", response_model=shapes.InvitationLink)
def invited(request: Request, served: Serving, id: PersonId, given: Annotated[shapes.Why, Body()]) -> Response:
    """A one-time link by which a person chooses a password."""
    secret = invite(served.workspace, id, given.reason)
    return unkept({"url": f"{str(request.base_url).rstrip('/')}/join#{secret}"})


@router.post("/api/v1/people/{id}/second-factor/end", response_model=shapes.People)
def relieved(served: Serving, id: PersonId, given: Annotated[shapes.Why, Body()]) -> Response:
    """Ask no second factor of a person who lost theirs."""
    end_second_factor(served.workspace, id, given.reason)
    return _everybody(served.workspace)


@router.post("/api/v1/departments", response_model=shapes.People)
def department(served: Serving, given: Annotated[shapes.NewDepartment, Body()]) -> Response:
    """Add a department."""
    name = Text(given.name.zh, given.name.en)
    add_department(served.workspace, Department(given.id, name, given.parent), given.reason)
    return _everybody(served.workspace)


def _changed(now: Person, given: shapes.PersonChange) -> Person:
    return replace(
        now,
        name=now.name if given.name is None else given.name,
        department=now.department if given.department is None else given.department,
        roles=now.roles if given.roles is None else tuple(given.roles),
        email=now.email if given.email is None else given.email,
        locale=now.locale if given.locale is None else given.locale,
        active=now.active if given.active is None else given.active,
        stores=now.stores if given.stores is None else tuple(given.stores),
        regions=now.regions if given.regions is None else tuple(given.regions),
        brands=now.brands if given.brands is None else tuple(given.brands),
    )


def _everybody(workspace: Workspace) -> Response:
    return unkept(people_json(workspace, datetime.now(UTC)))
