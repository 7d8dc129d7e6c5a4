"""Everybody and every department at one moment: a value that is looked things up in and changed as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from helloword.errors import InputError, UnknownNameError
from helloword.people.person import Department, Person


@dataclass(frozen=True)
class Staff:
    """The company's people and departments by id."""

    departments: Mapping[str, Department] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)

    def person(self, id: str) -> Person:
        """The person called `id`; raises UnknownNameError with the nearest otherwise."""
        if id not in self.people:
            raise UnknownNameError("person", id, self.people, code="unknown_person")
        return self.people[id]

    def department(self, id: str) -> Department:
        """The department called `id`; raises UnknownNameError with the nearest otherwise."""
        if id not in self.departments:
            raise UnknownNameError("department", id, self.departments, code="unknown_department")
        return self.departments[id]

    def children(self, parent: str | None) -> tuple[Department, ...]:
        """The departments right below `parent`, or those below none, by id."""
        return tuple(d for _, d in sorted(self.departments.items()) if d.parent == parent)

    def below(self, id: str) -> tuple[Department, ...]:
        """A department and every one below it, each after its parent."""
        return (self.department(id), *(d for child in self.children(id) for d in self.below(child.id)))

    def tree(self) -> tuple[tuple[int, Department], ...]:
        """Every department with its depth, each after its parent."""
        return tuple(pair for root in self.children(None) for pair in self._branch(root, 0))

    def people_of(self, department: str, *, below: bool = True) -> tuple[Person, ...]:
        """The active people of a department, with those of the departments below it unless told otherwise, by id."""
        ids = {d.id for d in self.below(department)} if below else {self.department(department).id}
        return tuple(p for _, p in sorted(self.people.items()) if p.active and p.department in ids)

    def manager_of(self, person: str) -> Person | None:
        """The nearest active head above a person, other than that person; None at the top."""
        return next((head for head in self._heads_above(self.person(person)) if head.id != person), None)

    def with_(self, *changed: Department | Person) -> Staff:
        """The same staff with some departments and people added or replaced."""
        departments = {d.id: d for d in changed if isinstance(d, Department)}
        people = {p.id: p for p in changed if isinstance(p, Person)}
        return replace(self, departments={**self.departments, **departments}, people={**self.people, **people})

    def checked(self) -> Staff:
        """The same staff once all of it holds together; raises InputError with the first thing that does not."""
        whole = Staff(
            {id: department.checked() for id, department in self.departments.items()},
            {id: person.checked() for id, person in self.people.items()},
        )
        for person in whole.people.values():
            whole.department(person.department)
        for department in whole.departments.values():
            whole._check_place(department)
        whole._check_emails()
        return whole

    def _branch(self, department: Department, depth: int) -> Iterator[tuple[int, Department]]:
        yield depth, department
        for child in self.children(department.id):
            yield from self._branch(child, depth + 1)

    def _heads_above(self, person: Person) -> Iterator[Person]:
        for department in self._up(person.department):
            head = self.people.get(department.head or "")
            if head is not None and head.active:
                yield head

    def _up(self, id: str | None) -> Iterator[Department]:
        while id is not None:
            yield self.departments[id]
            id = self.departments[id].parent

    def _check_place(self, department: Department) -> None:
        """Known parent and head, and no way up that comes back."""
        if department.head is not None:
            self.person(department.head)
        passed = [department.id]
        while (parent := self.departments[passed[-1]].parent) is not None:
            if self.department(parent).id in passed:
                way = " > ".join([*passed, parent])
                message = f'Department "{parent}" would be below itself ({way}); give it another parent.'
                raise InputError(message, code="department_cycle", id=parent, way=way)
            passed.append(parent)

    def _check_emails(self) -> None:
        taken: dict[str, str] = {}
        for person in self.people.values():
            email = (person.email or "").casefold()
            if email and taken.setdefault(email, person.id) != person.id:
                first, second = taken[email], person.id
                message = f'"{first}" and "{second}" have the same e-mail address {email}; give one of them another.'
                raise InputError(message, code="email_taken", first=first, second=second, email=email)
