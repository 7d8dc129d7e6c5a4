"""What people are called who stand in logs, versions and comments."""

from __future__ import annotations

from collections.abc import Mapping

from helloword.audit import Actor
from helloword.people.keeping import staff
from helloword.workspace import Workspace


def names_of(workspace: Workspace) -> Mapping[str, str]:
    """The names of people by id, of those who left as well."""
    return {person.id: person.name for person in staff(workspace).people.values()}


def name_of(actor: str, names: Mapping[str, str]) -> str | None:
    """Who somebody in a log is; None for this machine and for the product itself.

    >>> name_of("person:kim", {"kim": "Kim Lee"}), name_of("local", {})
    ('Kim Lee', None)
    """
    id = Actor(actor).person
    return None if id is None else names.get(id, id)
