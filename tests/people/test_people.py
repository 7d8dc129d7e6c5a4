"""People belong to departments, departments to a tree, and every change of either is in the audit log."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from helloword import people
from helloword.audit import Actor, entries, verify
from helloword.errors import InputError, UnknownNameError
from helloword.people import Department, Person
from helloword.text import LOCALES, Text
from helloword.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path, state_url: str | None) -> Workspace:
    made = Workspace.create(
        tmp_path / "company", name="Acme", currency="CNY", timezone="Asia/Shanghai", state_url=state_url,
        actor=Actor("cli:wu"),
    )  # fmt: skip
    for id, parent in (("company", None), ("sales", "company"), ("sales-eu", "sales"), ("finance", "company")):
        people.add_department(made, Department(id, Text(f"部门{id}", f"Department {id}"), parent))
    for id, department, roles in (
        ("boss", "company", ("owner",)), ("anna", "sales", ("manager", "operations")), ("ben", "sales-eu", ("viewer",)),
        ("cao", "sales-eu", ("marketing",)), ("dora", "finance", ("finance",)),
    ):  # fmt: skip
        people.add_person(made, Person(id, id.title(), department, roles, f"{id}@example.com", "zh-CN"))
    people.set_head(made, "company", "boss")
    people.set_head(made, "sales", "anna")
    return made


def ids(found: tuple[Person, ...]) -> list[str]:
    return [person.id for person in found]


def test_people_stay_as_they_were_added(workspace: Workspace) -> None:
    anna = people.staff(Workspace.open(workspace.folder)).person("anna")

    assert anna == Person("anna", "Anna", "sales", ("manager", "operations"), "anna@example.com", "zh-CN", True)


def test_a_department_has_the_people_below_it_too(workspace: Workspace) -> None:
    staff = people.staff(workspace)

    assert ids(staff.people_of("sales")) == ["anna", "ben", "cao"]
    assert ids(staff.people_of("sales", below=False)) == ["anna"]
    assert [(depth, d.id) for depth, d in staff.tree()] == [
        (0, "company"),
        (1, "finance"),
        (1, "sales"),
        (2, "sales-eu"),
    ]


def test_a_manager_is_the_nearest_head_above_who_is_here(workspace: Workspace) -> None:
    staff = people.staff(workspace)
    managers = {id: manager.id if (manager := staff.manager_of(id)) else None for id in staff.people}

    assert managers == {"boss": None, "anna": "boss", "ben": "anna", "cao": "anna", "dora": "boss"}

    people.deactivate_person(workspace, "anna")

    assert people.staff(workspace).manager_of("ben") == people.staff(workspace).person("boss")


def test_a_moved_department_takes_everything_below_it_along(workspace: Workspace) -> None:
    people.move_department(workspace, "sales", "finance", "one team")

    assert ids(people.staff(workspace).people_of("finance")) == ["anna", "ben", "cao", "dora"]


@pytest.mark.parametrize("parent", ["sales", "sales-eu"])
def test_a_department_cannot_be_below_itself(workspace: Workspace, parent: str) -> None:
    before = people.staff(workspace)

    with pytest.raises(InputError, match="would be below itself"):
        people.move_department(workspace, "sales", parent)

    assert people.staff(workspace) == before


def test_a_company_may_have_several_trees(workspace: Workspace) -> None:
    people.move_department(workspace, "sales", None)

    assert [d.id for d in people.staff(workspace).children(None)] == ["company", "sales"]


def test_who_left_may_do_nothing_and_stays_known(workspace: Workspace) -> None:
    people.deactivate_person(workspace, "dora", "moved away")
    staff = people.staff(workspace)

    assert staff.person("dora").permissions == frozenset()
    assert ids(staff.people_of("finance")) == []

    people.change_person(workspace, "dora", lambda person: replace(person, active=True))

    assert "edit_costs" in people.staff(workspace).person("dora").permissions


def test_adding_the_same_again_changes_nothing_and_others_facts_are_refused(workspace: Workspace) -> None:
    dora = people.staff(workspace).person("dora")
    before = entries(workspace.state)
    people.add_person(workspace, dora)

    with pytest.raises(InputError, match="helloword people change dora"):
        people.add_person(workspace, replace(dora, name="Dora Two"))
    assert entries(workspace.state) == before


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"department": "sale"}, 'Did you mean "sales"'),
        ({"roles": ("financ",)}, 'Did you mean "finance"'),
        ({"email": "no address"}, "not an e-mail address"),
        ({"email": "ANNA@example.com"}, "same e-mail address"),
        ({"locale": "fr"}, "language"),
        ({"name": " "}, "needs a name"),
    ],
)
def test_a_person_with_an_impossible_fact_is_refused(
    workspace: Workspace, change: dict[str, object], words: str
) -> None:
    before = people.staff(workspace)

    with pytest.raises(InputError, match=words):
        people.change_person(workspace, "dora", lambda person: replace(person, **change))  # type: ignore[arg-type]

    assert people.staff(workspace) == before


@pytest.mark.parametrize("id", ["", "a b", "anna,ben", "-x", "a" * 65])
def test_an_id_that_cannot_be_typed_is_refused(workspace: Workspace, id: str) -> None:
    with pytest.raises(InputError, match="cannot be the id"):
        people.add_person(workspace, Person(id, "X", "sales"))


def test_an_unknown_head_is_refused(workspace: Workspace) -> None:
    with pytest.raises(UnknownNameError, match='no person "nobody"'):
        people.set_head(workspace, "sales", "nobody")


def test_every_change_is_in_the_audit_log_with_what_it_was_before(workspace: Workspace) -> None:
    people.change_person(
        workspace, "ben", lambda person: replace(person, department="finance", roles=("finance",)), "asked for it"
    )
    (changed, *_) = entries(workspace.state)

    assert (changed.action, changed.subject.id, changed.actor.name) == ("person.changed", "ben", "cli:wu")
    assert changed.reason == "asked for it"
    assert json.loads(changed.detail) == {
        "department": {"from": "sales-eu", "to": "finance"}, "roles": {"from": ["viewer"], "to": ["finance"]},
    }  # fmt: skip

    people.deactivate_person(workspace, "ben")
    people.rename_department(workspace, "sales", Text("销售部", "Sales"))

    assert [e.action for e in entries(workspace.state, limit=2)] == ["department.changed", "person.removed"]
    assert verify(workspace.state).broken is None


def test_every_role_has_both_languages_and_permissions_that_exist() -> None:
    named = people.permissions()

    assert set(people.roles()) == {
        "owner", "manager", "operations", "marketing", "customer_service", "supply_chain", "finance", "viewer",
    }  # fmt: skip
    for role in people.roles().values():
        assert role.permissions <= set(named)
        assert all(role.name.in_(locale) for locale in LOCALES)
    assert people.roles()["owner"].permissions == set(named)
    assert all(text.zh and text.en for text in named.values())
