"""Adding, changing and removing people, and building the tree of departments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from helloword.errors import InputError
from helloword.people.keeping import change
from helloword.people.person import Department, Person
from helloword.people.staff import Staff
from helloword.text import Text
from helloword.workspace import Workspace


def add_department(workspace: Workspace, department: Department, reason: str = "") -> Department:
    """Add a department; the same one again changes nothing, other facts under its id are refused."""
    return change(workspace, _with_department(department), reason).departments[department.id]


def move_department(workspace: Workspace, id: str, parent: str | None, reason: str = "") -> Department:
    """Put a department and all below it under another, or at the top; raises InputError where it would be below itself."""
    return change(workspace, lambda s: s.with_(replace(s.department(id), parent=parent)), reason).departments[id]


def rename_department(workspace: Workspace, id: str, name: Text, reason: str = "") -> Department:
    """Call a department something else."""
    return change(workspace, lambda s: s.with_(replace(s.department(id), name=name)), reason).departments[id]


def set_head(workspace: Workspace, id: str, head: str | None, reason: str = "") -> Department:
    """Say who leads a department, or that nobody does."""
    return change(workspace, lambda s: s.with_(replace(s.department(id), head=head)), reason).departments[id]


def add_person(workspace: Workspace, person: Person, reason: str = "") -> Person:
    """Add a person; the same one again changes nothing, other facts under their id are refused."""
    return change(workspace, _with_person(person), reason).people[person.id]


def change_person(workspace: Workspace, id: str, edit: Callable[[Person], Person], reason: str = "") -> Person:
    """Keep what `edit` makes of a person, whose id stays."""
    return change(workspace, lambda s: s.with_(replace(edit(s.person(id)), id=id)), reason).people[id]


def deactivate_person(workspace: Workspace, id: str, reason: str = "") -> Person:
    """Take away what a person may do; who they were stays for the goals and changes they made."""
    return change_person(workspace, id, lambda person: replace(person, active=False), reason)


def _with_department(department: Department) -> Callable[[Staff], Staff]:
    wanted = department.checked()

    def edit(now: Staff) -> Staff:
        if now.departments.get(wanted.id, wanted) != wanted:
            message = f'There is already a department "{wanted.id}" with other facts; move or rename it, or choose another id.'
            raise InputError(message, code="department_exists", id=wanted.id)
        return now.with_(wanted)

    return edit


def _with_person(person: Person) -> Callable[[Staff], Staff]:
    wanted = person.checked()

    def edit(now: Staff) -> Staff:
        if now.people.get(wanted.id, wanted) != wanted:
            message = (
                f'There is already a person "{wanted.id}" with other facts; `helloword people change {wanted.id}` '
                "changes them, or choose another id."
            )
            raise InputError(message, code="person_exists", id=wanted.id)
        return now.with_(wanted)

    return edit
