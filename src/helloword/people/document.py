"""Departments and people as one YAML text, to be written by hand, kept beside other files, and read back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import cast

import yaml

from helloword.errors import InputError, UnknownNameError
from helloword.people.keeping import change
from helloword.people.person import Department, Person
from helloword.people.staff import Staff
from helloword.scope import DIMENSIONS
from helloword.text import Text
from helloword.workspace import Workspace

Entry = Mapping[str, object]
_SECTIONS = ("departments", "people")


def import_people(workspace: Workspace, text: str, place: str, reason: str = "") -> Staff:
    """Add and change what a YAML text says, all or none; whom it does not name, and what it does not say, stays.

    Raises InputError with the place that does not hold.
    """
    return change(workspace, _edit(text, place), reason)


def export_people(staff: Staff) -> str:
    """All of the staff as YAML that `import_people` takes."""
    departments = {d.id: {"name": d.name.as_json(), **_given(parent=d.parent, head=d.head)} for _, d in staff.tree()}
    people = {
        p.id: {
            "name": p.name, "department": p.department, "roles": list(p.roles), **_given(email=p.email),
            "locale": p.locale, "active": p.active,
            **{name: list(vars(p)[name]) for name in DIMENSIONS if vars(p)[name]},
        }
        for _, p in sorted(staff.people.items())
    }  # fmt: skip
    return yaml.safe_dump({"departments": departments, "people": people}, allow_unicode=True, sort_keys=False)


def _given(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


def _edit(text: str, place: str) -> Callable[[Staff], Staff]:
    sections = _sections(text, place)

    def edit(now: Staff) -> Staff:
        departments = [_department(id, now, entry, place) for id, entry in sections["departments"].items()]
        people = [_person(id, now, entry, place) for id, entry in sections["people"].items()]
        return now.with_(*departments, *people)

    return edit


def _sections(text: str, place: str) -> dict[str, dict[str, Entry]]:
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise _wrong(place, f"it is not YAML: {str(error).partition(chr(10))[0]}") from None
    if not isinstance(data, dict) or not data:
        raise _wrong(place, "it needs `departments:` or `people:` with entries below")
    for name in data:
        if name not in _SECTIONS:
            raise UnknownNameError(f"section in {place}", str(name), _SECTIONS)
    return {name: _entries(data.get(name) or {}, f"{place}: {name}") for name in _SECTIONS}


def _entries(section: object, place: str) -> dict[str, Entry]:
    if not isinstance(section, dict):
        raise _wrong(place, "it needs lines of the form `id:` with facts below")
    return {str(id): _entry(entry, f"{place}.{id}") for id, entry in section.items()}


def _entry(entry: object, place: str) -> Entry:
    if not isinstance(entry, dict):
        raise _wrong(place, "it needs facts below, such as `name:`")
    return cast(Entry, entry)


def _department(id: str, now: Staff, entry: Entry, place: str) -> Department:
    where = f"{place}: departments.{id}"
    _check_names(entry, {f.name for f in fields(Department)}, where)
    there = now.departments.get(id, Department(id, Text("", "")))
    name = _name(entry["name"], where) if "name" in entry else there.name
    return replace(
        there, name=name, parent=_text(entry, "parent", there.parent, where), head=_text(entry, "head", there.head, where)
    )  # fmt: skip


def _person(id: str, now: Staff, entry: Entry, place: str) -> Person:
    where = f"{place}: people.{id}"
    _check_names(entry, {f.name for f in fields(Person)}, where)
    there = now.people.get(id, Person(id, "", ""))
    lists = {name: _words(entry, name, vars(there)[name], where) for name in ("roles", *DIMENSIONS)}
    active = entry.get("active", there.active)
    if not isinstance(active, bool):
        raise _wrong(where, "active is true or false")
    return Person(
        id, _text(entry, "name", there.name, where) or "", _text(entry, "department", there.department, where) or "",
        lists.pop("roles"), _text(entry, "email", there.email, where), _text(entry, "locale", there.locale, where) or "",
        active, **lists,
    )  # fmt: skip


def _check_names(entry: Entry, known: set[str], where: str) -> None:
    for name in entry:
        if name not in known - {"id"}:
            raise UnknownNameError(f"fact in {where}", str(name), known - {"id"})


def _name(value: object, where: str) -> Text:
    match value:
        case {"zh": str(zh), "en": str(en)}:
            return Text(zh=zh, en=en)
    raise _wrong(where, "name needs both languages, {zh: ..., en: ...}")


def _words(entry: Entry, name: str, there: tuple[str, ...], where: str) -> tuple[str, ...]:
    value = entry.get(name, list(there))
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise _wrong(where, f"{name} is a list such as {'[manager, finance]' if name == 'roles' else '[eu, us]'}")
    return tuple(value)


def _text(entry: Entry, name: str, there: str | None, where: str) -> str | None:
    value = entry.get(name, there)
    if value is not None and not isinstance(value, str):
        raise _wrong(where, f"{name} is a text; put it into quotes")
    return value


def _wrong(place: str, what: str) -> InputError:
    return InputError(f"{place}: {what}.", code="people_file", place=place)
