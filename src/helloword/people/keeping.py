"""People and departments in the state database: read as one value, changed as one value, every difference in the audit log."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import TypeVar

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helloword.audit import Actor, Json, Subject, record
from helloword.people.person import Department, Person
from helloword.people.staff import Staff
from helloword.people.tables import DepartmentRow, PersonRoleRow, PersonRow, PersonScopeRow
from helloword.scope import DIMENSIONS
from helloword.text import Text
from helloword.workspace import Workspace

T = TypeVar("T")


def staff(workspace: Workspace) -> Staff:
    """Everybody and every department now."""
    with workspace.state.read() as session:
        return _read(session)


def change(workspace: Workspace, edit: Callable[[Staff], Staff], reason: str = "") -> Staff:
    """Keep what `edit` makes of the staff, all or nothing; raises what it raises, or InputError for what does not hold."""
    with workspace.state.write() as session:
        return change_in(session, workspace.actor, edit, reason)


def change_in(session: Session, actor: Actor, edit: Callable[[Staff], Staff], reason: str = "") -> Staff:
    """The same within a `write()` session of something larger."""
    before = _read(session)
    after = edit(before).checked()
    _write(session, before, after)
    for action, subject, detail in _differences(before, after):
        record(session, actor, action, subject, detail, reason)
    return after


def _read(session: Session) -> Staff:
    held: dict[str, list[str]] = {}
    for role in session.scalars(select(PersonRoleRow)):
        held.setdefault(role.person, []).append(role.role)
    departments = (
        Department(r.id, Text(r.name_zh, r.name_en), r.parent, r.head) for r in session.scalars(select(DepartmentRow))
    )
    kept: dict[tuple[str, str], list[str]] = {}
    for part in session.scalars(select(PersonScopeRow).order_by(PersonScopeRow.value)):
        kept.setdefault((part.person, part.dimension), []).append(part.value)
    people = (
        Person(
            r.id, r.name, r.department, tuple(sorted(held.get(r.id, ()))), r.email, r.locale, r.active,
            **{name: tuple(kept.get((r.id, dim), ())) for name, dim in DIMENSIONS.items()},
        )
        for r in session.scalars(select(PersonRow))
    )  # fmt: skip
    return Staff({d.id: d for d in departments}, {p.id: p for p in people})


def _write(session: Session, before: Staff, after: Staff) -> None:
    for d in _new(before.departments, after.departments):
        row = DepartmentRow(id=d.id, name_zh=d.name.zh, name_en=d.name.en, parent=d.parent, head=d.head)
        session.merge(row)
    session.flush()
    people = list(_new(before.people, after.people))
    _free_emails(session, people)
    for p in people:
        session.merge(
            PersonRow(id=p.id, name=p.name, email=p.email, department=p.department, locale=p.locale, active=p.active)
        )
    session.flush()
    ids = [p.id for p in people]
    session.execute(delete(PersonRoleRow).where(PersonRoleRow.person.in_(ids)))
    session.execute(delete(PersonScopeRow).where(PersonScopeRow.person.in_(ids)))
    session.add_all(PersonRoleRow(person=p.id, role=role) for p in people for role in p.roles)
    session.add_all(
        PersonScopeRow(person=p.id, dimension=dim, value=value)
        for p in people
        for name, dim in DIMENSIONS.items()
        for value in vars(p)[name]
    )
    session.flush()


def _free_emails(session: Session, people: list[Person]) -> None:
    """Two people may swap their addresses, which are unique after every single statement."""
    for person in people:
        if (row := session.get(PersonRow, person.id)) is not None:
            row.email = None
    session.flush()


def _new(before: Mapping[str, T], after: Mapping[str, T]) -> Iterator[T]:
    return (thing for id, thing in sorted(after.items()) if before.get(id) != thing)


def _differences(before: Staff, after: Staff) -> Iterator[tuple[str, Subject, dict[str, Json]]]:
    for d in _new(before.departments, after.departments):
        yield _difference("department", d.id, before.departments.get(d.id), d)
    for p in _new(before.people, after.people):
        yield _difference("person", p.id, before.people.get(p.id), p)


def _difference(
    kind: str, id: str, before: Department | Person | None, after: Department | Person
) -> tuple[str, Subject, dict[str, Json]]:
    """What happened to one of them: all its facts when it is new, else those that changed, as they were and are."""
    new = _facts(after)
    if before is None:
        return f"{kind}.added", Subject(kind, id), new
    old = _facts(before)
    changed: dict[str, Json] = {name: {"from": old[name], "to": new[name]} for name in new if old[name] != new[name]}
    return f"{kind}.{_verb(new, changed)}", Subject(kind, id), changed


def _verb(new: Mapping[str, Json], changed: Mapping[str, Json]) -> str:
    if "active" not in changed:
        return "changed"
    return "returned" if new["active"] else "removed"


def _facts(thing: Department | Person) -> dict[str, Json]:
    return {f.name: _json(vars(thing)[f.name]) for f in fields(thing)}


def _json(value: object) -> Json:
    if isinstance(value, Text):
        return value.as_json()
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return value if isinstance(value, bool | str) else None
