"""The demo company's team holds together."""

from __future__ import annotations

from helloword.demo.team import COMPANY, DEPARTMENTS, PEOPLE
from helloword.people.roles import roles
from helloword.people.staff import Staff


def test_five_departments_stand_below_the_company_and_twelve_people_in_them() -> None:
    staff = Staff().with_(*DEPARTMENTS, *PEOPLE).checked()

    assert [department.id for department in staff.children(None)] == [COMPANY]
    assert len(staff.children(COMPANY)) == 5
    assert len(staff.people_of(COMPANY)) == 12


def test_every_department_has_a_head_of_its_own_and_everybody_but_the_owner_a_manager() -> None:
    staff = Staff().with_(*DEPARTMENTS, *PEOPLE)

    assert all(staff.person(department.head or "").department == department.id for department in DEPARTMENTS)
    assert [person.id for person in PEOPLE if staff.manager_of(person.id) is None] == ["lin-yue"]


def test_every_role_but_the_guests_is_held_by_somebody() -> None:
    assert {role for person in PEOPLE for role in person.roles} == set(roles()) - {"viewer"}
